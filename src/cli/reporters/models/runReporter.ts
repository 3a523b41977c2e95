import type { RunModels } from '../../../actions/models/runModel';
import { formatCount, plural } from '../../../base/text';
import type { Terminal } from '../../terminal';
import { textTable } from '../../textTable';

/** Rows that are shown; JSON has all of them. */
const mostRows = 20;

/** Predictions as a table, one row each, and how two versions differ. */
export function* runLines({ run, against, difference }: RunModels, terminal: Terminal): Iterable<string> {
  const sides = against ? [run, against] : [run];
  const columns = [{ title: 'row', right: true }, ...sides.map(({ version }) => ({ title: version, right: true }))];
  const lists = sides.map(({ outputs }) => (Array.isArray(outputs) ? (outputs as readonly unknown[]) : [outputs]));
  const rows = Array.from({ length: Math.min(run.rows, mostRows) }, (_, index) => [
    { text: String(index + 1) },
    ...lists.map((list) => ({ text: outputText(list[index]) })),
  ]);
  yield* textTable(columns, rows, { colour: terminal.colour, width: terminal.width ?? Infinity });
  if (run.rows > mostRows) yield `and ${formatCount(run.rows - mostRows)} more; --format json has all of them`;
  if (!difference || !against) return;
  const { differing, compared, maxAbsDiff } = difference;
  const largest = maxAbsDiff === null ? '' : `, by ${maxAbsDiff.toPrecision(3)} at most`;
  yield differing === 0
    ? `${run.version} and ${against.version} agree in ${plural(compared, 'value')}.`
    : `${formatCount(differing)} of ${plural(compared, 'value')} differ${largest}.`;
}

function outputText(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined ? '' : JSON.stringify(value);
}
