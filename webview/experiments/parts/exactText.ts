import { pText } from '../../../src/base/numberText';
import { capital, plural } from '../../../src/base/text';
import type { ColumnInfo, ColumnRef } from '../../../src/protocol/experiments/column';
import { advantageSign, comparative } from '../../../src/protocol/experiments/comparison';
import { mostTicks, type Cell, type TableRow } from '../../../src/protocol/experiments/rows';
import { columnTitle } from '../model/columnTitle';
import { rankWords } from '../model/rankWords';
import { incompleteText } from '../../../src/base/incompleteRun';

/** Every digit of a number that a source wrote: "0.85", where it has more than are read at once "exactly 0.853741000000001". */
export function exact(value: number): string {
  const text = everyDigit(value);
  return text === workedOut(value, 0) ? text : `exactly ${text}`;
}

/** Six digits of a number that was worked out, of which more are noise; never fewer than its integer part and `decimals` have. */
export function workedOut(value: number, decimals: number): string {
  const whole = Math.floor(Math.log10(Math.abs(value))) + 1;
  const shown = Number.isFinite(whole) ? whole + Math.max(0, decimals) : 0;
  return everyDigit(Number(value.toPrecision(Math.min(17, Math.max(6, shown)))));
}

function everyDigit(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  return String(value).replace('Infinity', '∞').replaceAll('-', '−');
}

/** What the words of a cell follow from, besides the cell. */
interface CellWords extends Pick<ColumnInfo, 'goal' | 'unit'> {
  /** Digits after the point that the cell shows. */
  readonly decimals: number;
}

const noWords: CellWords = { goal: null, unit: '', decimals: 0 };

/** A cell with more digits than it has room for: "val_auc: mean 0.853741, 95 % t interval …, sd …, n 5". */
export function exactCell(column: ColumnRef, cell: Cell, words = noWords): string | null {
  if (cell === null) return null;
  const { decimals } = words;
  const figure = (value: number) => workedOut(value, decimals);
  const title = columnTitle(column);
  switch (cell.type) {
    case 'text':
      return `${title}: ${cell.value}${cell.mixed ? ' (not the same in all runs)' : ''}`;
    case 'number':
      return `${title}: ${isTime(column) ? new Date(cell.value).toLocaleString() : exact(cell.value)}`;
    case 'metric':
      return lines([
        `${title}: ${exact(cell.value)}`,
        cell.delta !== null && `Against the baseline: ${gainText(cell.delta, words)}`,
      ]);
    case 'notFinite':
      return `${title}: no finite value, ${cell.mixed ? 'NaN or infinite' : exact(cell.value)} in ${cell.n} of ${plural(cell.of, 'finished run')}`;
    case 'group':
      return lines([
        `${title}: mean ${figure(cell.mean)}`,
        !Number.isNaN(cell.low) && `95 % t interval ${figure(cell.low)} to ${figure(cell.high)}${cappedWords(cell)}`,
        !Number.isNaN(cell.sd) && `Standard deviation ${figure(cell.sd)}`,
        cell.n === 1 ? soleRunWords(cell, words) : `${cell.n} runs${sampledWords(cell)}`,
        cell.delta !== null && againstBaseline(cell.delta, words),
        cell.rank !== null && capital(rankWords(cell)),
      ]);
  }
}

/** With one run there is no interval, nor a test that could tell it from the best. */
function soleRunWords({ rank }: Extract<Cell, { type: 'group' }>, { goal }: CellWords): string {
  return rank === null && goal !== null ? '1 run: no interval, and no test against the best' : '1 run: no interval';
}

/** No mean lies beyond what its values cannot go beyond. */
function cappedWords({ capped }: Extract<Cell, { type: 'group' }>): string {
  return capped.length === 0 ? '' : `, capped at ${capped.map(everyDigit).join(' and ')}`;
}

/** Each run has a tick of its own, unless they are too many. */
function sampledWords({ n, values }: Extract<Cell, { type: 'group' }>): string {
  return n > mostTicks ? `; ticks of ${values.length} of them, evenly in their order, as far as the bar reaches` : '';
}

/** "better by 0.0044", "slower by 21.1 s": as the comparison says it. */
function gainText(difference: number, { goal, unit, decimals }: CellWords): string {
  if (difference === 0) return 'no difference';
  const size = workedOut(Math.abs(difference), decimals);
  return `${comparative(difference, goal, unit)} by ${size}${unit === '' ? '' : ` ${unit}`}`;
}

type Delta = NonNullable<Extract<Cell, { type: 'group' }>['delta']>;

/** The difference in words, its interval by the sign of the comparison, and which test says whether it is noise. */
function againstBaseline({ difference, verdict, pairedBy, alone, test }: Delta, words: CellWords): string {
  const parts = [`Against the baseline: ${gainText(difference, words)}`];
  if (test === null) return parts.join('');
  if (verdict === 'noise') parts.push('within noise');
  const ends = advantageSign(words.goal) < 0 ? [-test.high, -test.low] : [test.low, test.high];
  parts.push(`95 % interval ${ends.map((end) => workedOut(end, words.decimals)).join(' to ')}`);
  parts.push(`${pText(test.adjusted)}${test.among > 1 ? ' after Holm' : ''}`);
  parts.push(pairedBy === null ? `Welch's test: ${unpairedText(alone)}` : `paired by ${pairedBy}`);
  return `${parts.join(', ')}\nJudged by this metric alone: Compare corrects for all metrics that it compares`;
}

/** Why the runs are not paired, where a value keeps them from it. */
function unpairedText(alone: Delta['alone']): string {
  if (!alone) return 'the runs are not paired';
  const { by, first, second } = alone;
  const values = [
    ...(first > 0 ? [`${plural(first, 'value')} of the baseline`] : []),
    ...(second > 0 ? [`${plural(second, 'value')} of the group`] : []),
  ];
  const verb = first + second === 1 ? 'has' : 'have';
  return `the runs are not paired by ${by}, because ${values.join(' and ')} ${verb} no finite partner`;
}

/** A row in words. */
export function exactRow(row: TableRow): string {
  return lines([
    row.name,
    row.counted !== null &&
      row.counted < row.children.all &&
      `${row.counted} of ${plural(row.children.all, 'run')} finished${row.kind === 'rest' ? '' : ': means are over these'}`,
    row.experiment !== '' && `Experiment ${row.experiment}`,
    row.started !== null && `Started ${new Date(row.started).toLocaleString()}`,
    capital(incompleteText(row)),
    row.labels.length > 0 && `Tags ${row.labels.join(', ')}`,
    row.note,
  ]);
}

const lines = (parts: readonly (string | false)[]) => parts.filter(Boolean).join('\n');

function isTime(column: ColumnRef): boolean {
  return column.kind === 'attribute' && (column.key === 'started' || column.key === 'ended');
}
