import { isDigit, isLetter, byteCode } from './byteCodes';
import { CellContent, decodeUtf8 } from './cellBytes';
import { CellFlag, CellKind } from './cellKind';
import { DateReader } from './dateShape';
import { mayBeOddNumber, readOddNumber } from './oddNumber';
import { PlainNumberReader } from './plainNumber';
import { blankAt, blankBefore, textFlags } from './textFlags';
import { booleanWords, infiniteWords, isPlaceholder, missingWords } from './words';
import { mayBeWord } from './wordFilter';

/** What one cell looks like. */
export interface CellClass {
  readonly kind: CellKind;
  /** Bits of `CellFlag`; without those that depend on what is declared. */
  readonly flags: number;
  /** The number it stands for; NaN for none. */
  readonly number: number;
  /** Milliseconds since 1970 of a date; NaN for none. */
  readonly instant: number;
  /** The unit of a `NumberWithUnit`. */
  readonly unit: string | null;
}

const day = 86_400_000;

/** Classifies raw cells one after the other; the result stands in its fields until the next one. Makes no garbage for the usual ones. */
export class CellClassifier implements CellClass {
  kind: CellKind = CellKind.Empty;
  flags = 0;
  number = NaN;
  instant = NaN;
  unit: string | null = null;

  private readonly content = new CellContent();
  private readonly numbers = new PlainNumberReader();
  private readonly dates = new DateReader();
  /** From here on a date lies in the future: two days after midnight UTC, because it is tomorrow somewhere already. */
  private readonly future: number;

  constructor(now: Date) {
    this.future = (Math.floor(now.getTime() / day) + 2) * day;
  }

  /** Looks at `bytes[start…end)`, quotes included. */
  classify(bytes: Uint8Array, start: number, end: number): void {
    if (start < end && bytes[start] === byteCode.quote) {
      this.content.of(bytes, start, end);
      this.classifyContent(this.content);
    } else this.begin(0, bytes, start, end);
  }

  /** Looks at a cell that opens with a quote and whose content was found already. */
  classifyContent({ bytes, start, end, quoted, doubled }: CellContent): void {
    const flags = quoted ? 1 << CellFlag.Quoted : 0;
    this.begin(doubled ? flags | (1 << CellFlag.DoubledQuote) : flags, bytes, start, end);
  }

  private begin(flags: number, bytes: Uint8Array, start: number, end: number): void {
    this.flags = flags;
    this.number = NaN;
    this.instant = NaN;
    this.unit = null;
    this.text(bytes, start, end);
  }

  private text(bytes: Uint8Array, start: number, end: number): void {
    if (start < end && mayBeginNumber(bytes[start] as number) && this.plainNumber(bytes, start, end)) return;
    let from = start;
    let to = end;
    for (let length = 0; from < to && (length = blankAt(bytes, from, to)) > 0;) from += length;
    for (let length = 0; to > from && (length = blankBefore(bytes, to, from)) > 0;) to -= length;
    const trimmed = to - from < end - start;
    if (from > start) this.flags |= 1 << CellFlag.LeadingBlank;
    if (to < end || (trimmed && from === to)) this.flags |= 1 << CellFlag.TrailingBlank;
    if (trimmed) this.flags |= textFlags(bytes, start, end) & outerFlags;
    if (from === to) {
      this.kind = CellKind.Empty;
      return;
    }
    if (trimmed && mayBeginNumber(bytes[from] as number) && this.plainNumber(bytes, from, to)) return;
    this.flags |= textFlags(bytes, from, to);
    this.kind = this.shape(bytes, from, to);
  }

  private plainNumber(bytes: Uint8Array, from: number, to: number): boolean {
    const { numbers } = this;
    if (!numbers.read(bytes, from, to)) return false;
    this.kind = numbers.kind;
    this.flags |= numbers.flags;
    this.number = Number.isFinite(numbers.value) ? numbers.value : NaN;
    if (to - from > 4 && bytes[to - 1] === byteCode.zero && mayBeWord(bytes, from, to)) this.fill(bytes, from, to);
    return true;
  }

  /** The kind of anything but an empty cell and a plain number. */
  private shape(bytes: Uint8Array, from: number, to: number): CellKind {
    if (mayBeWord(bytes, from, to)) {
      const word = decodeUtf8(bytes, from, to).toLowerCase();
      if (missingWords.has(word)) return CellKind.MissingWord;
      if (booleanWords.has(word)) return CellKind.Boolean;
      if (infiniteWords.has(word)) return CellKind.NotFinite;
    }
    const first = bytes[from] as number;
    if ((isDigit(first) || isLetter(first)) && this.dates.read(bytes, from, to)) {
      this.instant = this.dates.instant;
      if (this.instant >= this.future) this.flags |= 1 << CellFlag.Future;
      return this.dates.kind;
    }
    if (mayBeOddNumber(bytes, from, to)) {
      const odd = readOddNumber(decodeUtf8(bytes, from, to));
      if (odd !== null) {
        this.number = odd.value;
        this.unit = odd.unit;
        return odd.kind;
      }
    }
    this.fill(bytes, from, to);
    return CellKind.Text;
  }

  /** Flags what only fills the cell. */
  private fill(bytes: Uint8Array, from: number, to: number): void {
    const first = (bytes[from] as number) | 32;
    const lorem = to - from > 11 && first === 108 && bytes[from + 5] === byteCode.space;
    const patterned = to - from <= 18 && (first === 120 || !isLetter(first));
    if (!lorem && !patterned && !mayBeWord(bytes, from, to)) return;
    if (isPlaceholder(decodeUtf8(bytes, from, to).toLowerCase())) this.flags |= 1 << CellFlag.Placeholder;
  }
}

/** Flags that the blanks around a value can call for themselves. */
const outerFlags = (1 << CellFlag.NonAscii) | (1 << CellFlag.Invisible);

function mayBeginNumber(byte: number): boolean {
  return (
    (byte >= byteCode.zero && byte <= 57) || byte === byteCode.minus || byte === byteCode.dot || byte === byteCode.plus
  );
}

/** What the raw cell `bytes[start…end)` (quotes included) looks like. For many cells in a row use a `CellClassifier`. */
export function classifyCell(bytes: Uint8Array, start: number, end: number, now: Date): CellClass {
  const classifier = new CellClassifier(now);
  classifier.classify(bytes, start, end);
  const { kind, flags, number, instant, unit } = classifier;
  return { kind, flags, number, instant, unit };
}
