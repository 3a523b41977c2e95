import { isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { fileFacts } from './fileFacts';
import { readSmallFile } from './smallFile';

/** Parameters of a YAML or JSON file, nested names joined, values as they are written. */
export interface ReadParams {
  readonly params: ReadonlyMap<string, string>;
  /** Why there are fewer than stand there, to follow the name of the file; null: all were read. */
  readonly problem: string | null;
}

const mostParams = 10_000;
const longestValue = 8000;
const deepest = 32;

/** Nothing, and no problem, where there is no such file. Tags of Python objects are read as what stands behind them. */
export function readParams(path: string, separator: '/' | '.'): ReadParams {
  const text = readSmallFile(path);
  if (text !== null) return parseParams(text, separator);
  return { params: new Map(), problem: fileFacts(path) === null ? null : 'cannot be read, or is too large' };
}

function parseParams(text: string, separator: '/' | '.'): ReadParams {
  const flattening = new Flattening(separator);
  try {
    const document = parseDocument(text, { logLevel: 'silent', uniqueKeys: false, keepSourceTokens: true });
    flattening.add('', document.contents, 0);
    const broken = document.errors.length > 0;
    return { params: flattening.params, problem: broken ? 'is not YAML to its end' : flattening.problem };
  } catch {
    return { params: flattening.params, problem: 'is not YAML' };
  }
}

class Flattening {
  readonly params = new Map<string, string>();
  problem: string | null = null;

  constructor(private readonly separator: string) {}

  /** Aliases are not followed: a small file could grow without end. */
  add(name: string, node: unknown, depth: number): void {
    if (this.params.size >= mostParams || depth > deepest) this.#leftOut('');
    else if (isMap(node)) this.#addEntries(name, node.items, depth);
    else if (isAlias(node)) this.#set(name, node.toString());
    else if (isScalar(node)) this.#set(name, node.source ?? '');
    else if (isSeq(node)) this.#set(name, this.#listText(node.items, depth));
  }

  #addEntries(name: string, entries: readonly { key: unknown; value: unknown }[], depth: number): void {
    for (const { key, value } of entries) {
      if (!isScalar(key)) continue;
      const word = String(key.value);
      this.add(name === '' ? word : `${name}${this.separator}${word}`, value, depth + 1);
    }
  }

  #listText(items: readonly unknown[], depth: number): string {
    let text = '';
    for (const item of items) {
      if (text.length > longestValue) break;
      text += `${text === '' ? '' : ', '}${this.#itemText(item, depth + 1)}`;
    }
    return `[${text}]`;
  }

  #itemText(item: unknown, depth: number): string {
    if (isScalar(item)) return item.source ?? '';
    if (isAlias(item)) return item.toString();
    if (depth > deepest) return this.#leftOut('…');
    if (isSeq(item)) return this.#listText(item.items, depth);
    return isMap(item) ? this.#mapText(item.items, depth) : '';
  }

  #mapText(entries: readonly { key: unknown; value: unknown }[], depth: number): string {
    const texts = entries.map(
      ({ key, value }) => `${this.#itemText(key, depth + 1)}: ${this.#itemText(value, depth + 1)}`,
    );
    return `{${texts.join(', ')}}`;
  }

  #leftOut(text: string): string {
    this.problem ??= 'holds more than is read';
    return text;
  }

  #set(name: string, value: string): void {
    if (name === '') return;
    this.params.set(
      name,
      (value.length > longestValue ? this.#leftOut(value.slice(0, longestValue)) : value).toWellFormed(),
    );
  }
}
