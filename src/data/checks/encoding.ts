import { plural } from '../../base/text';
import { cellText } from '../csv/cell';
import { isMalformed, stepBytes, utf8Step } from '../csv/utf8';
import { CellFlag, CellKind } from '../profile/cellKind';
import { hiddenIn } from '../profile/invisible';
import type { ColumnProfile } from '../profile/tableProfile';
import { cellCause, explained } from './cause';
import type { Cause, CellCause, Check, Explanation, TableContext } from './check';
import { keptPlaces } from './kept';
import { countOf, plainNumberKinds } from './nature';
import { isOfWrittenNumbers } from './numbers';
import { otherEncoding } from './otherEncoding';
import { codePoint, nameOf, quoted } from './shown';
import { fromWindows1252, unmojibake } from '../csv/windows1252';

export const fileBom: Check = {
  id: 'file-bom',
  severity: 'info',
  *find({ dialect }) {
    if (dialect.encoding !== 'utf-8') {
      yield {
        scope: 'file',
        count: 1,
        severity: 'warning',
        message: `The file is ${dialect.encoding.toUpperCase()}: pandas, polars and DuckDB expect UTF-8 and stop. Save it as UTF-8, or name the encoding when loading.`,
      };
    } else if (dialect.bom > 0) {
      yield {
        scope: 'file',
        count: 1,
        message:
          'The file begins with a byte-order mark: some readers make it part of the first column name. Save it as UTF-8 without.',
      };
    }
  },
};

export const fileInvalidUtf8: Check = {
  id: 'file-invalid-utf8',
  severity: 'error',
  *find(table) {
    const whole = otherEncoding(table);
    if (whole !== null) {
      yield whole;
      return;
    }
    for (const column of table.profile.columns) {
      yield* invalidName(table, column);
      const { count } = column.flag(CellFlag.InvalidUtf8);
      if (count === 0) continue;
      yield cellCause(column, { by: 'flags', flags: [CellFlag.InvalidUtf8] }, count, {
        explain: ({ place }) => invalidBytes(table.raw(place)),
        explainMore: (more) =>
          `${plural(more, 'more cell')} of ${nameOf(column)} ${more === 1 ? 'holds' : 'hold'} bytes that are not UTF-8. Re-encode the file.`,
      });
    }
  },
};

export const textMojibake: Check = {
  id: 'text-mojibake',
  severity: 'warning',
  *find(table) {
    yield* flagged(table, CellFlag.Mojibake, 'holds wrongly decoded characters', (text) => {
      const repaired = unmojibake(text);
      if (repaired !== null) {
        return explained(
          `${quoted(text, 30)} is UTF-8 that was read as Windows-1252: it matches no ${quoted(repaired, 30)}. Write that.`,
          {
            kind: 'replace',
            title: `Replace ${quoted(text, 30)} with ${quoted(repaired, 30)}`,
            text: repaired,
          },
        );
      }
      if (!text.includes('\ufffd')) return null;
      return explained(
        `${quoted(text, 30)} lost a character (U+FFFD stands in its place): it matches nothing any more. Take the value from its source.`,
      );
    });
  },
};

export const textNul: Check = {
  id: 'text-nul',
  severity: 'error',
  *find(table) {
    yield* flagged(table, CellFlag.Nul, 'holds a NUL character', (text) =>
      removal(text, '\0', `${quoted(text, 30)} holds a NUL character: C readers end the text or the file there.`),
    );
  },
};

export const textControl: Check = {
  id: 'text-control',
  severity: 'warning',
  *find(table) {
    yield* flagged(table, CellFlag.Control, 'holds a control character', (text) => {
      // C0 without NUL, tab and line breaks, DEL, C1.
      const found = /(?![\0\t\n\r])\p{Cc}/u.exec(text)?.[0];
      if (found === undefined) return null;
      return removal(
        text,
        found,
        `${quoted(text, 30)} holds the control character ${codePoint(found)}: no value that somebody types matches it.`,
      );
    });
  },
};

export const textInvisible: Check = {
  id: 'text-invisible',
  severity: 'warning',
  *find(table) {
    for (const cause of flagged(table, CellFlag.Invisible, 'holds a character that cannot be seen', invisible))
      yield* withoutGroupedNumbers(table, cause);
  },
};

const groupedNumberKinds: readonly CellKind[] = [CellKind.Thousands, CellKind.DecimalComma];

