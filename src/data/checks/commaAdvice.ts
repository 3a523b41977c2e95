import { CellKind } from '../profile/cellKind';
import type { ColumnProfile } from '../profile/tableProfile';
import type { TableContext } from './check';
import { dateKinds } from './nature';
import { writesPoint } from './numberText';
import { nameOf, quoted } from './shown';

/** Kinds of cells of which pandas may make a number when it leaves out points. */
const pointedKinds: readonly CellKind[] = [
  ...[CellKind.Decimal, CellKind.LeadingZero, ...dateKinds],
  ...[CellKind.DateImpossible, CellKind.Text],
];

/**
 * What is to be done about a column of decimal commas. Points between its groups would become decimal points; pandas
 * can be told of them for the whole file alone, where it takes the points out of everything else that is digits and points.
 */
export function commaAdvice(table: TableContext, column: ColumnProfile): string {
  const grouped = column.kind(CellKind.DecimalComma).cells.some((place) => table.text(place).includes('.'));
  if (!grouped) return 'Write points, or load with decimal=",".';
  const harmed = harmedByThousands(table, column);
  if (harmed === null) return 'Write points, or load with decimal="," and thousands=".".';
  const { other, text } = harmed;
  return `Write points, or replace points and commas in this column after loading; not with thousands=".", which makes ${text.replaceAll('.', '').replace(/^0+(?=.)/, '')} of ${quoted(text, 20)} in ${nameOf(other)}.`;
}

/** A cell of another column of which `thousands="."` makes another number without a word; null where there is none. */
function harmedByThousands(
  table: TableContext,
  column: ColumnProfile,
): { readonly other: ColumnProfile; readonly text: string } | null {
  for (const other of table.profile.columns) {
    if (other === column) continue;
    for (const place of pointedKinds.flatMap((kind) => other.kind(kind).cells)) {
      const text = table.text(place).trim();
      if (/^\d+(\.\d+)+$/.test(text) && writesPoint(text)) return { other, text };
    }
  }
  return null;
}
