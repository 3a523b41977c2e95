import Module from 'node:module';
import { sep } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';

/** Milliseconds of wall time, and of work of the thread alone where this Node can tell (else of the whole process). */
export interface Span {
  readonly wall: number;
  readonly cpu: number;
}

/** What the extension took of the host's only thread. */
export interface HostTime {
  /** Reading, compiling and running `extension.js` with all that it requires at once. */
  load: Span | null;
  /** The call of `activate`, to its return. */
  activate: Span | null;
  /** What it loaded after that, on demand. */
  later: Span;
}

type Load = (request: string, parent: unknown, isMain: boolean) => unknown;

/** What every loaded module goes through; VS Code itself puts its API in here. */
const loader = Module as unknown as { _load: Load };

/**
 * Listens in where modules are loaded, so that the time counts in which the host stood still for this extension, and not
 * the messages and the other extensions between them. Call it before the extension is asked for.
 */
export function measureHostTime(extensionPath: string): HostTime {
  const time: HostTime = { load: null, activate: null, later: { wall: 0, cpu: 0 } };
  const load = loader._load;
  let depth = 0;
  loader._load = function (this: unknown, request, parent, isMain) {
    const original = () => load.call(this, request, parent, isMain);
    if (depth > 0 || !isOwn(request, parent, extensionPath)) return original();
    depth++;
    const [exports, span] = timed(original);
    depth--;
    if (time.load === null) {
      time.load = span;
      return withTimedActivation(exports as Entry, time);
    }
    time.later = { wall: time.later.wall + span.wall, cpu: time.later.cpu + span.cpu };
    return exports;
  };
  return time;
}

interface Entry {
  readonly activate: (context: unknown) => unknown;
}

function withTimedActivation(entry: Entry, time: HostTime): Entry {
  const activate = (context: unknown): unknown => {
    const [result, span] = timed(() => entry.activate(context));
    time.activate = span;
    return result;
  };
  return { ...entry, activate };
}

function isOwn(request: string, parent: unknown, extensionPath: string): boolean {
  if (request.startsWith(extensionPath + sep)) return true;
  const from = (parent as { filename?: string } | undefined)?.filename ?? '';
  return request.startsWith('.') && from.startsWith(extensionPath + sep);
}

function timed<T>(act: () => T): [T, Span] {
  const start = performance.now();
  const used = threadMilliseconds();
  const result = act();
  return [result, { wall: performance.now() - start, cpu: threadMilliseconds() - used }];
}

function threadMilliseconds(): number {
  const { threadCpuUsage } = process as { threadCpuUsage?: () => NodeJS.CpuUsage };
  const { user, system } = threadCpuUsage ? threadCpuUsage.call(process) : process.cpuUsage();
  return (user + system) / 1000;
}
