import type { Position, Range } from '../../../base/position';
import type { ByteSource } from '../../csv/byteSource';
import { LineIndex, type LineCheckpoints } from '../../csv/lines';
import type { Finding, Mend } from '../../finding';
import type { Draft, Span } from './draft';

/** Turns the bytes of drafts into what an editor and a disk show, all of them in one walk over the source. */
export function placeFindings(drafts: readonly Draft[], source: ByteSource, lines: LineCheckpoints): Finding[] {
  const positions = resolveOffsets(drafts, source, lines);
  const range = ({ start, end }: Span): Range => ({ start: at(positions, start), end: at(positions, end) });
  const bytes = ({ start, end }: Span): Span => ({ start: source.toDisk(start), end: source.toDisk(end) });
  return drafts.map(({ at: span, samples, first, mend, ...rest }): Finding => {
    const placed = span && { start: span.start, end: span.end };
    return {
      ...rest,
      range: placed && range(placed),
      bytes: placed && bytes(placed),
      fix: mend?.title ?? null,
      ...(samples && {
        samples: samples.map(({ row, at: place, value }) => ({ row, range: range(place), bytes: bytes(place), value })),
      }),
      ...(first && { first: range(first) }),
      ...(mend && { mend: placeMend(mend, range, bytes) }),
    };
  });
}

function placeMend(mend: NonNullable<Draft['mend']>, range: (span: Span) => Range, bytes: (span: Span) => Span): Mend {
  return {
    title: mend.title,
    edits: mend.edits.map((edit) => ({ range: range(edit), bytes: bytes(edit), text: edit.text })),
  };
}

function resolveOffsets(drafts: readonly Draft[], source: ByteSource, lines: LineCheckpoints): Map<number, Position> {
  const offsets = new Set<number>();
  const add = ({ start, end }: Span): void => {
    offsets.add(start);
    offsets.add(end);
  };
  for (const { at: span, samples, first, mend } of drafts) {
    if (span) add(span);
    if (first) add(first);
    for (const sample of samples ?? []) add(sample.at);
    for (const edit of mend?.edits ?? []) add(edit);
  }
  const sorted = Float64Array.from(offsets).sort();
  const found = new LineIndex(source, lines).positions(sorted);
  const positions = new Map<number, Position>();
  sorted.forEach((offset, index) => {
    const position = found[index];
    if (position) positions.set(offset, position);
  });
  return positions;
}

function at(positions: ReadonlyMap<number, Position>, offset: number): Position {
  return positions.get(offset) ?? { line: 0, character: 0 };
}
