import { runsTable } from '../../actions/runs/export/runsTable';
import { writeTable } from '../../actions/runs/export/writeTable';
import { allColumns, tellingColumns } from '../../actions/runs/listedColumns';
import { plural } from '../../base/text';
import type { ColumnRef } from '../../runs/columns';
import type { CommandContext } from '../commandContext';
import { listJson, listText, type ListedRuns } from '../reporters/runs/listReporter';
import { withRuns, type OpenedRuns } from './openedRuns';
import type { RunsFormat, SelectOptions } from './runsOptions';
import { selectRuns, selectedColumns } from './selecting';

export interface ListOptions extends SelectOptions {
  readonly format: RunsFormat;
  /** Text: every column, however long the lines become. */
  readonly all?: boolean;
}

/** Prints the runs that the options mean. */
export async function printRuns(context: CommandContext, options: ListOptions): Promise<void> {
  await withRuns(context, options, (runs) => print(context, runs, options));
}

/** Rows of a terminal that one looks through. */
const textLimit = 100;

/** Characters of a line where no terminal says how many it has room for. */
const usualWidth = 120;

function print(context: CommandContext, runs: OpenedRuns, options: ListOptions): void {
  const { terminal, version } = context;
  const { store } = runs;
  const found = selectRuns(context, runs, options);
  const limit = options.limit ?? (options.format === 'text' ? textLimit : Infinity);
  const listed: ListedRuns = { store, total: found.length, numbers: found.subarray(0, limit) };
  if (options.format === 'json') for (const piece of listJson(listed, version)) terminal.out(piece);
  else if (options.format === 'text') printText(context, runs, listed, options);
  else {
    const named = selectedColumns(runs, options.column);
    const columns = named.length > 0 ? identified(named, options.format) : allColumns(store.columns());
    terminal.out(writeTable(runsTable(store, listed.numbers, columns), options.format));
  }
}

/** Columns that were named, behind what tells whose they are: for programs the id, for everybody the name. */
function identified(named: readonly ColumnRef[], format: RunsFormat): readonly ColumnRef[] {
  const keys = format === 'csv' ? (['id', 'name'] as const) : (['name'] as const);
  const missing = keys.filter((key) => !named.some((column) => column.kind === 'attribute' && column.key === key));
  return [...missing.map((key) => ({ kind: 'attribute' as const, key })), ...named];
}

function printText(context: CommandContext, opened: OpenedRuns, listed: ListedRuns, options: ListOptions): void {
  const { store, meaning, note } = opened;
  const { terminal, now } = context;
  const isNamed = options.column.length > 0;
  const columns = isNamed ? selectedColumns(opened, options.column) : tellingColumns(store.columns(), meaning);
  const width = options.all ? Infinity : (terminal.width ?? (isNamed ? Infinity : usualWidth));
  for (const line of listText(listed, { columns, now: now().getTime(), colour: terminal.colour, width }))
    terminal.out(`${line}\n`);
  if (listed.total > 0) return;
  const { runs } = store.count();
  note(
    runs === 0
      ? 'No runs were found; tend runs import names what cannot be read.'
      : `No run of ${plural(runs, 'run')} matches.`,
  );
}
