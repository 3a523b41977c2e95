import type { Document, Scalar } from 'yaml';
import { isScalar } from 'yaml';
import { valueAt } from './schemaIssues';
import { placeAt, scalarText, type ConfigPath } from './yamlTree';

/** More aliases than this in effect are not read: a small file could otherwise grow without end. */
const mostAliases = 1000;

/**
 * The document as plain data of its own (nothing shared): keys without a value are left out, because they say nothing,
 * and what is compared with the text of cells keeps its spelling: `02` is not 2, and 1.50 in a column of text is not 1.5.
 * Throws when aliases multiply without end.
 */
export function plainValues(document: Document): unknown {
  const root = copy(document.toJS({ maxAliasCount: mostAliases }));
  for (const path of cellValuePaths(root)) {
    const node = placeAt(document, path)?.value;
    if (isScalar(node) && !(path.at(-2) === 'values' && isValue(root, path, node)))
      assign(root, path, scalarText(node));
  }
  return root;
}

/** Whether a value that a column lists is a number or true or false, and nothing is lost when it is not compared as text. */
function isValue(root: unknown, path: ConfigPath, { value, source = '' }: Scalar): boolean {
  if (valueAt(root, [...path.slice(0, -2), 'type']) === 'text') return false;
  if (typeof value === 'boolean') return true;
  const isCode = /^[+-]?0\d/.test(source) || (Number.isInteger(value) && !Number.isSafeInteger(value));
  return typeof value === 'number' && Number.isFinite(value) && !isCode;
}

function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([, entry]) => entry !== null && entry !== undefined);
  return Object.fromEntries(entries.map(([key, entry]) => [key, copy(entry)]));
}

function* cellValuePaths(root: unknown): Iterable<ConfigPath> {
  for (const name of keysAt(root, ['datasets'])) {
    const dataSet: ConfigPath = ['datasets', name];
    for (const column of keysAt(root, [...dataSet, 'columns'])) {
      const list: ConfigPath = [...dataSet, 'columns', column, 'values'];
      for (const index of indicesAt(root, list)) yield [...list, index];
    }
    for (const index of indicesAt(root, [...dataSet, 'suppress'])) yield [...dataSet, 'suppress', index, 'value'];
  }
}

function keysAt(root: unknown, path: ConfigPath): readonly string[] {
  const value = valueAt(root, path);
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.keys(value) : [];
}

function indicesAt(root: unknown, path: ConfigPath): readonly number[] {
  const value = valueAt(root, path);
  return Array.isArray(value) ? [...value.keys()] : [];
}

function assign(root: unknown, path: ConfigPath, text: string): void {
  const parent = valueAt(root, path.slice(0, -1));
  const last = path.at(-1);
  if (parent !== null && typeof parent === 'object' && last !== undefined) Reflect.set(parent, last, text);
}
