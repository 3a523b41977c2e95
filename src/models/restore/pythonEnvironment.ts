import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { listsNothing } from '../package/requirementsList';
import { Refusal } from '../refusal';
import { runInvocation, type Invocation } from './childProcess';

/** The Python that a restored model is run with, and how it comes to be. */
export interface PythonEnvironment {
  readonly python: string;
  /** Whether it was made for this, so that nothing but its own packages may count. */
  readonly isolated: boolean;
  /** Whether it was made of requirements that list nothing. */
  readonly isEmpty: boolean;
  /** What has to be run once to make it; empty where it is there. */
  readonly steps: readonly Invocation[];
  /** The folder that the steps fill, and the one that it becomes; null where nothing is made. */
  readonly folder: { readonly partial: string; readonly whole: string } | null;
  /** How it is told of, without any path of this machine: "venv of requirements 3f2a…". */
  readonly description: string;
}

/** A Python cannot be had: what the tool said last. */
export class EnvironmentFailure extends Error {
  override readonly name = 'EnvironmentFailure';
}

/** What decides about an environment. */
export interface EnvironmentWish {
  /** A Python to be used as it is; null: one is made of the requirements. */
  readonly python: string | null;
  /** The Python that the model was made with, as `3.11.7`; null: the package does not say. */
  readonly version: string | null;
  /** Absolute path of the requirements; null: the package has none. */
  readonly requirements: { readonly path: string; readonly text: string } | null;
  readonly env: NodeJS.ProcessEnv;
  /** Where environments are kept from one drill to the next. */
  readonly cache: string;
}

const givenPython = 'a Python that was there, as it is';

/**
 * The environment of a package: made once for each content of its requirements and each Python, by uv where it is there, else by
 * venv and pip.
 */
export function plannedEnvironment({ python, version, requirements, env, cache }: EnvironmentWish): PythonEnvironment {
  if (python !== null)
    return { python, isolated: false, isEmpty: false, steps: [], folder: null, description: givenPython };
  if (requirements === null)
    throw new Refusal('The package names no requirements, so no environment can be built; name a Python.', {
      onCommandLine: '--python does.',
    });
  const minor = /^\d+\.\d+/.exec(version ?? '')?.[0] ?? null;
  const wanted = minor === null ? requirements.text : `Python ${minor}\n${requirements.text}`;
  const digest = createHash('sha256').update(wanted).digest('hex').slice(0, 12);
  const uv = onPath('uv', env) !== null;
  const whole = join(cache, `${uv ? 'uv' : 'venv'}-${digest}`);
  const description = `${uv ? 'uv' : 'venv'} of requirements ${digest}`;
  const made = { python: programIn(whole), isolated: true, isEmpty: listsNothing(requirements.text), description };
  if (existsSync(join(whole, ready))) return { ...made, steps: [], folder: null };
  const partial = `${whole}.${process.pid}.partial`;
  const steps = uv ? uvSteps(partial, requirements.path, minor) : venvSteps(partial, requirements.path, minor, env);
  return { ...made, steps, folder: { partial, whole } };
}

/**
 * Makes what is not there yet. Throws `EnvironmentFailure` where a step fails; nothing half made stays behind. `onLine` is told
 * what the tools say.
 */
export async function makeEnvironment(
  { steps, folder }: PythonEnvironment,
  signal: AbortSignal,
  onLine: (line: string) => void,
): Promise<void> {
  if (folder === null) return;
  mkdirSync(join(folder.whole, '..'), { recursive: true });
  try {
    for (const step of steps) {
      const { code, lastLine } = await runInvocation(step, signal, onLine);
      if (code !== 0) throw new EnvironmentFailure(whyFailed(step, code, lastLine));
    }
    writeFileSync(join(folder.partial, ready), '');
    if (!existsSync(join(folder.whole, ready))) {
      rmSync(folder.whole, { recursive: true, force: true });
      renameSync(folder.partial, folder.whole);
    }
  } finally {
    rmSync(folder.partial, { recursive: true, force: true });
  }
}

function whyFailed({ program }: Invocation, code: number | null, lastLine: string): string {
  if (code === null && lastLine.endsWith('ENOENT')) return `${program} is not on the PATH; another Python can be named`;
  return lastLine === '' ? `${program} failed` : lastLine;
}

/** The folder of this user where environments are kept. */
export function environmentsFolder(env: NodeJS.ProcessEnv): string {
  const mac = process.platform === 'darwin' ? join(homedir(), 'Library', 'Caches') : null;
  const base = env.XDG_CACHE_HOME ?? env.LOCALAPPDATA ?? mac ?? join(homedir(), '.cache');
  return join(base, 'tend', 'environments');
}

/** A file in a folder that was made to its end. */
const ready = '.tend-ready';

function uvSteps(folder: string, requirements: string, minor: string | null): readonly Invocation[] {
  const python = minor === null ? [] : ['--python', minor];
  return [
    { program: 'uv', args: ['venv', '--quiet', ...python, folder] },
    {
      program: 'uv',
      args: ['pip', 'install', '--python', programIn(folder), '--requirement', requirements],
      env: quiet,
    },
  ];
}

/** The Python of that version, else the one that is there: its version stands in what the drill records. */
function venvSteps(
  folder: string,
  requirements: string,
  minor: string | null,
  env: NodeJS.ProcessEnv,
): readonly Invocation[] {
  const names = [...(minor === null ? [] : [`python${minor}`]), 'python3', 'python'];
  // Where none is there, running it says so.
  const python = names.map((name) => onPath(name, env)).find((it) => it !== null) ?? 'python3';
  const install = ['-m', 'pip', 'install', '--disable-pip-version-check', '--requirement', requirements];
  return [
    { program: python, args: ['-m', 'venv', folder] },
    { program: programIn(folder), args: install, env: quiet },
  ];
}

/** pip asks nothing. */
const quiet = { PIP_NO_INPUT: '1' };

function programIn(folder: string): string {
  return process.platform === 'win32' ? join(folder, 'Scripts', 'python.exe') : join(folder, 'bin', 'python');
}

function onPath(name: string, env: NodeJS.ProcessEnv): string | null {
  const names = process.platform === 'win32' ? [`${name}.exe`, `${name}.cmd`] : [name];
  const folders = (env.PATH ?? env.Path ?? '').split(delimiter).filter((folder) => folder !== '');
  const paths = folders.flatMap((folder) => names.map((file) => join(folder, file)));
  return paths.find((path) => existsSync(path)) ?? null;
}
