import type { RunCode, SourceKind } from '../../runs/run';

/** A run that is to be started again, and where its folder is. */
export interface RunAgain {
  readonly kind: SourceKind;
  readonly code: RunCode | null;
  /** Commit that the folder is at; null: none. */
  readonly now: string | null;
  /** Name of the folder. */
  readonly folder: string;
}

/** What somebody should know before the command that stands above is run: in what it may not be what ran then. */
export function runAgainWords({ kind, code, now, folder }: RunAgain): string {
  const known = [argumentsOf(kind, code), commitOf(code, now, folder), unsaidChanges(code)].filter(
    (words) => words !== '',
  );
  return [...known, 'The command runs as a task in the folder of the project.'].join(' ');
}

/** What the task is called, and so its terminal: with the commit of the run, and the one that the folder is at where that is another. */
export function runAgainTask(name: string, { code, now }: Pick<RunAgain, 'code' | 'now'>): string {
  const at = shortCommit(code);
  if (at === null) return `${name}, its commit not recorded`;
  const here = now === null || isAt(code, now) ? '' : `, now at ${now.slice(0, 7)}`;
  return `${name}, made at ${at}${here}`;
}

/** Null: none was recorded. What is no digest could be an option. */
function shortCommit(code: RunCode | null): string | null {
  const commit = code?.commit ?? '';
  return /^[\da-f]{7,64}$/i.test(commit) ? commit.slice(0, 7) : null;
}

/** A commit may have been recorded by its first digits. */
function isAt(code: RunCode | null, now: string | null): boolean {
  return now !== null && shortCommit(code) !== null && now.startsWith((code?.commit ?? '').toLowerCase());
}

function argumentsOf(kind: SourceKind, code: RunCode | null): string {
  if (code?.command) return '';
  const who = kind.startsWith('mlflow')
    ? 'MLflow records the script without its arguments'
    : 'No arguments were recorded';
  return `${who}: add those that the run had.`;
}

function commitOf(code: RunCode | null, now: string | null, folder: string): string {
  const at = shortCommit(code);
  if (at === null) return 'Its commit was not recorded, so the code may be another.';
  const changes = code?.dirty ? ' with changes that were not committed' : '';
  if (isAt(code, now)) return changes === '' ? '' : `The run was made at ${at}${changes}.`;
  const here = now === null ? '' : `; the folder is at ${now.slice(0, 7)}`;
  // A working tree of its own leaves alone what somebody works on.
  const there = `For that code in a folder of its own run git worktree add ../${folder}-${at} ${at}`;
  return `The run was made at ${at}${changes}${here}. ${there}, and the command there.`;
}

/** Of most trackers a commit is all that is known. */
function unsaidChanges(code: RunCode | null): string {
  const isUnsaid = shortCommit(code) !== null && code?.dirty === null;
  return isUnsaid ? 'Whether the run had changes that were not committed was not recorded.' : '';
}
