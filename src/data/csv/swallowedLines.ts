/**
 * Whether the lines that one quoted cell holds, from the first line break after `open` to the last one before `end`,
 * split into `width` cells each (nine in ten will do): then they are records, and the quote at `open` stands alone.
 */
export function linesLookLikeRecords(
  bytes: Uint8Array,
  open: number,
  end: number,
  delimiter: number,
  width: number,
): boolean {
  // Any line is one cell, so a table of one column proves nothing.
  if (width < 2) return false;
  let lines = 0;
  let fitting = 0;
  let at = afterLine(bytes, open, end);
  while (at < end) {
    const start = at;
    at = afterLine(bytes, at, end);
    if (!isBreak(bytes[at - 1])) break;
    if (at - start <= 1) continue;
    lines++;
    if (countCells(bytes, start, at, delimiter) === width) fitting++;
  }
  return lines > 0 && fitting >= lines * 0.9;
}

function afterLine(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && !isBreak(bytes[at])) at++;
  return Math.min(end, at + 1);
}

function countCells(bytes: Uint8Array, start: number, end: number, delimiter: number): number {
  let cells = 1;
  let quoted = false;
  for (let at = start; at < end; at++) {
    if (bytes[at] === 34) quoted = !quoted;
    else if (!quoted && bytes[at] === delimiter) cells++;
  }
  return cells;
}

function isBreak(byte: number | undefined): boolean {
  return byte === 10 || byte === 13;
}
