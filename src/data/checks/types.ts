import { declaredFor } from './declaredFor';
import { plural } from '../../base/text';
import { CellKind } from '../profile/cellKind';
import type { ColumnProfile } from '../profile/tableProfile';
import { cellCause, explained } from './cause';
import type { Check, Explanation, TableContext } from './check';
import { countOf, dateKinds, enoughCells, natureOf, type Main, type Nature } from './nature';
import { isDeclaredText } from './numbers';
import { withDigits } from './numberText';
import { figure, nameOf, quoted, shown } from './shown';

/** Share of the cells that must be of one sort before the others are out of place. */
const dominant = 0.9;

const numberKinds: readonly CellKind[] = [
  CellKind.Integer,
  CellKind.Decimal,
  CellKind.LeadingZero,
  CellKind.Thousands,
  CellKind.DecimalComma,
  CellKind.NumberWithUnit,
  CellKind.NotFinite,
];

/** What does not belong into a column of each sort, as far as no closer check speaks of it. */
const foreign: Readonly<Record<Main, readonly CellKind[]>> = {
  number: [CellKind.NearNumber, CellKind.Text, CellKind.Boolean, CellKind.Time, CellKind.DateImpossible, ...dateKinds],
  date: [CellKind.Text, CellKind.Boolean, CellKind.Time, CellKind.NearNumber, ...numberKinds],
  time: [CellKind.Text, CellKind.Boolean, CellKind.NearNumber, CellKind.DateImpossible, ...numberKinds, ...dateKinds],
  boolean: [CellKind.Text, CellKind.Time, CellKind.NearNumber, CellKind.DateImpossible, CellKind.Decimal, ...dateKinds],
  text: [],
  none: [],
};

const names: Readonly<Record<Main, string>> = {
  number: 'numbers',
  date: 'dates',
  time: 'times',
  boolean: 'true or false',
  text: 'text',
  none: 'empty',
};

export const typeMixed: Check = {
  id: 'type-mixed',
  severity: 'warning',
  title: 'A value of another type',
  *find(table) {
    for (const column of table.profile.columns) {
      const nature = natureOf(column);
      const kinds = foreign[nature.main].filter((kind) => column.kind(kind).count > 0);
      const count = countOf(column, kinds);
      if (count === 0 || !isDominant(nature) || isMeantAsText(table, column)) continue;
      yield cellCause(column, { by: 'kinds', kinds }, count, {
        explain: ({ text }) => (nature.main === 'number' ? inNumbers(text, nature) : amongOthers(text, nature)),
        explainMore: (more) =>
          `${plural(more, 'more cell')} of ${nameOf(column)} ${more === 1 ? 'is' : 'are'} not ${names[nature.main]}.`,
      });
    }
  },
};

function isDominant(nature: Nature): boolean {
  const counts: Readonly<Record<Main, number>> = {
    number: nature.numberLike,
    date: nature.dates,
    time: nature.times,
    boolean: nature.booleans,
    text: 0,
    none: 0,
  };
  return nature.filled >= enoughCells && counts[nature.main] >= nature.filled * dominant;
}

/** A declared type or a list of values has its own check; text may be anything. */
function isMeantAsText(table: TableContext, column: ColumnProfile): boolean {
  return isDeclaredText(table, column) || declaredFor(table.expectations, column)?.type !== undefined;
}

function inNumbers(text: string, nature: Nature): Explanation {
  const rest = `${figure(nature.numberLike)} of ${figure(nature.filled)} values are numbers. The column would load as text.`;
  const digits = withDigits(text);
  if (digits === null) return explained(`${shown(text)} is not a number; ${rest} Write the number, or leave it empty.`);
  const where = digits.last ? 'ends in' : 'holds';
  return explained(`${quoted(text)} ${where} the letter ${digits.letter}; ${rest} Likely ${digits.text}.`, {
    kind: 'replace',
    title: `Replace ${quoted(text)} with ${digits.text} (letter ${digits.letter}, digit ${digits.digit})`,
    text: digits.text,
  });
}

function amongOthers(text: string, nature: Nature): Explanation {
  const { main, filled } = nature;
  const count = main === 'date' ? nature.dates : main === 'time' ? nature.times : nature.booleans;
  const what = main === 'boolean' ? 'true or false' : `a ${main}`;
  return explained(
    `${shown(text)} is not ${what}; ${figure(count)} of ${figure(filled)} values are. The column would load as text. Write ${what === 'true or false' ? 'one of them' : `the ${main}`}, or leave it empty.`,
  );
}
