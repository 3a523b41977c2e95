import { FilterError } from './filterError';
import type { Span } from './predicate';
import { tokenize, type Token } from './tokens';

/** Reads the tokens of a filter one by one. */
export class TokenCursor {
  readonly #tokens: readonly Token[];
  #index = 0;

  constructor(readonly text: string) {
    this.#tokens = tokenize(text);
  }

  get token(): Token {
    return this.#tokens[this.#index] ?? { type: 'end', start: this.text.length, end: this.text.length };
  }

  /** Where the token before this one ends. */
  get end(): number {
    return this.#tokens[this.#index - 1]?.end ?? 0;
  }

  next(): Token {
    const { token } = this;
    this.#index++;
    return token;
  }

  isSymbol(...symbols: readonly string[]): boolean {
    return this.token.type === 'symbol' && symbols.includes(this.token.text);
  }

  /** Keywords are written in any case. */
  isWord(word: string): boolean {
    return this.token.type === 'word' && this.token.text.toLowerCase() === word;
  }

  acceptSymbol(...symbols: readonly string[]): string | null {
    if (this.token.type !== 'symbol' || !symbols.includes(this.token.text)) return null;
    const { text } = this.token;
    this.#index++;
    return text;
  }

  acceptWord(word: string): boolean {
    if (!this.isWord(word)) return false;
    this.#index++;
    return true;
  }

  expectSymbol(symbol: string, where: string): void {
    if (this.acceptSymbol(symbol) === null) this.fail(`“${symbol}” is missing ${where}.`);
  }

  /** Goes on behind a place, if a token begins there. */
  skipTo(end: number): boolean {
    const index = this.#tokens.findIndex((token, at) => at >= this.#index && token.start >= end);
    if ((this.#tokens[index - 1]?.end ?? 0) > end) return false;
    this.#index = index;
    return true;
  }

  /** Where the filter stops being understood: the present token, or what stands last where nothing follows. */
  get place(): Span {
    const { token } = this;
    if (token.type !== 'end') return token;
    return this.#tokens[this.#tokens.length - 2] ?? token;
  }

  /** What cannot be in a filter at all is the problem before anything else. */
  fail(message: string, suggestion: string | null = null): never {
    const { token } = this;
    if (token.type === 'wrong') throw new FilterError(token, token.message, token.suggestion);
    throw new FilterError(this.place, message, suggestion);
  }
}
