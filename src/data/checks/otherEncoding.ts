import { formatCount } from '../../base/text';
import { cellText } from '../csv/cell';
import { CellFlag } from '../profile/cellKind';
import type { ColumnProfile } from '../profile/tableProfile';
import type { FileCause, TableContext } from './check';
import { quoted } from './shown';
import { fromWindows1252 } from '../csv/windows1252';

/** Fewer bytes are strays, each with a fault of its own. */
const fewest = 4;

/** Share of the cells beyond ASCII that may be sound UTF-8 by accident. */
const accidents = 0.05;

/** Share of the bytes that must be letters or usual signs, and stand beside ASCII, for Windows-1252 to be what was meant. */
const sensible = 0.8;

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether the whole file is to be read as Windows-1252. */
export function isWindows1252(table: TableContext): boolean {
  const { count, cells } = table.profile.structure.invalidUtf8;
  return count >= fewest && isThroughout(table.profile.columns) && readsAsWindows1252(table, cells);
}

/** A file that is not UTF-8 at all has one fault, not one in every cell; null where only some bytes of it are wrong. */
export function otherEncoding(table: TableContext): FileCause | null {
  const { columns, structure } = table.profile;
  const { count, cells } = structure.invalidUtf8;
  const [first] = cells;
  if (first === undefined || count < fewest || !isThroughout(columns)) return null;
  const at = holderOf(columns, first);
  const decoded = readsAsWindows1252(table, cells) ? fromWindows1252(table.raw(at)) : null;
  const lead = `${formatCount(count)} bytes are not UTF-8; pandas stops at the first.`;
  const guess = decoded === null ? 'Find out how it was written' : `As Windows-1252 it reads ${shownCell(decoded)}`;
  return {
    scope: 'file',
    at,
    count,
    message: `${lead} ${guess}. Re-encode the file as UTF-8, or name the encoding when loading.`,
    cells: columns
      .filter((column) => column.flag(CellFlag.InvalidUtf8).count > 0)
      .map((column) => ({ column, select: { by: 'flags', flags: [CellFlag.InvalidUtf8] } })),
  };
}

/** Whether next to nothing beyond ASCII is UTF-8, in cells and in names. */
function isThroughout(columns: readonly ColumnProfile[]): boolean {
  let invalid = 0;
  let valid = 0;
  for (const column of columns) {
    const wrong = column.flag(CellFlag.InvalidUtf8).count;
    invalid += wrong;
    valid += column.flag(CellFlag.NonAscii).count - wrong;
    if (/[^\0-\x7f]/.test(column.name)) {
      if (column.name.includes('\ufffd')) invalid++;
      else valid++;
    }
  }
  return valid <= invalid * accidents;
}

/** The cell or name that the first such byte lies in; the byte itself where it lies in none. */
function holderOf(columns: readonly ColumnProfile[], byte: Span): Span {
  const holds = ({ start, end }: Span): boolean => start <= byte.start && byte.end <= end;
  for (const column of columns) {
    const holder = [...(column.header ? [column.header] : []), ...column.flag(CellFlag.InvalidUtf8).cells].find(holds);
    if (holder) return { start: holder.start, end: holder.end };
  }
  return { start: byte.start, end: byte.end };
}

/** Whether Windows-1252 assigns every byte, and they become single letters among ASCII; runs of them are another alphabet. */
function readsAsWindows1252(table: TableContext, places: readonly Span[]): boolean {
  let fitting = 0;
  for (const { start, end } of places) {
    const decoded = fromWindows1252(table.raw({ start, end }));
    if (decoded === null) return false;
    const before = start === 0 ? 0 : (table.raw({ start: start - 1, end: start })[0] ?? 0);
    const after = table.raw({ start: end, end: end + 1 })[0] ?? 0;
    if (isUsual(decoded, isLetterByte(before) && isLetterByte(after)) && (before < 128 || after < 128)) fitting++;
  }
  return fitting >= places.length * sensible;
}

/** A letter, or a sign that people write; within a word only letters and the apostrophe are. */
function isUsual(decoded: string, within: boolean): boolean {
  return (within ? /^[\p{L}’]+$/u : /^[\p{L}€£§°±²³µ·–—‘’‚“”„…«»©®™¿¡½¼¾\u00a0]+$/u).test(decoded);
}

/** In ASCII and in Windows-1252. */
function isLetterByte(byte: number): boolean {
  return (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122) || byte >= 192;
}

function shownCell(decoded: string): string {
  const encoded = new TextEncoder().encode(decoded);
  return quoted(cellText(encoded, 0, encoded.length), 30);
}
