import type { Position } from '../../base/position';
import type { Dialect } from '../csv/dialect';
import type { Mend } from '../finding';
import { sortedEdits } from './mendsOf';

/** The bytes of a file with mends applied that do not overlap (`mendsOf`); everything else stays as it is. */
export function applyToBytes(bytes: Uint8Array, mends: readonly Mend[], encoding: Dialect['encoding']): Uint8Array {
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const { bytes: place, text } of sortedEdits(mends)) {
    parts.push(bytes.subarray(at, place.start), encode(text, encoding));
    at = place.end;
  }
  parts.push(bytes.subarray(at));
  return concatenate(parts);
}

/** The text of a document with mends applied that do not overlap (`mendsOf`). */
export function applyToText(text: string, mends: readonly Mend[]): string {
  const starts = lineStarts(text);
  const offset = ({ line, character }: Position): number => (starts[line] ?? text.length) + character;
  let mended = '';
  let at = 0;
  for (const { range, text: written } of sortedEdits(mends)) {
    mended += text.slice(at, offset(range.start)) + written;
    at = offset(range.end);
  }
  return mended + text.slice(at);
}

/** Lines as VS Code counts them: LF, CRLF and CR end one. */
function lineStarts(text: string): number[] {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + end.length);
  return starts;
}

function encode(text: string, encoding: Dialect['encoding']): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < text.length; index++)
    view.setUint16(index * 2, text.charCodeAt(index), encoding === 'utf-16le');
  return bytes;
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
