import { slicePoints, type Points } from './points';

/** Points that one group of the pyramid stands for. */
export const groupPoints = 64;

const columns = ['min', 'max', 'last', 'firstStep', 'lastStep', 'firstTime', 'lastTime', 'nan'] as const;

/** What is kept of each 64 neighbouring points, in logged order. NaN is left out of `min` and `max`. */
export type Groups = Readonly<Record<(typeof columns)[number], Float64Array>> & { readonly length: number };

export function groupsOf(points: Points): Groups {
  const groups = emptyGroups(Math.ceil(points.values.length / groupPoints));
  for (let group = 0; group < groups.length; group++) {
    const from = group * groupPoints;
    summarise(groups, group, slicePoints(points, from, Math.min(from + groupPoints, points.values.length)));
  }
  return groups;
}

function summarise(groups: Groups, group: number, { steps, times, values }: Points): void {
  let min = NaN;
  let max = NaN;
  let nan = 0;
  for (const value of values) {
    if (Number.isNaN(value)) {
      nan++;
      continue;
    }
    if (!(value >= min)) min = value;
    if (!(value <= max)) max = value;
  }
  const end = values.length - 1;
  const row = [min, max, values[end], steps[0], steps[end], times[0], times[end], nan];
  for (const [index, column] of columns.entries()) groups[column][group] = row[index] ?? NaN;
}

/** One column after the other, little-endian doubles. */
export function encodeGroups(groups: Groups): Uint8Array {
  const numbers = new Float64Array(groups.length * columns.length);
  for (const [index, column] of columns.entries()) numbers.set(groups[column], index * groups.length);
  return new Uint8Array(numbers.buffer);
}

/** All groups of the blocks of a series, one after the other. */
export function decodeGroups(blocks: readonly Uint8Array[]): Groups {
  const width = columns.length * Float64Array.BYTES_PER_ELEMENT;
  const groups = emptyGroups(blocks.reduce((sum, bytes) => sum + bytes.length / width, 0));
  let at = 0;
  for (const block of blocks) {
    const bytes = block.byteOffset % 8 === 0 ? block : block.slice();
    const count = bytes.length / width;
    for (const [index, column] of columns.entries())
      groups[column].set(new Float64Array(bytes.buffer, bytes.byteOffset + index * count * 8, count), at);
    at += count;
  }
  return groups;
}

function emptyGroups(length: number): Groups {
  const column = () => new Float64Array(length);
  return {
    length,
    min: column(),
    max: column(),
    last: column(),
    firstStep: column(),
    lastStep: column(),
    firstTime: column(),
    lastTime: column(),
    nan: column(),
  };
}
