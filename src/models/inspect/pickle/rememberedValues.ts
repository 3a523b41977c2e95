import { isBuilt, isGlobal, makerOf, type Value } from './values';

/** Places beyond this would be a table of hundreds of megabytes in Python. */
export const highestMemo = 1 << 24;

const mostEarly = 150_000;
const mostLate = 50_000;
const mostPinned = 200_000;

/**
 * The memo of a pickle, in little memory: the first values, those that were used last, and all that imports and types are
 * made of. What was forgotten is unknown, never taken for something else.
 */
export class RememberedValues {
  readonly #early = new Map<number, Value>();
  readonly #late = new Map<number, Value>();
  readonly #pinned = new Map<number, Value>();
  /** Where a text of `#late` stands. */
  readonly #placeOf = new Map<string, number>();
  #taken = new Uint8Array(64);
  /** How many places are taken: where MEMOIZE puts the next value. */
  places = 0;
  /** Whether something was forgotten. */
  hasForgotten = false;

  set(place: number, value: Value): void {
    this.#take(place);
    for (const part of [this.#early, this.#late, this.#pinned]) part.delete(place);
    if (value === undefined) return;
    if (this.#early.size < mostEarly) this.#early.set(place, value);
    else if (isOfImports(value) && this.#pinned.size < mostPinned) this.#pinned.set(place, value);
    else this.#setLate(place, value);
  }

  get(place: number): Value {
    const late = this.#late.get(place);
    if (late === undefined) return this.#early.get(place) ?? this.#pinned.get(place);
    this.#late.delete(place);
    this.#late.set(place, late);
    return late;
  }

  isTaken(place: number): boolean {
    return place < highestMemo && ((this.#taken[place >> 3] ?? 0) & (1 << (place & 7))) !== 0;
  }

  /** Keeps a text that was part of an import: the next one names it by its place. */
  pin(text: string): void {
    const place = this.#placeOf.get(text);
    if (place !== undefined && this.#pinned.size < mostPinned && this.#late.delete(place))
      this.#pinned.set(place, text);
  }

  #setLate(place: number, value: Value): void {
    this.#late.set(place, value);
    if (typeof value === 'string') this.#placeOf.set(value, place);
    if (this.#late.size <= mostLate) return;
    this.hasForgotten = true;
    for (const [oldest, forgotten] of this.#late) {
      this.#late.delete(oldest);
      if (typeof forgotten === 'string' && this.#placeOf.get(forgotten) === oldest) this.#placeOf.delete(forgotten);
      return;
    }
  }

  #take(place: number): void {
    if (place >> 3 >= this.#taken.length) {
      const taken = new Uint8Array(2 * ((place >> 3) + 1));
      taken.set(this.#taken);
      this.#taken = taken;
    }
    const bit = 1 << (place & 7);
    const byte = this.#taken[place >> 3] ?? 0;
    if ((byte & bit) === 0) this.places++;
    this.#taken[place >> 3] = byte | bit;
  }
}

function isOfImports(value: Value): boolean {
  return isGlobal(value) || (isBuilt(value) && /dtype$/i.test(makerOf(value)));
}
