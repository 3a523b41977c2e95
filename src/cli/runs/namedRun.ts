import { findRun } from '../../actions/runs/findRuns';
import { shorten } from '../../base/text';
import type { RunNumber, RunStore } from '../../runs/runStore';
import { CommandError } from '../commandError';

const mostNamed = 5;

/** The run that an argument names; null: none, and it may mean something else. */
export function namedRun(store: RunStore, argument: string): RunNumber | null {
  const found = findRun(store, argument);
  if (found.kind === 'one') return found.number;
  if (found.kind === 'none') return null;
  const ids = found.ids.slice(0, mostNamed).join(', ');
  const more = found.ids.length > mostNamed ? ` and ${found.ids.length - mostNamed} more` : '';
  throw new CommandError(`"${shorten(argument)}" means several runs: ${ids}${more}. Name one by its id.`);
}

/** The sentence where an argument names no run. */
export function noSuchRun(argument: string): CommandError {
  return new CommandError(`There is no run "${shorten(argument)}"; tend runs list shows their ids.`);
}
