import { accountDeclared } from './accountNumbers';
import { adviceFor, asDeclared, isNumeric } from './declaredAdvice';
import { declaredFor, declaredTexts, isNamed, isOfOtherRange, isOfOtherType, wrongTypeOf } from './declaredFor';
import { formatCount, nearest, nearestName, plural } from '../../base/text';
import type { ColumnExpectation, ColumnType } from '../../project/expectations';
import { CellFlag, CellKind } from '../profile/cellKind';
import { expectationOf } from '../profile/declared';
import type { ColumnProfile } from '../profile/tableProfile';
import { cellCause, columnCause, explained, samplesOf } from './cause';
import type { Cause, Check, MendPlan, Selector, TableContext } from './check';
import { commaAdvice } from './commaAdvice';
import { loadedAs, missingKinds, natureOf, writesCommas } from './nature';
import { listed, nameOf, quoted, shown } from './shown';

export const schemaType: Check = {
  id: 'schema-type',
  severity: 'error',
  *find(table) {
    for (const column of table.profile.columns)
      if (isOfOtherType(table.expectations, column)) yield* otherColumnType(table, column);
    yield* declared(
      table,
      (column) => wrongTypeOf(table.expectations, column),
      ({ type }, column) =>
        type === undefined || isOfOtherType(table.expectations, column)
          ? null
          : {
              say: (text) => {
                const account = isNumeric(type) ? accountDeclared(text, type === 'integer') : null;
                if (account !== null)
                  return [
                    `${shown(text)} ${account.says}; tend.yaml declares ${nameOf(column)} ${typeWords[type]}. ${account.advice}`,
                    account.right,
                  ];
                const right = asDeclared(text, type);
                const advice = right === null ? adviceFor(text, type, writesCommas(column)) : `Likely ${shown(right)}.`;
                return [
                  `${shown(text)} is not ${typeWords[type]}; tend.yaml declares ${nameOf(column)} so. ${advice}`,
                  right,
                ];
              },
              more: `not ${typeWords[type]}`,
            },
    );
  },
};

/** A declaration that hardly a cell keeps, with what the column is instead. */
function* otherColumnType(table: TableContext, column: ColumnProfile): Iterable<Cause> {
  const type = declaredFor(table.expectations, column)?.type;
  const { select, count } = wrongTypeOf(table.expectations, column);
  const [first] = samplesOf(column, select);
  if (type === undefined || first === undefined) return;
  const advice = accountsAdvice(table, column, type) ?? adviceForAll(table, column);
  const each = (text: string): string =>
    `${noneOf(column, count)} ${typeWords[type]}; tend.yaml declares it so. They read ${quoted(text, 20)} and the like, which pandas loads as ${loadedAs(column)}. ${advice}`;
  yield columnCause(column, each(table.text(first)), { select, count, each });
}

/** "None of the 40 values of x is", "59 of the 60 values of x are not". */
function noneOf(column: ColumnProfile, count: number): string {
  const { filled } = natureOf(column);
  const values = `the ${plural(filled, 'value')} of ${nameOf(column)}`;
  return count === filled ? `None of ${values} is` : `${formatCount(count)} of ${values} are not`;
}

/** Where the first cells of a column of declared numbers are negative ones as ledgers write them; null: they are not. */
function accountsAdvice(table: TableContext, column: ColumnProfile, type: ColumnType): string | null {
  if (!isNumeric(type)) return null;
  const texts = samplesOf(column, wrongTypeOf(table.expectations, column).select).map((place) => table.text(place));
  const [first, ...others] = texts.map((text) => accountDeclared(text, type === 'integer'));
  if (!first || others.includes(null)) return null;
  return `${quoted(texts[0]?.trim() ?? '', 20)} ${first.says}. ${first.advice}`;
}

