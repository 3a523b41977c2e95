import { formatCount, shorten } from '../../base/text';

const plainNumber = /^-?(0|[1-9]\d*)(\.\d+)?(e[+-]?\d+)?$/i;

/** A character that nobody sees, or that looks like a plain space. */
export const hiddenCharacter = /[\p{Cc}\p{Cf}\u00a0\u2028\u2029]/u;

const allHidden = new RegExp(hiddenCharacter, 'gu');
const address = /([\p{L}\p{N}])[\p{L}\p{N}._%+-]*@([\p{L}\p{N}])[\p{L}\p{N}-]*(?:\.[\p{L}\p{N}-]+)+/gu;

const longest = 400;

/** A cell as messages show it: numbers as they stand, text in quotes, shortened, nothing invisible, no mail address. */
export function shown(text: string, length = 40): string {
  return plainNumber.test(text) ? shorten(text, length) : quoted(text, length);
}

/** Text in quotes, shortened, with what cannot be seen written out. */
export function quoted(text: string, length = 40): string {
  // A cell may be as long as the file; what is far from both ends is never shown.
  const near = shorten(text, longest);
  return `"${shorten(visible(near.replace(address, '$1…@$2…')), length)}"`;
}

/**
 * Two texts of which one is to be written for the other, in quotes: both in full where they are short, mail addresses too,
 * because else nobody could judge; where they are long, from a little before the first character in which they differ.
 */
export function quotedApart(text: string, other: string, length = 40): readonly [string, string] {
  const [a, b] = [visible(shorten(text, longest)), visible(shorten(other, longest))];
  let same = 0;
  while (same < Math.min(a.length, b.length) && a[same] === b[same]) same++;
  const isShort = a.length <= length && b.length <= length;
  const start = isShort ? 0 : Math.max(0, same - Math.floor(length / 3));
  const from = (shown: string): string =>
    `"${start > 0 ? `…${opening(shown.slice(start), length - 1)}` : opening(shown, length)}"`;
  return [from(a), from(b)];
}

/** The beginning of a text, at most so long. */
function opening(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

/** The name of a column as it stands in a sentence. */
export function nameOf(column: { readonly name: string; readonly index: number }): string {
  const name = visible(column.name.trim());
  return name === '' ? `column ${column.index + 1}` : shorten(name, 40);
}

/** The name of a column among others: in quotes where nobody could tell where it begins and ends. */
export function nameAmong(column: { readonly name: string; readonly index: number }): string {
  const name = nameOf(column);
  return /[\s,]|^and$/i.test(column.name.trim()) ? `"${name}"` : name;
}

/** "sex", "sex and date_egg", "sex, date_egg and 4 more". */
export function listed(names: readonly string[], most = 3): string {
  if (names.length <= 1) return names[0] ?? '';
  if (names.length <= most) return `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
  return `${names.slice(0, most - 1).join(', ')} and ${formatCount(names.length - most + 1)} more`;
}

/** A number in a sentence: at most four significant digits behind the point, whole numbers in full. */
export function figure(value: number): string {
  if (Number.isInteger(value)) return Math.abs(value) < 1e15 ? String(value) : value.toPrecision(4);
  return String(Number(value.toPrecision(Math.abs(value) >= 1000 ? 6 : 4)));
}

/** "41.2 %": three digits at most, never a rounded 0 or 100. */
export function share(part: number, whole: number): string {
  const percent = (100 * part) / Math.max(1, whole);
  if (percent > 0 && percent < 0.1) return 'under 0.1 %';
  const rounded = percent < 10 ? Math.round(percent * 10) / 10 : Math.round(percent);
  return rounded === 100 && part < whole ? 'over 99 %' : `${rounded} %`;
}

/** Text with what cannot be seen written out. */
export function visible(text: string): string {
  return text.replace(allHidden, (character) => {
    if (character === '\n') return '\\n';
    if (character === '\r') return '\\r';
    if (character === '\t') return '\\t';
    return `‹${codePoint(character)}›`;
  });
}

/** "U+00A0" */
export function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** "comma", for sentences. */
export function delimiterWord(delimiter: string): string {
  const words: Readonly<Record<string, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' };
  return words[delimiter] ?? `"${delimiter}"`;
}
