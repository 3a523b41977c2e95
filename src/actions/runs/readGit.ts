import { execFile } from 'node:child_process';

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
export function readGit(
  folder: string,
  args: readonly string[],
  input = '',
  signal?: AbortSignal,
): Promise<Buffer | null> {
  const options = {
    cwd: folder,
    encoding: 'buffer',
    maxBuffer: mostBytes,
    ...(signal && { signal }),
    env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', ...noFetch },
  } as const;
  return new Promise((resolve) => {
    const child = execFile('git', [...noPrograms, ...args], options, (error, stdout) => resolve(error ? null : stdout));
    // One that has ended early does not read on.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}
