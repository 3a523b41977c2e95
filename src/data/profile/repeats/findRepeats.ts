import type { Pacer } from '../pacer';
import type { CellPlace, Repeats } from '../tableProfile';
import { sameKey, type KeyReader, type KeyText } from './keyReader';
import type { KeyStore } from './keyStore';
import { PartitionSearch, type Candidate } from './partitionSearch';

/** Up to so many repeats are all compared byte by byte. */
const comparedPairs = 10_000;

/** Keys looked up between two chances to stop, where each may be read again. */
const readAtOnce = 256;

/** What to look for. */
export interface RepeatSearch {
  /** Places to return, the first in file order. */
  readonly keep: number;
  /** With more repeats than this nobody wants to know them. */
  readonly most: number;
}

/**
 * Finds every key that stood before; null when there are more than `most`. Equal hashes are taken for equal keys only
 * after reading both again: all of them up to 10,000, of more the ones that are returned. Of n keys the hashes of fewer
 * than n²/2⁴⁹ others are equal by chance (one in a thousand million rows), and one such among those that are compared
 * makes the search begin again with every comparison.
 */
export async function findRepeats(
  store: KeyStore,
  reader: KeyReader,
  { keep, most }: RepeatSearch,
  pacer: Pacer,
): Promise<Repeats | null> {
  const alike = await candidates(store, keep, pacer);
  if (alike.count > most) return null;
  const compared = alike.count <= comparedPairs ? alike.pairs.length : Math.min(keep, alike.pairs.length);
  for (const pair of alike.pairs.slice(0, compared)) {
    const pause = pacer.due();
    if (pause !== null) await pause;
    if (!sameKey(reader.read(pair.firstOffset), reader.read(pair.offset)))
      return exactRepeats(store, reader, keep, pacer);
  }
  return { count: alike.count, cells: places(alike.pairs.slice(0, keep), reader) };
}

interface Found {
  readonly count: number;
  /** In file order; all of them up to `comparedPairs`, at least the first `keep` of more. */
  readonly pairs: readonly Candidate[];
}

/** Keys whose hash stood before. */
async function candidates(store: KeyStore, keep: number, pacer: Pacer): Promise<Found> {
  const pairs: Candidate[] = [];
  let count = 0;
  for (const entries of store.read()) {
    const room = Math.max(keep, comparedPairs - pairs.length);
    const partition = new PartitionSearch(entries, room, () => true);
    partition.search();
    partition.release();
    count += partition.count;
    for (const pair of partition.pairs) pairs.push(pair);
    const pause = pacer.due();
    if (pause !== null) await pause;
  }
  return { count, pairs: pairs.sort((a, b) => a.row - b.row) };
}

/** Every pair of equal hashes compared. */
async function exactRepeats(store: KeyStore, reader: KeyReader, keep: number, pacer: Pacer): Promise<Repeats> {
  const pairs: Candidate[] = [];
  let count = 0;
  for (const entries of store.read()) {
    let later: { readonly offset: number; readonly text: KeyText } | null = null;
    const partition = new PartitionSearch(entries, keep, (first, offset) => {
      if (later?.offset !== offset) later = { offset, text: reader.read(offset) };
      return sameKey(reader.read(first), later.text);
    });
    while (!partition.search(readAtOnce)) await pacer.due();
    partition.release();
    count += partition.count;
    for (const pair of partition.pairs) pairs.push(pair);
  }
  return { count, cells: places(pairs.sort((a, b) => a.row - b.row).slice(0, keep), reader) };
}

function places(pairs: readonly Candidate[], reader: KeyReader): Repeats['cells'] {
  return pairs.map(({ row, offset, firstRow, firstOffset }) => ({
    place: placeOf(reader.read(offset), row),
    first: placeOf(reader.read(firstOffset), firstRow),
  }));
}

function placeOf({ start, end }: KeyText, row: number): CellPlace {
  return { row: row + 1, start, end };
}
