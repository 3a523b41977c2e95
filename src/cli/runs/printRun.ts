import { showRun, showSeries } from '../../actions/runs/showRun';
import { nearestName, shorten } from '../../base/text';
import type { RunNumber } from '../../runs/runStore';
import type { CommandContext } from '../commandContext';
import { CommandError } from '../commandError';
import { seriesText, showJson, showText } from '../reporters/runs/showReporter';
import { namedRun, noSuchRun } from './namedRun';
import { withRuns, type OpenedRuns } from './openedRuns';
import type { RunsOptions } from './runsOptions';

export interface ShowOptions extends RunsOptions {
  readonly format: 'text' | 'json';
  readonly metric?: string;
}

/** Prints the run that is named, or every point of one of its metrics. */
export async function printRun(context: CommandContext, id: string, options: ShowOptions): Promise<void> {
  await withRuns(context, options, (runs) => print(context, runs, id, options), [id]);
}

function print(context: CommandContext, runs: OpenedRuns, id: string, options: ShowOptions): void {
  const { terminal, version, now } = context;
  const number = namedRun(runs.store, id);
  const details = number === null ? null : runs.store.details(number);
  const shown = number === null ? null : showRun(runs.store, number);
  if (number === null || !details || !shown) throw noSuchRun(id);
  const series = options.metric === undefined ? null : seriesOf(runs, number, options.metric);
  if (options.format === 'json') {
    terminal.out(showJson(shown, series, version));
    return;
  }
  const text = { now: now().getTime(), colour: terminal.colour, width: terminal.width ?? Infinity };
  for (const line of series ? seriesText(series, text) : showText(details, text)) terminal.out(`${line}\n`);
}

function seriesOf({ store }: OpenedRuns, number: RunNumber, key: string) {
  const series = showSeries(store, number, key);
  if (series) return series;
  const near = nearestName(key, [...(store.details(number)?.metrics.keys() ?? [])]);
  const hint = near === null ? '' : ` Did you mean "${near}"?`;
  throw new CommandError(`The run has no metric "${shorten(key)}".${hint}`);
}
