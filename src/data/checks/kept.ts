import type { CellPlace, ColumnProfile, Tally } from '../profile/tableProfile';
import type { Selector } from './check';

/** Places that the profile kept, in file order, and whether there are no others. */
export interface Kept {
  readonly places: readonly CellPlace[];
  readonly all: boolean;
}

/** Some of the cells that a selector means, from what the profile kept: exact up to where the first list of it ends. */
export function keptPlaces(column: ColumnProfile | null, select: Selector): Kept {
  if (select.by === 'places' || select.by === 'number')
    return { places: select.places, all: select.count <= select.places.length };
  if (column === null) return { places: [], all: true };
  switch (select.by) {
    case 'kinds':
      return unite(select.kinds.map((kind) => column.kind(kind)));
    case 'flags': {
      const tallies = select.flags.map((flag) => column.flag(flag));
      const lists = select.any ? [unite(tallies)] : tallies.map(kept);
      if (select.kinds) lists.push(unite(select.kinds.map((kind) => column.kind(kind))));
      return intersect(lists);
    }
    case 'values':
      return unite(column.distinct.values.filter((entry) => select.values.has(entry.value)));
  }
}

function kept(tally: Tally): Kept {
  return { places: tally.cells, all: tally.count <= tally.cells.length };
}

/** Everything in any of the tallies, as far as all of them reach. */
function unite(tallies: readonly Tally[]): Kept {
  const lists = tallies.map(kept);
  const horizon = horizonOf(lists);
  const known = new Map<number, CellPlace>();
  for (const { places } of lists) for (const place of places) if (place.start <= horizon) known.set(place.start, place);
  return { places: [...known.values()].sort((a, b) => a.start - b.start), all: lists.every((list) => list.all) };
}

/** Everything that is in each of the lists, as far as all of them reach. */
function intersect(lists: readonly Kept[]): Kept {
  const [first, ...others] = lists;
  if (first === undefined) return { places: [], all: true };
  if (others.length === 0) return first;
  const horizon = horizonOf(lists);
  const sets = others.map((list) => new Set(list.places.map((place) => place.start)));
  const places = first.places.filter((place) => place.start <= horizon && sets.every((set) => set.has(place.start)));
  return { places, all: lists.every((list) => list.all) };
}

function horizonOf(lists: readonly Kept[]): number {
  let horizon = Infinity;
  for (const list of lists) if (!list.all) horizon = Math.min(horizon, list.places.at(-1)?.start ?? -1);
  return horizon;
}
