import { formatCount, plural } from '../../base/text';
import { CellKind } from '../profile/cellKind';
import type { ColumnProfile, DistinctValue } from '../profile/tableProfile';
import { cellCause, explained } from './cause';
import type { CellCause, TableContext } from './check';
import { isNumeric } from './declaredAdvice';
import { declaredFor, declaredTexts } from './declaredFor';
import { enoughCells, natureOf } from './nature';
import { nameOf, quoted } from './shown';

/** Share of the filled cells that have one width where a width is meant. */
const nearlyAll = 0.95;

/** Fewest cells that begin with a zero where codes may. */
const fewestZeros = 3;

/** Codes of one width that were a number for a while: those that began with a zero are a digit shorter now. */
export function lostZeros(table: TableContext, column: ColumnProfile): CellCause | null {
  const { values, complete } = column.distinct;
  const { filled } = natureOf(column);
  const type = declaredFor(table.expectations, column)?.type;
  if (!complete || filled < enoughCells || (type !== undefined && isNumeric(type))) return null;
  const codes = values.filter(({ value }) => /^\d+$/.test(value.trim()));
  const width = Math.max(...codes.map(widthOf));
  const full = codes.filter((code) => widthOf(code) === width);
  const zeros = countOf(full.filter(({ kind }) => kind === CellKind.LeadingZero));
  const allowed = declaredTexts(table.expectations, column);
  const short = codes.filter(
    (code) => widthOf(code) === width - 1 && code.kind === CellKind.Integer && !allowed.includes(code.value),
  );
  const [lost, whole] = [countOf(short), countOf(full)];
  if (lost === 0 || whole < filled * nearlyAll || zeros < Math.max(fewestZeros, lost)) return null;
  const others = `${formatCount(whole)} other values of ${nameOf(column)} have ${formatCount(width)}, and ${formatCount(zeros)} of them begin with 0`;
  return cellCause(column, { by: 'values', values: new Set(short.map(({ value }) => value)) }, lost, {
    severity: 'warning',
    explain: ({ text }) => {
      const right = text.trim().padStart(width, '0');
      return explained(
        `${quoted(text)} has ${plural(width - 1, 'digit')}; ${others}. Likely ${right}, which lost its zero as a number and joins with nothing. Write the zero.`,
        { kind: 'replace', title: `Write the zero: ${right}`, text: right },
      );
    },
    explainMore: (more) =>
      `${plural(more, 'more value')} of ${nameOf(column)} likely lost ${more === 1 ? 'its' : 'their'} zero as ${more === 1 ? 'a number' : 'numbers'}.`,
  });
}

function widthOf({ value }: DistinctValue): number {
  return value.trim().length;
}

function countOf(values: readonly DistinctValue[]): number {
  return values.reduce((sum, { count }) => sum + count, 0);
}
