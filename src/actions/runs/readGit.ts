import { execFile } from 'node:child_process';
import { isMissing } from '../../base/errors';

const mostBytes = 1e8;

/** Programs that a repository can name for finding changed files and for signatures of commits. */
const noPrograms = ['-c', 'core.fsmonitor=false', '-c', 'log.showSignature=false'];
/** A clone that left out what is asked for would fetch it; the first of these is of a newer git. */
const noFetch = { GIT_NO_LAZY_FETCH: '1', GIT_ALLOW_PROTOCOL: 'none' };

/**
 * What a git command answers in a folder; null where it fails, and where there is no git. Only in folders that a person trusts.
 * Of what a repository configures nothing is run, and nothing is written to it; who asks for what differs from files on the
 * disk sees to its filters (`withoutOwnFilters.ts`).
 */
export async function readGit(
  folder: string,
  args: readonly string[],
  input = '',
  signal?: AbortSignal,
): Promise<Buffer | null> {
  const { error, stdout } = await ran(folder, args, input, signal);
  return error ? null : stdout;
}

/** The same for who has to know why nothing was answered: `problem`, as the end of a sentence. Rejects where it is aborted. */
export async function askGit(
  folder: string,
  args: readonly string[],
  signal: AbortSignal,
): Promise<{ readonly answer: Buffer } | { readonly problem: string }> {
  const { error, stdout, stderr } = await ran(folder, args, '', signal);
  signal.throwIfAborted();
  if (!error) return { answer: stdout };
  if (isMissing(error)) return { problem: 'it is not installed' };
  const [said = ''] = stderr.toString('utf8').trim().split('\n');
  return { problem: (said || error.message).replace(/^fatal: /, '').replace(/\.$/, '') };
}

interface Ran {
  readonly error: Error | null;
  readonly stdout: Buffer;
  readonly stderr: Buffer;
}

function ran(folder: string, args: readonly string[], input: string, signal?: AbortSignal): Promise<Ran> {
  const options = {
    cwd: folder,
    encoding: 'buffer',
    maxBuffer: mostBytes,
    ...(signal && { signal }),
    env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', ...noFetch },
  } as const;
  return new Promise((resolve) => {
    const child = execFile('git', [...noPrograms, ...args], options, (error, stdout, stderr) =>
      resolve({ error, stdout, stderr }),
    );
    // One that has ended early does not read on.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}
