import { isBuilt, makerOf, type Value } from './values';

const longestText = 1024;
const mostText = 32_000_000;
const mostEntries = 1_000_000;
const mostMemo = 500_000;
/** Places beyond this would be a table of hundreds of megabytes in Python. */
export const highestMemo = 1 << 24;
const fewEntries = 64;
const fewValues = 1000;
const name = /^[A-Za-z_][\w.]{0,99}$/;

/**
 * How much is kept of what a pickle says, so that memory stays small whatever it is. What was no longer kept is unknown
 * later, never taken for something else.
 */
export class KeptValues {
  readonly #memo = new Map<number, Value>();
  #places = new Uint8Array(64);
  #text = 0;
  #entries = 0;
  /** How many places of the memo are taken: where MEMOIZE puts the next value. */
  places = 0;

  /** A text as far as it is kept. */
  text(text: string): Value {
    if (text.length > longestText) return undefined;
    this.#text += text.length;
    return text;
  }

  /**
   * Whether one more value may be put into a list, dictionary or object of `size`. When much is kept already, only what is
   * plain goes into what is small: enough to tell a dtype or a shape, whatever came before.
   */
  mayEnter(size: number, depth: number, value: Value): boolean {
    if (this.#text < mostText && this.#entries++ < mostEntries) return true;
    return size < fewEntries && depth < fewValues && isPlain(value);
  }

  remember(place: number, value: Value): void {
    if (place >> 3 >= this.#places.length) this.#grow(place >> 3);
    const bit = 1 << (place & 7);
    const taken = this.#places[place >> 3] ?? 0;
    if ((taken & bit) === 0) this.places++;
    this.#places[place >> 3] = taken | bit;
    if (value !== undefined && this.#mayRemember(value)) this.#memo.set(place, value);
    else this.#memo.delete(place);
  }

  isTaken(place: number): boolean {
    return place < highestMemo && ((this.#places[place >> 3] ?? 0) & (1 << (place & 7))) !== 0;
  }

  recall(place: number): Value {
    return this.#memo.get(place);
  }

  #grow(index: number): void {
    const places = new Uint8Array(2 * (index + 1));
    places.set(this.#places);
    this.#places = places;
  }

  #mayRemember(value: Value): boolean {
    if (this.#memo.size < mostMemo && this.#text < mostText) return true;
    return this.#memo.size < 2 * mostMemo && typeof value === 'string' && name.test(value);
  }
}

function isPlain(value: Value): boolean {
  if (!isBuilt(value) || value.kind === 'global' || value.kind === 'bytes' || value.kind === 'array') return true;
  if (value.kind === 'tuple') return value.weight < fewEntries;
  return /dtype$/i.test(makerOf(value));
}
