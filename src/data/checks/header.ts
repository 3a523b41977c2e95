import { formatCount } from '../../base/text';
import { longestName } from '../profile/limits';
import { explained } from './cause';
import type { Cause, Check, TableContext } from './check';
import type { ColumnProfile } from '../profile/tableProfile';
import { holdsNothing } from './layout';
import { codePoint, hiddenCharacter, quoted } from './shown';

export const headerDuplicate: Check = {
  id: 'header-duplicate',
  severity: 'error',
  *find({ profile }) {
    const exact = firstOf(profile.columns, (name) => name);
    const folded = firstOf(profile.columns, (name) => name.toLowerCase());
    for (const column of named(profile.columns)) {
      const name = plain(column.name);
      const same = exact.get(name);
      const alike = folded.get(name.toLowerCase());
      if (same !== undefined && same !== column.index) {
        yield headerCause(
          column,
          `${quoted(name, 30)} names columns ${same + 1} and ${column.index + 1}; code may read the wrong one. Rename one.`,
        );
      } else if (alike !== undefined && alike !== column.index && same === column.index) {
        yield headerCause(
          column,
          `${quoted(name, 30)} differs from column ${alike + 1} in case only; SQL and some readers take them for one. Rename one.`,
          'warning',
        );
      }
    }
  },
};

export const headerEmpty: Check = {
  id: 'header-empty',
  severity: 'warning',
  *find(table) {
    const { profile, header } = table;
    if (holdsNothing(table)) return;
    for (const column of profile.columns) {
      if (column.header === null) continue;
      if (unnamed.test(plain(column.name))) yield headerCause(column, unnamedMessage(table, column));
      if (plain(column.name) !== '' || column.index >= (header?.count ?? 0)) continue;
      const numbered = column.index === 0 && countsRows(table, column);
      yield headerCause(
        column,
        numbered
          ? 'The first column has no name and counts the rows: the index of a data frame. A model would learn from it. Name it, or write without it.'
          : `Column ${column.index + 1} has no name: pandas calls it "Unnamed: ${column.index}", others drop it. Name it.`,
      );
    }
  },
};

/** How pandas calls a column without a name, and one that has that name already. */
const unnamed = /^Unnamed: ?\d+(\.\d+)?$/;

/** Whether a column is called nothing, or what pandas calls it then: mostly an index that was written along. */
export function isUnnamed({ name }: ColumnProfile): boolean {
  return plain(name) === '' || unnamed.test(plain(name));
}

function unnamedMessage(table: TableContext, column: ColumnProfile): string {
  const name = quoted(plain(column.name), 30);
  return countsRows(table, column)
    ? `${name} counts the rows: the index of a data frame that was written along and read again. A model would learn from it. Drop it, and write with index=False.`
    : `${name} is what pandas calls a column without a name. Name it, or drop it.`;
}

function countsRows({ profile }: TableContext, { numbers }: ColumnProfile): boolean {
  return profile.rows > 1 && numbers !== null && numbers.max - numbers.min === profile.rows - 1;
}

export const headerWhitespace: Check = {
  id: 'header-whitespace',
  severity: 'warning',
  *find({ profile }) {
    for (const column of named(profile.columns)) {
      const right = plain(column.name).replace(/\s+/g, ' ');
      if (right === column.name || hiddenCharacter.test(column.name)) continue;
      const how = /^\s/.test(column.name)
        ? 'begins with a blank'
        : /\s$/.test(column.name)
          ? 'ends with a blank'
          : 'holds blanks in a row';
      yield {
        scope: 'header',
        column,
        explanation: explained(
          `The name ${quoted(column.name, 30)} ${how}: code that asks for ${quoted(right, 30)} does not find it. Write ${quoted(right, 30)}.`,
          { kind: 'replace', title: `Trim to ${quoted(right, 30)}`, text: right },
        ),
      };
    }
  },
};

export const headerOddChar: Check = {
  id: 'header-odd-char',
  severity: 'warning',
  *find({ profile }) {
    for (const column of named(profile.columns)) {
      const hidden = hiddenCharacter.exec(column.name)?.[0];
      if (hidden !== undefined) {
        const right = plain(column.name.replace(new RegExp(hiddenCharacter, 'gu'), ''));
        const known = hidden === '\n' || hidden === '\r' ? 'a line break' : codePoint(hidden);
        yield {
          scope: 'header',
          column,
          explanation: explained(
            `The name ${quoted(column.name, 30)} holds ${known}: code that asks for ${quoted(right, 30)} does not find it. Remove it.`,
            hidden === '\n' || hidden === '\r' || right === ''
              ? null
              : { kind: 'replace', title: `Rename to ${quoted(right, 30)}`, text: right },
          ),
        };
      } else if (column.name.length > longestUsable) {
        const { start, end } = column.header ?? { start: 0, end: 0 };
        const length = `${end - start > longestName ? 'more than ' : ''}${formatCount(column.name.length)}`;
        yield headerCause(
          column,
          `The name of column ${column.index + 1} has ${length} characters: databases cut it, and nobody types it. Shorten it.`,
        );
      }
    }
  },
};

/** Longer names do not fit the common databases (PostgreSQL keeps 63 bytes, SQL Server 128 characters). */
const longestUsable = 128;

function plain(name: string): string {
  return name.trim().normalize('NFC');
}

/** Columns that have a name of words; numbers may be data that stands where names should. */
function named(columns: readonly ColumnProfile[]): ColumnProfile[] {
  return columns.filter((column) => column.header !== null && plain(column.name) !== '');
}

function firstOf(columns: readonly ColumnProfile[], key: (name: string) => string): Map<string, number> {
  const first = new Map<string, number>();
  for (const column of named(columns)) {
    const name = key(plain(column.name));
    if (!first.has(name)) first.set(name, column.index);
  }
  return first;
}

function headerCause(column: ColumnProfile, message: string, severity?: 'warning'): Cause {
  return { scope: 'header', column, explanation: explained(message), ...(severity && { severity }) };
}
