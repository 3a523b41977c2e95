import { isDigit, isLetter, byteCode } from './byteCodes';
import { CellContent, decodeUtf8 } from './cellBytes';
import { CellFlag, CellKind } from './cellKind';
import { DateReader } from './dateShape';
import { beginsWithMonth } from './monthNames';
import { mayBeOddNumber, readOddNumber } from './oddNumber';
import { PlainNumberReader } from './plainNumber';
import { blankAt, blankBefore, mayCallForFlags, textFlags } from './textFlags';
import { viewed, type Viewed } from './viewed';
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
  /** Bytes of the content. */
  length = 0;

  private within = viewed(new Uint8Array(0));
  private readonly content = new CellContent();
  private readonly numbers = new PlainNumberReader();
  private readonly dates = new DateReader();
  /** From here on a date lies in the future: two days after midnight UTC, because it is tomorrow somewhere already. */
  private readonly future: number;

  constructor(now: Date) {
    this.future = (Math.floor(now.getTime() / day) + 2) * day;
  }

  /** Of a cell whose kind is one of dates, as `DateReader` has it. */
  get day(): number {
    return this.dates.day;
  }

  get monthFirstDay(): number {
    return this.dates.monthFirstDay;
  }

  /** Looks at the raw cell `[start, end)`, quotes included. */
  classify(bytes: Uint8Array, start: number, end: number): void {
    if (bytes !== this.within.bytes) this.within = viewed(bytes);
    this.flags = 0;
    this.number = NaN;
    this.instant = NaN;
    this.unit = null;
    this.length = end - start;
    if (start < end && bytes[start] === byteCode.quote) this.quoted(this.within, start, end);
    else this.text(this.within, start, end);
  }

  private quoted(within: Viewed, start: number, end: number): void {
    const { content } = this;
    content.of(within, start, end);
    if (content.quoted) this.flags = 1 << CellFlag.Quoted;
    if (content.doubled) this.flags |= 1 << CellFlag.DoubledQuote;
    this.length = content.end - content.start;
    this.text(content.within, content.start, content.end);
  }

  private text(within: Viewed, start: number, end: number): void {
    const { bytes, view } = within;
    if (start < end && mayBeginNumber(bytes[start] as number) && this.plainNumber(bytes, start, end)) return;
    if (start < end && isInner(bytes[start] as number) && isInner(bytes[end - 1] as number)) {
      if (mayCallForFlags(view, start, end)) this.flags |= textFlags(bytes, start, end);
      this.kind = this.shape(bytes, start, end);
    } else this.blankedText(bytes, start, end);
  }

  /** Text that may begin or end with blanks, or be empty. */
  private blankedText(bytes: Uint8Array, start: number, end: number): void {
    let from = start;
    let to = end;
    for (let length = 0; from < to && (length = blankAt(bytes, from, to)) > 0;) from += length;
    for (let length = 0; to > from && (length = blankBefore(bytes, to, from)) > 0;) to -= length;
    const trimmed = to - from < end - start;
    if (trimmed) this.flags |= textFlags(bytes, start, end) & outerFlags;
    if (from === to) {
      if (trimmed) this.flags |= 1 << CellFlag.OnlyBlanks;
      this.kind = CellKind.Empty;
      return;
    }
    if (from > start) this.flags |= 1 << CellFlag.LeadingBlank;
    if (to < end) this.flags |= 1 << CellFlag.TrailingBlank;
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
    const mayBeSpecial = mayBeWord(bytes, from, to);
    if (mayBeSpecial) {
      const kind = wordKind(decodeUtf8(bytes, from, to).toLowerCase());
      if (kind !== null) return kind;
    }
    const first = bytes[from] as number;
    if ((isDigit(first) || beginsWithMonth(bytes, from, to)) && this.dates.read(bytes, from, to)) {
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
    if (mayBeSpecial || mayFitPattern(bytes, from, to)) this.fill(bytes, from, to);
    return CellKind.Text;
  }

  /** Flags what only fills the cell. */
  private fill(bytes: Uint8Array, from: number, to: number): void {
    if (isPlaceholder(decodeUtf8(bytes, from, to).toLowerCase())) this.flags |= 1 << CellFlag.Placeholder;
  }
}

function wordKind(word: string): CellKind | null {
  if (missingWords.has(word)) return CellKind.MissingWord;
  if (booleanWords.has(word)) return CellKind.Boolean;
  return infiniteWords.has(word) ? CellKind.NotFinite : null;
}

/** Whether text may be a placeholder by its pattern: xxx, lorem ipsum …, 555-0123. */
function mayFitPattern(bytes: Uint8Array, from: number, to: number): boolean {
  const first = (bytes[from] as number) | 32;
  if (first === 120) return to - from <= 18 && ((bytes[from + 1] as number) | 32) === 120;
  if (first === 108) return to - from > 11 && bytes[from + 5] === byteCode.space;
  return to - from <= 18 && to - from >= 8 && !isLetter(first) && isDigit(bytes[to - 1]);
}

/** Flags that the blanks around a value can call for themselves. */
const outerFlags = (1 << CellFlag.NonAscii) | (1 << CellFlag.Invisible);

/** Certainly no blank, nor part of one. */
function isInner(byte: number): boolean {
  return byte > 32 && byte < 128;
}

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
