import { formatCount, plural } from '../../base/text';
import { CellKind } from '../profile/cellKind';
import type { ColumnProfile } from '../profile/tableProfile';
import { cellCause, columnCause, explained } from './cause';
import type { Cause, Check } from './check';
import { integerEnds } from './integerEnds';
import { enoughCells, mostCells, natureOf } from './nature';
import { nameOf, quoted } from './shown';

/** A sign with a name, a bracket or an address behind it; `@` alone makes a formula of a call, and else a mention of somebody. */
const formula = /^\s*(?:[=+][\p{L}(@]|-[\p{L}(]|@(?:\p{L}[\p{L}\p{N}._]*)?\()/u;

export const textFormula: Check = {
  id: 'text-formula',
  severity: 'warning',
  *find(table) {
    for (const column of table.profile.columns) {
      const found = valuesThat(column, (value) => formula.test(value));
      // A column of them was meant so.
      const [sample] = found?.values ?? [];
      if (found === null || sample === undefined || found.count > natureOf(column).filled / 2) continue;
      if (found.count > mostCells) {
        const each = (text: string): string =>
          `${plural(found.count, 'value')} of ${nameOf(column)} begin like a formula (${quoted(text, 30)}): a spreadsheet that opens the file runs them and shows other values. Write them without the sign, or keep the file away from spreadsheets.`;
        const select = { by: 'values', values: found.values } as const;
        yield columnCause(column, each(sample), { select, count: found.count, each });
        continue;
      }
      yield cellCause(column, { by: 'values', values: found.values }, found.count, {
        explain: ({ text }) =>
          explained(
            `${quoted(text)} begins like a formula: a spreadsheet that opens the file runs it and shows another value. Write it without the sign.`,
          ),
        explainMore: (more) =>
          `${plural(more, 'more cell')} of ${nameOf(column)} ${more === 1 ? 'begins' : 'begin'} like a formula.`,
      });
    }
  },
};

export const textHtml: Check = {
  id: 'text-html',
  severity: 'info',
  *find(table) {
    for (const column of table.profile.columns) {
      const found = valuesThat(column, (value) =>
        /<\/?[a-z][a-z0-9]*(\s[^<>]*)?\/?>|&(amp|lt|gt|quot|nbsp|apos|#\d{2,5});/i.test(value),
      );
      const [sample] = found?.values ?? [];
      if (found === null || sample === undefined) continue;
      const each = (text: string): string =>
        `${plural(found.count, 'value')} of ${nameOf(column)} ${found.count === 1 ? 'holds' : 'hold'} markup (${quoted(text, 30)}): a model reads tags and entities as words. Strip them when loading.`;
      const select = { by: 'values', values: found.values } as const;
      yield columnCause(column, each(sample), { select, count: found.count, each });
    }
  },
};

/** Widths at which databases and forms cut text. */
const cuts = [
  32, 50, 64, 100, 127, 128, 250, 254, 255, 256, 500, 511, 512, 1000, 1023, 1024, 2000, 4000, 8000, 32_767, 65_535,
];
const fewestCuts = 3;

export const textTruncated: Check = {
  id: 'text-truncated',
  severity: 'warning',
  *find(table) {
    for (const column of table.profile.columns) {
      yield* cutTexts(column);
      yield* cutNumbers(column);
    }
  },
};

/** Several different texts that end exactly at a well-known width, and none that goes beyond it. */
function* cutTexts(column: ColumnProfile): Iterable<Cause> {
  if (column.longest < 32 || natureOf(column).main !== 'text' || natureOf(column).filled < enoughCells) return;
  const longest = column.distinct.values.reduce((most, { value }) => Math.max(most, value.length), 0);
  if (!column.distinct.complete || !cuts.includes(longest)) return;
  const atEdge = valuesThat(column, (value) => value.length === longest);
  const shorter = valuesThat(column, (value) => value.length < longest && value.length >= longest - 3);
  // Cut texts pile up at the edge; texts that happen to be long thin out towards it.
  if (atEdge === null || atEdge.values.size < fewestCuts || (shorter?.values.size ?? 0) >= atEdge.values.size) return;
  const whole = valuesThat(column, (value) => value.length < longest);
  if (whole === null || [...atEdge.values].every(isDigest) || endAlike(atEdge.values, whole.values)) return;
  yield cellCause(column, { by: 'values', values: atEdge.values }, atEdge.count, {
    explain: ({ text }) =>
      explained(
        `${quoted(text, 30)} ends at exactly ${longest} characters, as ${formatCount(atEdge.values.size)} values of ${nameOf(column)} do: a field cut it. Fetch the whole text.`,
      ),
    explainMore: (more) =>
      `${plural(more, 'more cell')} of ${nameOf(column)} ${more === 1 ? 'ends' : 'end'} at exactly ${longest} characters.`,
  });
}

/** A hash or an identifier in hexadecimal, which has this length by itself, as all of a column have that are as long as each other. */
function isDigest(text: string): boolean {
  return /^[\da-f-]+$/i.test(text);
}

/** Share of the texts that an ending needs to be the one of a column. */
const usualEnding = 0.9;

/** Whether texts are whole by their looks: all differ in digits only, or nearly all end as the shorter ones do. */
function endAlike(texts: ReadonlySet<string>, shorter: ReadonlySet<string>): boolean {
  const shapes = new Set(Array.from(texts, (text) => text.replace(/\d/g, '0')));
  if (shapes.size === 1) return true;
  const [usual] = [...Map.groupBy(texts, endingOf)].sort(([, a], [, b]) => b.length - a.length);
  const ending = usual?.[0];
  return [texts, shorter].every((values) => {
    const alike = Array.from(values).filter((value) => endingOf(value) === ending);
    return alike.length >= values.size * usualEnding;
  });
}

/** The last character, any digit as another: "?id=7" ends as "?id=12" does. */
function endingOf(text: string): string {
  return text.trimEnd().slice(-1).replace(/\d/, '0');
}

/** A value at the very end of an integer type, where others would have to follow. */
function* cutNumbers(column: ColumnProfile): Iterable<Cause> {
  const { numbers } = column;
  if (numbers === null || numbers.count < enoughCells) return;
  for (const side of ['highest', 'lowest'] as const) {
    const [end, next] = numbers[side];
    if (end === undefined || !integerEnds.has(end.value) || end.count < 2) continue;
    // Values that are cut come from beyond the end, and so others come near it.
    if (next === undefined || Math.abs(next.value) < Math.abs(end.value) / 2) continue;
    const cut = side === 'highest' ? 'larger' : 'smaller';
    yield cellCause(column, { by: 'number', number: end.value, count: end.count, places: end.cells }, end.count, {
      explain: ({ text }) =>
        explained(
          `${text.trim()} is where an integer type ends, and stands ${formatCount(end.count)} times: ${cut} values were cut to it. Fetch ${nameOf(column)} as a wider type.`,
        ),
      explainMore: (more) =>
        `${plural(more, 'more cell')} of ${nameOf(column)} ${more === 1 ? 'stands' : 'stand'} at the end of an integer type.`,
    });
  }
}

/** The distinct texts of a column that fulfil a condition; null where none does. */
function valuesThat(
  column: ColumnProfile,
  holds: (value: string) => boolean,
): { readonly values: ReadonlySet<string>; readonly count: number } | null {
  if (column.kind(CellKind.Text).count === 0) return null;
  const found = column.distinct.values.filter(({ kind, value }) => kind === CellKind.Text && holds(value));
  if (found.length === 0) return null;
  return {
    values: new Set(found.map((entry) => entry.value)),
    count: found.reduce((sum, entry) => sum + entry.count, 0),
  };
}
