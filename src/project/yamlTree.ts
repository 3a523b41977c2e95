import type { Document, Node, Pair, Scalar, YAMLMap } from 'yaml';
import { isAlias, isMap, isPair, isScalar, isSeq, parseDocument } from 'yaml';

/** Where a value stands: mapping keys and list indices from the root. */
export type ConfigPath = readonly (string | number)[];

/** What stands at a path: the key that leads there (none for the root and list items) and the value. */
export interface Place {
  readonly key: Node | null;
  readonly value: Node | null;
}

/**
 * Reads YAML as 1.2 without its implicit dates, with merge keys, every key a text, and messages of one line. Repeated keys
 * are looked for in `repeatedKeys`: the library compares each key with all others.
 */
export function readYaml(text: string): Document.Parsed {
  return parseDocument(text, {
    schema: 'core',
    merge: true,
    uniqueKeys: false,
    stringKeys: true,
    prettyErrors: false,
    logLevel: 'error',
  });
}

/** The node at a path, through anchors and merge keys; null where there is none. */
export function placeAt(document: Document, path: ConfigPath): Place | null {
  let place: Place = { key: null, value: asNode(document.contents) };
  for (const step of path) {
    const next = child(document, place.value, step);
    if (!next) return null;
    place = next;
  }
  return place;
}

function child(document: Document, parent: Node | null, step: string | number): Place | null {
  const node = resolveAlias(document, parent);
  if (isSeq(node)) {
    const item = typeof step === 'number' ? asNode(node.items[step]) : null;
    return item ? { key: null, value: item } : null;
  }
  if (!isMap(node)) return null;
  const own = pairsByKey(node).get(String(step));
  if (own) return { key: asNode(own.key), value: asNode(own.value) };
  for (const pair of node.items.filter((it) => isPair(it) && keyText(it) === '<<')) {
    const merged = mergedChild(document, asNode(pair.value), step);
    if (merged) return merged;
  }
  return null;
}

const indexes = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();

/** Of keys that stand twice the last, as YAML readers have it. */
function pairsByKey(map: YAMLMap): ReadonlyMap<string, Pair> {
  const known = indexes.get(map);
  if (known) return known;
  const index = new Map(map.items.filter(isPair).map((pair) => [keyText(pair), pair]));
  indexes.set(map, index);
  return index;
}

function mergedChild(document: Document, source: Node | null, step: string | number): Place | null {
  const node = resolveAlias(document, source);
  if (!isSeq(node)) return child(document, node, step);
  for (const item of node.items) {
    const found = child(document, asNode(item), step);
    if (found) return found;
  }
  return null;
}

function resolveAlias(document: Document, node: Node | null): Node | null {
  return isAlias(node) ? (node.resolve(document) ?? null) : node;
}

export function keyText(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : '';
}

/** The text of a plain value as it is written, `02` and not 2; of a quoted one what the quotes hold. */
export function scalarText(node: Scalar): string {
  return node.type === 'PLAIN' && node.source !== undefined ? node.source : String(node.value);
}

/** A node of a document with what is around it, from the root inwards. */
export type Ancestors = readonly (Document | Node | Pair)[];

/** The keys and indices that lead from the root to the last of these. */
export function pathOf(nodes: Ancestors): ConfigPath {
  return nodes.flatMap((node, at): ConfigPath => {
    const next = nodes[at + 1];
    if (next === undefined) return [];
    if (isPair(node)) return isScalar(node.key) ? [String(node.key.value)] : [];
    return isSeq(node) ? [node.items.indexOf(next)] : [];
  });
}

export function asNode(value: unknown): Node | null {
  return value !== null && typeof value === 'object' && 'toJS' in value ? (value as Node) : null;
}
