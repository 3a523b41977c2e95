import type { CheckSource } from '../data/checkRequest';
import { DataError } from '../data/report';
import type { MirrorMessage, MirrorSource, TextDelta } from './checkProtocol';

/** The texts of open documents, kept equal to them by their edits. */
export class Mirrors {
  readonly #texts = new Map<string, string>();

  apply(message: MirrorMessage): void {
    switch (message.type) {
      case 'open':
        this.#texts.set(message.key, '');
        return;
      case 'append':
        this.#texts.set(message.key, this.#text(message.key) + message.text);
        return;
      case 'change':
        this.#texts.set(message.key, applyDeltas(this.#text(message.key), message.deltas));
        return;
      case 'close':
        this.#texts.delete(message.key);
    }
  }

  /** What the check reads; throws a `DataError` for a document that was never mirrored here. */
  resolve(source: CheckSource | MirrorSource): CheckSource {
    if (source.kind !== 'mirror') return source;
    return { kind: 'text', path: source.path, text: this.#text(source.key) };
  }

  #text(key: string): string {
    const text = this.#texts.get(key);
    if (text === undefined) throw new DataError('changed', 'The document is no longer open.');
    return text;
  }
}

/** Applies the edits of one change event: all offsets are those of the text before it. */
export function applyDeltas(text: string, deltas: readonly TextDelta[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const delta of deltas.toSorted((a, b) => a.offset - b.offset)) {
    parts.push(text.slice(from, delta.offset), delta.text);
    from = delta.offset + delta.length;
  }
  parts.push(text.slice(from));
  return parts.join('');
}
