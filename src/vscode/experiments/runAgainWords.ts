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
  const known = [argumentsOf(kind, code), commitOf(code, now, folder)].filter((words) => words !== '');
  return [...known, 'The command runs as a task in the folder of the project.'].join(' ');
}

function argumentsOf(kind: SourceKind, code: RunCode | null): string {
  if (code?.command) return '';
  const who = kind.startsWith('mlflow')
    ? 'MLflow records the script without its arguments'
    : 'No arguments were recorded';
  return `${who}: add those that the run had.`;
}

function commitOf(code: RunCode | null, now: string | null, folder: string): string {
  const commit = code?.commit ?? '';
  if (!/^[\da-f]{7,64}$/i.test(commit)) return 'Its commit was not recorded, so the code may be another.';
  const at = commit.slice(0, 7);
  const changes = code?.dirty ? ' with changes that were not committed' : '';
  if (now === commit) return changes === '' ? '' : `The run was made at ${at}${changes}.`;
  const here = now === null ? '' : `; the folder is at ${now.slice(0, 7)}`;
  // A working tree of its own leaves alone what somebody works on.
  const there = `For that code in a folder of its own run git worktree add ../${folder}-${at} ${at}`;
  return `The run was made at ${at}${changes}${here}. ${there}, and the command there.`;
}
