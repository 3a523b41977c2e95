import * as z from 'zod/mini';
import { distinctColours, distinctLooks } from '../../shared/identity';

/** What was given to whom: `space` is the rows of the table, or a column whose values have looks. */
export const givenIdentity = z.object({ space: z.string(), key: z.string(), slot: z.number() });
type GivenIdentity = z.output<typeof givenIdentity>;

/** The space of the rows of the table, by their row keys. */
export const rowSpace = 'rows';

/** Beyond this many the oldest are forgotten: what a panel keeps is written with every change. */
const mostKept = 1000;

/**
 * Who looks how: the one place that decides it, for table, charts and comparison alike. A run, a group or a value is given a
 * slot (`shared/identity.ts`) when it is first drawn and keeps it as long as the panel lives, over every filter, sort,
 * baseline and reload; only where it comes beside one that looks the same (a saved view brought its looks along, or all are
 * in use) the later of the two is given another. A new one gets the look, then the colour, that fewest of those drawn beside
 * it have, of these the look that fewest were ever given, of these the first. So what is seen at once differs in colour or
 * marker, unless there are more than there are looks.
 */
export class Identities {
  readonly #spaces = new Map<string, Map<string, number>>();

  /** The slots of all that is drawn side by side; those that have none are given one. */
  give(space: string, keys: readonly string[]): ReadonlyMap<string, number> {
    const given = this.#space(space);
    const drawn = [...new Set(keys)];
    if (drawn.length <= distinctLooks) forgetRepeats(given, drawn);
    if (!drawn.every((key) => given.has(key))) giveLooks(given, drawn);
    return new Map(keys.map((key) => [key, given.get(key) ?? 0]));
  }

  /** Takes what a saved view says of rows that have no slot yet, where no other of its rows looks like that. */
  adopt(space: string, wishes: ReadonlyMap<string, number>): void {
    const given = this.#space(space);
    const beside = new Set([...wishes.keys()].flatMap((key) => given.get(key) ?? []));
    for (const [key, slot] of wishes) {
      if (given.has(key) || beside.has(slot)) continue;
      given.set(key, slot);
      beside.add(slot);
    }
  }

  /** What was given, also to rows that are `drawn` only in a moment. */
  all(drawn: readonly string[]): GivenIdentity[] {
    this.give(rowSpace, drawn);
    const all = [...this.#spaces].flatMap(([space, given]) => [...given].map(([key, slot]) => ({ space, key, slot })));
    return all.slice(-mostKept);
  }

  /** Goes on where the panel before this one ended. */
  restore(given: readonly GivenIdentity[]): void {
    for (const { space, key, slot } of given) this.#space(space).set(key, slot);
  }

  #space(name: string): Map<string, number> {
    const known = this.#spaces.get(name) ?? new Map<string, number>();
    this.#spaces.set(name, known);
    return known;
  }
}

/** Of those that look the same the first keeps its look. */
function forgetRepeats(given: Map<string, number>, keys: readonly string[]): void {
  const taken = new Set<number>();
  for (const key of keys) {
    const slot = given.get(key);
    if (slot === undefined) continue;
    const look = slot % distinctLooks;
    if (taken.has(look)) given.delete(key);
    taken.add(look);
  }
}

/** Gives a slot to each key that has none. */
function giveLooks(given: Map<string, number>, keys: readonly string[]): void {
  const beside = new LookCounts(keys.flatMap((key) => given.get(key) ?? []));
  const ever = new LookCounts([...given.values()]);
  for (const key of keys) {
    if (given.has(key)) continue;
    const slot = freest(beside, ever);
    given.set(key, slot);
    beside.add(slot);
    ever.add(slot);
  }
}

/** How many have each look, and each colour. */
class LookCounts {
  readonly looks = new Uint32Array(distinctLooks);
  readonly colours = new Uint32Array(distinctColours);

  constructor(slots: readonly number[]) {
    for (const slot of slots) this.add(slot);
  }

  add(slot: number): void {
    for (const counts of [this.looks, this.colours]) {
      const place = slot % counts.length;
      counts[place] = (counts[place] ?? 0) + 1;
    }
  }
}

function freest(beside: LookCounts, ever: LookCounts): number {
  const costs = Array.from({ length: distinctLooks }, (_, slot) => ({
    slot,
    cost: [beside.looks[slot] ?? 0, beside.colours[slot % distinctColours] ?? 0, ever.looks[slot] ?? 0],
  }));
  return costs.reduce((best, one) => (isLess(one.cost, best.cost) ? one : best)).slot;
}

/** By the first number that differs. */
function isLess(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((number, index) => number !== b[index]);
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0);
}