/** What else can hold a character that cannot be seen: nothing is no character, and with one in it a number is no plain one. */
const otherKinds: readonly CellKind[] = Object.values(CellKind).filter(
  (kind) => ![...groupedNumberKinds, ...plainNumberKinds, CellKind.LeadingZero, CellKind.Empty].includes(kind),
);

/** What parts the groups of numbers is told with them, where they are enough to be told. */
function* withoutGroupedNumbers(table: TableContext, cause: CellCause): Iterable<Cause> {
  const { column } = cause;
  const grouped = column === null ? 0 : countOf(column, groupedNumberKinds);
  if (column === null || grouped === 0 || !isOfWrittenNumbers(table, column)) {
    yield cause;
    return;
  }
  const { places, all } = keptPlaces(column, { by: 'kinds', kinds: otherKinds });
  if (all) {
    const found = places.filter((place) => invisible(table.text(place)) !== null);
    const { length: count } = found;
    if (count > 0) yield { ...cause, count, select: { by: 'places', count, places: found } };
    return;
  }
  // At least so many: grouped numbers without such a character are among those that are taken off.
  const select = { by: 'flags', flags: [CellFlag.Invisible], kinds: otherKinds } as const;
  const count = Math.max(keptPlaces(column, select).places.length, cause.count - grouped);
  if (count > 0) yield { ...cause, count, select };
}

function* flagged(
  table: TableContext,
  flag: CellFlag,
  what: string,
  explain: (text: string) => Explanation | null,
): Iterable<CellCause> {
  for (const column of table.profile.columns) {
    const { count } = column.flag(flag);
    if (count === 0) continue;
    yield cellCause(column, { by: 'flags', flags: [flag] }, count, {
      explain: ({ text }) => explain(text),
      explainMore: (more) =>
        `${plural(more, 'more cell')} of ${nameOf(column)} ${more === 1 ? what : what.replace('holds', 'hold')}.`,
    });
  }
}

function removal(text: string, character: string, lead: string): Explanation {
  const at = text.indexOf(character);
  const right = text.replaceAll(character, '');
  return explained(`${lead} Remove it.`, { kind: 'replace', title: `Remove ${codePoint(character)}`, text: right }, [
    at,
    at + character.length,
  ]);
}

function invisible(text: string): Explanation | null {
  const hidden = hiddenIn(text);
  const index = text.search(hidden);
  const character = text.charAt(index);
  if (index < 0) return null;
  const right = text.replace(hidden, (it) => (it === '\u00a0' ? ' ' : '')).trim();
  const name = character === '\u00a0' ? 'a no-break space' : 'a character that cannot be seen';
  return explained(
    `${quoted(text, 30)} holds ${name} (${codePoint(character)}): it looks like ${quoted(right, 30)} and matches it nowhere. Write that.`,
    { kind: 'replace', title: `Replace with ${quoted(right, 30)} (without ${codePoint(character)})`, text: right },
    [index, index + character.length],
  );
}

function* invalidName(table: TableContext, column: ColumnProfile): Iterable<Cause> {
  if (column.header === null || !column.name.includes('\ufffd')) return;
  const raw = table.raw(column.header);
  if (firstInvalid(raw) === null) return;
  yield { scope: 'header', column, explanation: invalidBytes(raw) };
}

function invalidBytes(raw: Uint8Array): Explanation {
  const bytes = firstInvalid(raw) ?? [];
  const hex = bytes.map((byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ');
  const decoded = fromWindows1252(raw);
  const lead = bytes.length > 1 ? `Bytes ${hex} are` : `Byte ${hex} is`;
  if (decoded === null) return explained(`${lead} not UTF-8; pandas stops here. Re-encode the file.`);
  const encoded = new TextEncoder().encode(decoded);
  const right = cellText(encoded, 0, encoded.length);
  return explained(
    `${lead} not UTF-8; pandas stops here. As Windows-1252 it reads ${quoted(right, 30)}. Re-encode the file.`,
    {
      kind: 'replace',
      title: `Replace with ${quoted(right, 30)}`,
      text: right,
    },
  );
}

/** The bytes of the first sequence that is not UTF-8. */
function firstInvalid(raw: Uint8Array): readonly number[] | null {
  for (let at = 0; at < raw.length;) {
    const step = utf8Step(raw, at, raw.length);
    if (isMalformed(step)) return [...raw.subarray(at, at + stepBytes(step))];
    at += stepBytes(step);
  }
  return null;
}
