import type * as Fs from 'node:fs';
import type * as FsPromises from 'node:fs/promises';

export interface Fault {
  /** ENOSPC: the disk is full; EROFS: it is read-only. */
  readonly code: string;
  /** Calls after the one that failed fail as well. */
  readonly lasting: boolean;
}

const fullOnce: Fault = { code: 'ENOSPC', lasting: false };

/** What changes a disk, counted while armed; the call with the number `failAt` fails. */
const state = { armed: false, calls: [] as string[], failAt: 0, fault: fullOnce };

/** Runs `work` while its n-th call that changes the disk fails; tells whether there was one. */
export async function failing(
  failAt: number,
  work: () => unknown,
  fault = fullOnce,
): Promise<{ failed: boolean; error: unknown }> {
  Object.assign(state, { armed: true, calls: [], failAt, fault });
  try {
    await work();
    return { failed: state.calls.length >= failAt, error: null };
  } catch (error) {
    return { failed: state.calls.length >= failAt, error };
  } finally {
    state.armed = false;
  }
}

/** The calls of the last work, by name. */
export function countedCalls(): readonly string[] {
  return state.calls;
}

type Call = (...args: never[]) => unknown;

function faulty<Work extends Call>(name: string, work: Work, receiver?: unknown): Work {
  return ((...args: never[]) => {
    if (state.armed) {
      state.calls.push(name);
      const { code, lasting } = state.fault;
      if (lasting ? state.calls.length >= state.failAt : state.calls.length === state.failAt)
        throw Object.assign(new Error(`${code}: ${name}`), { code });
    }
    return work.apply(receiver, args);
  }) as Work;
}

/** For `vi.mock('node:fs', …)`. */
export function faultyFs(fs: typeof Fs): typeof Fs {
  const changes = {
    writeSync: faulty('write', fs.writeSync as Call),
    writeFileSync: faulty('write', fs.writeFileSync as Call),
    fsyncSync: faulty('fsync', fs.fsyncSync as Call),
    renameSync: faulty('rename', fs.renameSync as Call),
    linkSync: faulty('link', fs.linkSync as Call),
    mkdirSync: faulty('mkdir', fs.mkdirSync as Call),
  };
  return { ...fs, ...changes, default: { ...fs, ...changes } } as never;
}

/** For `vi.mock('node:fs/promises', …)`. */
export function faultyFsPromises(fs: typeof FsPromises): typeof FsPromises {
  const changes = {
    open: async (...args: Parameters<typeof fs.open>) => faultyHandle(await fs.open(...args)),
    rename: asynchronous(faulty('rename', fs.rename)),
    link: asynchronous(faulty('link', fs.link)),
    copyFile: asynchronous(faulty('copy', fs.copyFile as Call)),
    writeFile: asynchronous(faulty('write', fs.writeFile as Call)),
    mkdir: asynchronous(faulty('mkdir', fs.mkdir as Call)),
  };
  return { ...fs, ...changes, default: { ...fs, ...changes } } as never;
}

function asynchronous(work: Call): Call {
  return (...args) => Promise.resolve().then(() => work(...args));
}

function faultyHandle(handle: FsPromises.FileHandle): FsPromises.FileHandle {
  const changing = ['write', 'sync', 'datasync', 'writeFile', 'writev'] as const;
  return new Proxy(handle, {
    get: (target, key) => {
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value !== 'function') return value;
      const name = changing.find((it) => it === key);
      return name ? asynchronous(faulty(name, value as Call, target)) : (value as () => unknown).bind(target);
    },
  });
}
