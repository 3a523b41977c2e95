import type { Document, Node, YAMLMap, YAMLSeq } from 'yaml';
import { isAlias, isMap, isPair, isScalar, isSeq } from 'yaml';
import type { Range } from '../base/position';
import { TextPlaces } from './textPlaces';
import { yamlBlock, yamlInline } from './yamlText';
import { asNode, placeAt, readYaml, type ConfigPath, type Place } from './yamlTree';

/** Replace what lies in the range by the text. */
export interface TextEdit {
  readonly range: Range;
  readonly text: string;
}

/** `datasets`, its name, `columns` and the entry have lines of their own; what an entry says stands behind it. */
const lineLevels = 4;

/**
 * The smallest change of a YAML text that puts a value at a path, or adds an item to the list there. Everything else,
 * comments and spacing included, stays as it is. Null where the text is broken, or the path goes through something that
 * is no mapping of its own (an alias, a text).
 */
export function yamlEdit(
  text: string,
  path: readonly string[],
  value: unknown,
  how: 'set' | 'append',
): TextEdit | null {
  const document = readYaml(text);
  if (document.errors.length > 0) return null;
  const places = new TextPlaces(text);
  const depth = existingDepth(document, path);
  if (!isOwn(document, path.slice(0, depth))) return null;
  const missing = path.slice(depth);
  const content = nested(missing, how === 'append' ? [value] : value);
  const { key, value: node } = placeAt(document, path.slice(0, depth)) ?? { key: null, value: null };
  if (node === null || isEmpty(node))
    return key ? fillKey(places, key, isInFlow(document, path, depth), depth, content) : addText(places, content);
  if (missing.length > 0) return isMap(node) ? addToMap(places, node, content, depth) : null;
  if (how === 'append') return isSeq(node) ? addToList(places, node, yamlInline(value)) : null;
  return replaceValue(places, key, node, yamlInline(value));
}

/** What goes over lines begins on the line of its key afterwards. */
function replaceValue(places: TextPlaces, key: Node | null, node: Node, text: string): TextEdit | null {
  const isBlock = (isMap(node) || isSeq(node)) && node.flow !== true;
  const end = endOf(node);
  if (!node.range || end === null) return null;
  if (!isBlock || !key?.range) return { range: places.range(node.range[0], end), text };
  return { range: places.range(places.text.indexOf(':', key.range[1]) + 1, end), text: ` ${text}` };
}

/** How many steps of the path lead to something that is there. */
function existingDepth(document: Document, path: ConfigPath): number {
  let depth = path.length;
  while (depth > 0 && placeAt(document, path.slice(0, depth)) === null) depth--;
  return depth;
}

/** Whether every step leads on without an alias or a merge key: what they lead to belongs to others as well. */
function isOwn(document: Document, path: ConfigPath): boolean {
  let node = asNode(document.contents);
  for (const step of path) {
    if (isAlias(node)) return false;
    const next = isMap(node) || isSeq(node) ? asNode(node.get(step, true)) : null;
    if (next === null && !(isMap(node) && node.has(step))) return false;
    node = next;
  }
  return !isAlias(node);
}

/** The value inside of mappings, one for each step of the path. */
export function nested(path: readonly string[], value: unknown): unknown {
  return path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
}

function isEmpty(node: Node): boolean {
  return isScalar(node) && node.value === null && node.source === '';
}

function isInFlow(document: Document, path: ConfigPath, depth: number): boolean {
  const parent: Place | null = depth > 0 ? placeAt(document, path.slice(0, depth - 1)) : null;
  return isMap(parent?.value) && parent.value.flow === true;
}

/** Behind everything: the document has nothing yet. */
function addText(places: TextPlaces, content: unknown): TextEdit {
  const { text } = places;
  const begin = text === '' || /[\r\n]$/.test(text) ? '' : '\n';
  return places.insertion(text.length, `${begin}${lines(content, '', 0)}\n`);
}

/** Behind a key that has no value. */
function fillKey(places: TextPlaces, key: Node, inFlow: boolean, depth: number, content: unknown): TextEdit | null {
  if (!key.range) return null;
  const colon = places.text.indexOf(':', key.range[1]) + 1;
  const onOneLine = inFlow || depth >= lineLevels || Array.isArray(content);
  if (onOneLine) return places.insertion(colon, ` ${yamlInline(content)}`);
  return places.insertion(places.lineEnd(colon), `\n${lines(content, `${places.indent(key.range[0])}  `, depth)}`);
}

function addToMap(places: TextPlaces, map: YAMLMap, content: unknown, depth: number): TextEdit | null {
  const first = asNode(map.items[0]?.key)?.range?.[0];
  if (map.flow || first === undefined) return addInBrackets(places, map, yamlInline(content).slice(2, -2));
  return addLine(places, map, lines(content, places.indent(first), depth));
}

function addToList(places: TextPlaces, list: YAMLSeq, item: string): TextEdit | null {
  if (list.flow || !list.range) return addInBrackets(places, list, item);
  return addLine(places, list, `${places.indent(list.range[0])}- ${item}`);
}

function lines(content: unknown, indent: string, depth: number): string {
  const isMapping = content !== null && typeof content === 'object' && !Array.isArray(content);
  return isMapping ? yamlBlock(content, indent, Math.max(1, lineLevels - depth)) : `${indent}${yamlInline(content)}`;
}

/** Behind the last item of a collection in brackets. */
function addInBrackets(places: TextPlaces, node: YAMLMap | YAMLSeq, addition: string): TextEdit | null {
  if (!node.range) return null;
  const end = endOf(node.items.at(-1)) ?? node.range[0] + 1;
  const space = isMap(node) ? ' ' : '';
  const after = places.text[end] === '}' ? space : '';
  return places.insertion(end, `${node.items.length === 0 ? space : ', '}${addition}${after}`);
}

/** On a line of its own behind the last item of a collection. */
function addLine(places: TextPlaces, node: YAMLMap | YAMLSeq, line: string): TextEdit | null {
  const end = endOf(node.items.at(-1));
  if (end === null) return null;
  const lastCharacter = places.text.slice(0, end).trimEnd().length;
  return places.insertion(places.lineEnd(lastCharacter), `\n${line}`);
}

/** Where an item ends, without the comments behind it. */
function endOf(item: unknown): number | null {
  if (isPair(item)) return endOf(item.value) ?? endOf(item.key);
  const node = asNode(item);
  if ((isMap(node) || isSeq(node)) && node.flow !== true) return endOf(node.items.at(-1)) ?? node.range?.[1] ?? null;
  return node?.range?.[1] ?? null;
}
