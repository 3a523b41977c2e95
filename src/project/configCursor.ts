import { isMap, isScalar, visit, type Document, type Node } from 'yaml';
import { linesAround } from './linesAround';
import { keyText, pathOf, placeAt, readYaml, scalarText, type Ancestors, type ConfigPath } from './yamlTree';

/** Where somebody writes in `tend.yaml`. */
export interface ConfigCursor {
  /** What is written stands for this place: a value, or one of the keys of the mapping there. */
  readonly path: ConfigPath;
  /** `either`: nothing is there yet, so that it may become a value or the first key. */
  readonly writes: 'key' | 'value' | 'either';
  /** Keys that the mapping there has already. */
  readonly keys: readonly string[];
  /** Offset of what is written already, up to the cursor. */
  readonly start: number;
  /** Whether a colon follows already. */
  readonly colon: boolean;
  /** Whether nothing but dashes stands before it in its line. */
  readonly startsLine: boolean;
  /** Whether it stands between braces or brackets. */
  readonly flow: boolean;
  /** The path of the data set that is written in; null where it has none yet. */
  readonly file: string | null;
}

/** What a name or a path is written of, without quotes. */
const letters = String.raw`[^\s,[\]{}"'#:*&!|>%@\`]*`;
const wordBefore = new RegExp(`${letters}$`);
const wordAfter = new RegExp(`^${letters}(.*)`);

/** A word that nobody writes: it stands for what is being written. */
const marker = 'tend0here';

/** What is being written at an offset of the text of a `tend.yaml`; null within a comment or a quoted text. */
export function configCursor(text: string, offset: number): ConfigCursor | null {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(lineStart, offset);
  if (/(^|\s)#/.test(before) || /["']\S*$/.test(before)) return null;
  const start = offset - (wordBefore.exec(before)?.[0].replace(/^-(?=$|\s)/, '').length ?? 0);
  const rest = wordAfter.exec(text.slice(offset));
  const after = rest?.[1] ?? '';
  const end = offset + (rest?.[0].length ?? 0) - after.length;
  const startsLine = /^[\s-]*$/.test(text.slice(lineStart, start));
  // A key without its colon would be read as the first line of a text that goes on.
  const word = startsLine && /^\s*$/.test(after) ? `${marker}:` : marker;
  const lines = `${text.slice(0, start)}${word}${text.slice(end)}`.split('\n');
  const around = linesAround(lines, text.slice(0, start).split('\n').length - 1);
  const document = readYaml(around.join('\n'));
  const found = markedPlace(document);
  return found && { ...found, start, startsLine, colon: /^\s*:/.test(after), file: fileAt(document, found.path) };
}

function fileAt(document: Document, [section, name]: ConfigPath): string | null {
  if (section !== 'datasets' || name === undefined) return null;
  const value = placeAt(document, [section, name, 'path'])?.value;
  return isScalar(value) ? scalarText(value) : null;
}

type MarkedPlace = Pick<ConfigCursor, 'path' | 'writes' | 'keys' | 'flow'>;

function markedPlace(document: Document): MarkedPlace | null {
  let found: MarkedPlace | null = null;
  visit(document, {
    Scalar(key, node, ancestors) {
      if (node.value !== marker) return undefined;
      found = key === 'key' ? keyPlace(ancestors) : valuePlace(ancestors, node);
      return visit.BREAK;
    },
  });
  return found;
}

function keyPlace(ancestors: Ancestors): MarkedPlace {
  const map = ancestors.at(-2);
  const flow = isMap(map) && map.flow === true;
  const keys = isMap(map) ? map.items.map(keyText).filter((key) => key !== marker) : [];
  const writes = keys.length === 0 && !flow ? 'either' : 'key';
  return { path: pathOf(ancestors.slice(0, -1)), writes, keys, flow };
}

function valuePlace(ancestors: Ancestors, node: Node): MarkedPlace {
  const flow = ancestors.some((it) => 'flow' in it && it.flow);
  return { path: pathOf([...ancestors, node]), writes: 'value', keys: [], flow };
}