/** What is to be done where nearly all cells are numbers that few readers understand, or something else. */
function adviceForAll(table: TableContext, column: ColumnProfile): string {
  const isUsual = (kind: CellKind) => column.kind(kind).count > natureOf(column).filled / 2;
  if (isUsual(CellKind.DecimalComma)) return commaAdvice(table, column);
  if (isUsual(CellKind.Thousands)) return 'Write them without the separators of thousands.';
  if (isUsual(CellKind.NumberWithUnit)) return 'Write the numbers alone, and the unit into the name of the column.';
  return 'Correct the type, or the values.';
}

export const schemaRange: Check = {
  id: 'schema-range',
  severity: 'error',
  *find(table) {
    for (const column of table.profile.columns)
      if (isOfOtherRange(table.expectations, column)) yield* otherColumnRange(table, column);
    yield* declared(table, flagged(CellFlag.OutOfRange), ({ range }, column) =>
      range === undefined || isOfOtherRange(table.expectations, column)
        ? null
        : {
            say: (text) => [
              `${nameOf(column)} is ${shown(text)}; tend.yaml allows ${range[0]} to ${range[1]}. Correct the cell, or the range if it is wrong.`,
              null,
            ],
            more: `outside ${range[0]} to ${range[1]}`,
          },
    );
  },
};

/** A range in which hardly a cell lies, with what the cells are instead. */
function* otherColumnRange(table: TableContext, column: ColumnProfile): Iterable<Cause> {
  const range = declaredFor(table.expectations, column)?.range;
  const { count, cells } = column.flag(CellFlag.OutOfRange);
  const [first] = cells;
  if (range === undefined || first === undefined) return;
  const each = (text: string): string =>
    `${noneOf(column, count)} within ${range[0]} to ${range[1]}, which tend.yaml allows. They read ${shown(text, 20)} and the like. Correct the range, or the unit of the values.`;
  const select = { by: 'flags', flags: [CellFlag.OutOfRange] } as const;
  yield columnCause(column, each(table.text(first)), { select, count, each });
}

export const schemaDomain: Check = {
  id: 'schema-domain',
  severity: 'error',
  find: (table) =>
    declared(table, flagged(CellFlag.NotDeclared), (_, column) => {
      const values = declaredTexts(table.expectations, column);
      const all = listed(
        values.map((value) => shown(value, 20)),
        4,
      );
      return {
        say: (text) => {
          const right = sameValue(text, values);
          const near = right ?? nearest(text.trim(), values);
          const advice = near === null ? 'Correct the cell, or add the value.' : `Likely ${quoted(near)}.`;
          return [
            `${quoted(text)} is none of the values that tend.yaml declares for ${nameOf(column)} (${all}). ${advice}`,
            right,
          ];
        },
        more: 'none of the declared values',
      };
    }),
};

export const schemaNull: Check = {
  id: 'schema-null',
  severity: 'error',
  *find(table) {
    for (const column of table.profile.columns) {
      if (declaredFor(table.expectations, column)?.nullable !== false) continue;
      const { missing } = natureOf(column);
      if (missing === 0) continue;
      yield cellCause(column, { by: 'kinds', kinds: missingKinds }, missing, {
        explain: ({ text }) =>
          explained(
            `${nameOf(column)} is ${text.trim() === '' ? 'empty' : quoted(text)}; tend.yaml says that it is never missing. Fill it in, or drop the row.`,
          ),
        explainMore: (more) =>
          `${plural(more, 'more cell')} of ${nameOf(column)} ${more === 1 ? 'is' : 'are'} missing; tend.yaml says that none is.`,
      });
    }
  },
};

