import * as z from 'zod/mini';
import type { Database, Statement } from '../sqlite';
import { decodeColumn, encodeColumn } from './columnCodec';
import { joinPoints, slicePoints, type Points } from './points';
import { decodeGroups, encodeGroups, groupsOf, type Groups } from './pyramid';

/** Points of a full block. */
export const blockPoints = 4096;
const blocksPerSeries = 65_536;

const bytes = z.instanceof(Uint8Array);
const blockRow = z.object({ points: z.number(), steps: bytes, data: bytes, times: z.nullable(bytes) });
const pyramidRow = z.object({ groups: bytes });

/** The points of series in blocks, with the pyramid of the full ones. */
export class SeriesBlocks {
  readonly #write: Statement;
  readonly #read: Statement;
  readonly #forget: Statement;
  readonly #writePyramid: Statement;
  readonly #readPyramids: Statement;
  readonly #forgetPyramids: Statement;

  constructor(database: Database) {
    this.#write = database.prepare(
      'INSERT OR REPLACE INTO run_blocks (id, points, steps, data, times) VALUES (?, ?, ?, ?, ?)',
    );
    this.#read = database.prepare(
      'SELECT points, steps, data, times FROM run_blocks WHERE id >= ? AND id < ? ORDER BY id',
    );
    this.#forget = database.prepare('DELETE FROM run_blocks WHERE id >= ? AND id < ?');
    this.#writePyramid = database.prepare('INSERT OR REPLACE INTO run_pyramids (id, groups) VALUES (?, ?)');
    this.#readPyramids = database.prepare('SELECT groups FROM run_pyramids WHERE id >= ? AND id < ? ORDER BY id');
    this.#forgetPyramids = database.prepare('DELETE FROM run_pyramids WHERE id >= ? AND id < ?');
  }

  /** Adds points behind the `existing` ones. */
  append(series: number, existing: number, points: Points): void {
    let block = Math.floor(existing / blockPoints);
    const tail = existing % blockPoints;
    const all = tail === 0 ? points : joinPoints([this.read(series, block, block + 1), points]);
    for (let from = 0; from < all.values.length; from += blockPoints) {
      this.#writeBlock(series, block, slicePoints(all, from, from + blockPoints));
      block++;
    }
  }

  /** Points of the blocks from `from` to before `to`. */
  read(series: number, from: number, to: number): Points {
    const rows = this.#read.all(...range(series, from, to)).map((row) => blockRow.parse(row));
    return joinPoints(
      rows.map(({ points, steps, data, times }) => ({
        steps: decodeColumn(steps, points),
        values: decodeColumn(data, points),
        times: times ? decodeColumn(times, points) : new Float64Array(points).fill(NaN),
      })),
    );
  }

  readAll(series: number): Points {
    return this.read(series, 0, blocksPerSeries);
  }

  /** The pyramid of the full blocks. */
  pyramid(series: number): Groups {
    const rows = this.#readPyramids.all(...range(series, 0, blocksPerSeries));
    return decodeGroups(rows.map((row) => pyramidRow.parse(row).groups));
  }

  forget(series: number): void {
    this.#forget.run(...range(series, 0, blocksPerSeries));
    this.#forgetPyramids.run(...range(series, 0, blocksPerSeries));
  }

  #writeBlock(series: number, block: number, points: Points): void {
    const id = series * blocksPerSeries + block;
    const times = points.times.every(Number.isNaN) ? null : encodeColumn(points.times);
    this.#write.run(id, points.values.length, encodeColumn(points.steps), encodeColumn(points.values), times);
    if (points.values.length === blockPoints) this.#writePyramid.run(id, encodeGroups(groupsOf(points)));
  }
}

function range(series: number, from: number, to: number): [number, number] {
  return [series * blocksPerSeries + from, series * blocksPerSeries + Math.min(to, blocksPerSeries)];
}
