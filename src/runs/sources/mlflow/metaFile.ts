import { isMap, isScalar, parseDocument } from 'yaml';

/**
 * The entries of one of MLflow's small YAML files, as they are written; null for `null` and for nothing. An entry of a
 * mapping inside stands under both names: `tags/mlflow.data.context`.
 */
export type Meta = ReadonlyMap<string, string | null>;

/** Null where the text is not a mapping: empty, cut off, or something else. */
export function parseMeta(text: string): Meta | null {
  return parsePlain(text) ?? parseYaml(text);
}

const entry = /^( {2})?([\w.]+):(?: (.*))?$/;
const quoted = /^'((?:[^']|'')*)'$/;
/** A text without quotes that means the same to every reader of YAML. */
const plain = /^(?![-?:,[\]{}#&*!|>'"%@`\s])(?:[^:#]|:(?! |$)|(?<! )#)*(?<!\s)$/;

/** What MLflow writes nearly always: entries of one line each. It is twenty times as fast as a whole reader of YAML. */
function parsePlain(text: string): Meta | null {
  const meta = new Map<string, string | null>();
  let outer = '';
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const [, indent, key = '', written = ''] = entry.exec(line) ?? [];
    if (key === '') return null;
    if (indent !== undefined && outer === '') return null;
    const value = plainValue(written);
    if (value === undefined) return null;
    meta.set(indent === undefined ? key : `${outer}/${key}`, value);
    if (indent === undefined) outer = written === '' ? key : '';
  }
  return meta.size > 0 ? meta : null;
}

/** Undefined where it takes a reader of YAML to tell. */
function plainValue(written: string): string | null | undefined {
  if (written === '' || written === 'null' || written === '[]' || written === '{}') return null;
  const inside = quoted.exec(written)?.[1];
  if (inside !== undefined) return inside.replaceAll("''", "'");
  return plain.test(written) || /^-?\d+$/.test(written) ? written : undefined;
}

/** Aliases are not followed: MLflow writes none, and a small file could grow without end. */
function parseYaml(text: string): Meta | null {
  const meta = new Map<string, string | null>();
  try {
    const document = parseDocument(text, { schema: 'failsafe', logLevel: 'silent' });
    if (document.errors.length > 0) return null;
    addEntries(document.contents, '', meta);
  } catch {
    return null;
  }
  return meta.size > 0 ? meta : null;
}

function addEntries(node: unknown, outer: string, meta: Map<string, string | null>): void {
  if (!isMap(node)) return;
  for (const { key, value } of node.items) {
    if (!isScalar(key)) continue;
    const name = outer + String(key.value);
    if (isMap(value) && outer === '') addEntries(value, `${name}/`, meta);
    const isSaid = isScalar(value) && !(value.type === 'PLAIN' && /^(null|~|)$/.test(String(value.value)));
    meta.set(name, isSaid ? String(value.value) : null);
  }
}
