import type { CellPlace, Repeats, Tally } from '../../../../src/data/profile/tableProfile';

/** All counted, the first ones kept. */
export function tally(places: readonly CellPlace[], keep: number): Tally {
  return { count: places.length, cells: places.slice(0, keep) };
}

/** Whatever has the same key as something before it. */
export function repeatsOf(
  keyed: readonly { readonly key: string; readonly place: CellPlace }[],
  keep: number,
): Repeats {
  const firsts = new Map<string, CellPlace>();
  const found: { place: CellPlace; first: CellPlace }[] = [];
  for (const { key, place } of keyed) {
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, place);
    else found.push({ place, first });
  }
  return { count: found.length, cells: found.slice(0, keep) };
}