export const schemaMissingColumn: Check = {
  id: 'schema-missing-column',
  severity: 'error',
  *find(table) {
    const { expectations, profile } = table;
    // Without a header nothing has a name; that is the fault then.
    if (table.header === null) return;
    const names = profile.columns.filter((column) => column.header !== null).map((column) => column.name.trim());
    const free = names.filter((name) => expectationOf(expectations, name) === null);
    const roles: readonly (readonly [string | null, string])[] = [
      [expectations.target, 'as target'],
      [expectations.id, 'as id'],
      [expectations.time, 'as time'],
    ];
    const wanted = new Map(Object.keys(expectations.columns).map((name) => [name, 'among the columns']));
    for (const [name, role] of roles) if (name !== null && !wanted.has(name)) wanted.set(name, role);
    const isRole = (name: string) => roles.some(([named]) => named === name);
    for (const [name, role] of wanted) {
      if (names.includes(name.trim())) continue;
      // A declared column may be a role too, but is no other declared one.
      const near = nearestName(name, isRole(name) ? names : free);
      const advice = near === null ? 'Add it, or correct tend.yaml.' : `Likely it is ${quoted(near)} here.`;
      yield {
        scope: 'file',
        count: 1,
        message: `tend.yaml names ${quoted(name)} ${role}, but the header does not: code that asks for it stops. ${advice}`,
      };
    }
  },
};

export const schemaNewColumn: Check = {
  id: 'schema-new-column',
  severity: 'info',
  *find(table) {
    const { target, id, time } = table.expectations;
    // Who declares a few columns does not mean the rest to be wrong.
    const declaredHere = table.profile.columns.filter(
      (column) => declaredFor(table.expectations, column) !== null,
    ).length;
    if (declaredHere === 0 || declaredHere < table.profile.columns.length / 2) return;
    for (const column of table.profile.columns) {
      if (
        declaredFor(table.expectations, column) !== null ||
        [target, id, time].some((name) => isNamed(name, column)) ||
        column.header === null
      )
        continue;
      yield {
        scope: 'header',
        column,
        explanation: explained(
          `${nameOf(column)} is not declared in tend.yaml: nothing says what it should hold, and a model may learn from it. Declare it, or drop it.`,
        ),
      };
    }
  },
};

interface Violation {
  /** The message, and the value that was meant where there is no doubt. */
  say(text: string): readonly [message: string, right: string | null];
  /** What the cells beyond the cap are. */
  readonly more: string;
}

interface Cells {
  readonly select: Selector;
  readonly count: number;
}

function flagged(flag: CellFlag): (column: ColumnProfile) => Cells {
  return (column) => ({ select: { by: 'flags', flags: [flag] }, count: column.flag(flag).count });
}

function* declared(
  table: TableContext,
  cellsOf: (column: ColumnProfile) => Cells,
  violation: (expectation: ColumnExpectation, column: ColumnProfile) => Violation | null,
): Iterable<Cause> {
  for (const column of table.profile.columns) {
    const expectation = declaredFor(table.expectations, column);
    const { select, count } = cellsOf(column);
    if (count === 0 || expectation === null) continue;
    const wrong = violation(expectation, column);
    if (wrong === null) continue;
    yield cellCause(column, select, count, {
      explain: ({ text }) => {
        const [message, right] = wrong.say(text);
        return explained(message, right === null ? null : replacement(text, right));
      },
      explainMore: (more) =>
        `${plural(more, 'more cell')} of ${nameOf(column)} ${more === 1 ? 'is' : 'are'} ${wrong.more}.`,
    });
  }
}

const typeWords: Readonly<Record<ColumnType, string>> = {
  integer: 'a whole number',
  number: 'a number',
  text: 'text',
  category: 'a category',
  boolean: 'true or false',
  date: 'a date (2026-04-03)',
  datetime: 'a date with a time (2026-04-03T12:00)',
};

/** The declared value that differs in case and blanks only, if it is one. */
function sameValue(text: string, values: readonly string[]): string | null {
  const same = values.filter((value) => value.toLowerCase() === text.trim().toLowerCase());
  return same.length === 1 ? (same[0] ?? null) : null;
}

function replacement(text: string, right: string): MendPlan {
  return { kind: 'replace', title: `Replace ${shown(text, 30)} with ${shown(right, 30)}`, text: right };
}
