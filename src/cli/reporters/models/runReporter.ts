import type { RunModels } from '../../../actions/models/runModel';
import { formatCount, plural } from '../../../base/text';
import { outputRows } from '../../../models/restore/compareOutputs';
import type { Terminal } from '../../terminal';
import { textTable } from '../../textTable';

/** Rows that are shown; JSON has all of them. */
const mostRows = 20;

/** Predictions as a table, one row each, and how two versions differ: then the rows in which they do. */
export function* runLines(ran: RunModels, terminal: Terminal): Iterable<string> {
  const { run, against, difference } = ran;
  const numbers = shownRows(ran);
  const sides = against ? [run, against] : [run];
  const columns = [{ title: 'row', right: true }, ...sides.map(({ version }) => ({ title: version, right: true }))];
  const lists = sides.map(({ outputs }) => outputRows(outputs));
  const rows = numbers
    .slice(0, mostRows)
    .map((row) => [{ text: formatCount(row) }, ...lists.map((list) => ({ text: outputText(list[row - 1]) }))]);
  yield* textTable(columns, rows, { colour: terminal.colour, width: terminal.width ?? Infinity });
  if (numbers.length > mostRows)
    yield `and ${formatCount(numbers.length - mostRows)} more; --format json has all of them`;
  const both = Math.min(...sides.map((side) => side.rows));
  const alike = both - numbers.length;
  if (alike > 0) yield `The other ${plural(alike, 'row')} ${alike === 1 ? 'is' : 'are'} alike.`;
  if (!difference || !against) return;
  const alone = Math.max(run.rows, against.rows) - both;
  if (alone > 0) yield `Only ${run.rows > both ? run.version : against.version} has ${plural(alone, 'more row')}.`;
  const { differing, compared, maxAbsDiff } = difference;
  const largest = maxAbsDiff === null ? '' : `, by ${maxAbsDiff.toPrecision(3)} at most`;
  yield differing === 0
    ? `${run.version} and ${against.version} agree in ${plural(compared, 'value')}.`
    : `${formatCount(differing)} of ${plural(compared, 'value')} differ${largest}.`;
}

/** Those that differ, where any do, from 1. */
function shownRows({ run, differingRows }: RunModels): readonly number[] {
  if (differingRows !== null && differingRows.length > 0) return differingRows;
  return Array.from({ length: run.rows }, (_, index) => index + 1);
}

function outputText(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined ? '' : JSON.stringify(value);
}
