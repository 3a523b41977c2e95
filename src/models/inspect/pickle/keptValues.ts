import { RememberedValues } from './rememberedValues';
import { isBuilt, makerOf, type Value } from './values';

const longestText = 1024;
const mostText = 16_000_000;
const mostEntries = 250_000;
const fewEntries = 64;
const fewValues = 1000;

/** How much is kept of what a pickle says, so that memory stays small whatever it is. */
export class KeptValues {
  readonly memo = new RememberedValues();
  #text = 0;
  #entries = 0;

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
}

function isPlain(value: Value): boolean {
  if (!isBuilt(value) || value.kind === 'global' || value.kind === 'bytes' || value.kind === 'array') return true;
  if (value.kind === 'tuple') return value.weight < fewEntries;
  return /dtype$/i.test(makerOf(value));
}
