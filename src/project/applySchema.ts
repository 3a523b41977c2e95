import { emptyConfig, projectConfig, type ProjectConfig } from './config';
import type { LeftOut } from './parsedConfig';
import { explainIssue, valueAt, type SchemaIssue } from './schemaIssues';
import type { ConfigPath } from './yamlTree';

/** What of a document fits the schema, and everything that was said of the rest, at its place in the document. */
export interface AppliedSchema {
  readonly config: ProjectConfig;
  readonly issues: readonly SchemaIssue[];
  /** Checks and columns that suppressions name which are left out, with where in the document they stand. */
  readonly leftOut: readonly NamedAt[];
  /** Where in the document stands what is at this path of the config: items of a list that were left out shift the rest. */
  readonly documentPath: (path: ConfigPath) => ConfigPath;
}

/** The same as a path in the document. */
type NamedAt = Omit<LeftOut, 'range'> & { readonly path: ConfigPath };

/** Takes out what is wrong, part by part, until the rest fits. The value is changed. */
export function applySchema(value: unknown): AppliedSchema {
  const issues: SchemaIssue[] = [];
  const leftOut: NamedAt[] = [];
  const kept = new Map<string, readonly number[]>();
  const documentPath = (path: ConfigPath) => originalPath(kept, path);
  const root = { value };
  for (;;) {
    const result = projectConfig.safeParse(root.value);
    if (result.success) return { config: result.data, issues, leftOut, documentPath };
    const found = result.error.issues.flatMap((issue) => explainIssue(issue, root.value));
    const told = found.filter(isToldOnce(found)).map((issue) => ({ ...issue, path: documentPath(issue.path) }));
    issues.push(...told.filter(isStillMissing(issues)));
    leftOut.push(...namedInLeftOut(root.value, found).map((each) => ({ ...each, path: documentPath(each.path) })));
    if (!takeOut(root, found, kept)) return { config: emptyConfig, issues, leftOut, documentPath };
  }
}

/** What the suppressions name in which something else is wrong. */
function namedInLeftOut(value: unknown, found: readonly SchemaIssue[]): readonly NamedAt[] {
  const items = found.flatMap(({ path }) =>
    path[0] === 'datasets' && path[2] === 'suppress' ? [path.slice(0, 4)] : [],
  );
  const places = [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
  return places.flatMap((item) =>
    (['check', 'column'] as const).flatMap((kind) => {
      const path = [...item, kind];
      const name = valueAt(value, path);
      return typeof name === 'string' ? [{ kind, dataSet: String(item[1]), name, path }] : [];
    }),
  );
}

/**
 * A key that is missing because it was misspelt is told of at the word that stands there; what else is wrong with a mapping as
 * a whole is not told while a key of it is not known.
 */
function isToldOnce(found: readonly SchemaIssue[]): (issue: SchemaIssue) => boolean {
  const place = (path: ConfigPath) => JSON.stringify(path);
  const misspelt = new Set(
    found.flatMap(({ code, path, suggestion }) =>
      code === 'config-unknown-key' && suggestion !== undefined ? [place([...path.slice(0, -1), suggestion])] : [],
    ),
  );
  const unknownIn = new Set(
    found.flatMap(({ code, path }) => (code === 'config-unknown-key' ? [place(path.slice(0, -1))] : [])),
  );
  return ({ code, path }) =>
    (code !== 'config-missing-key' || !misspelt.has(place(path))) &&
    (code !== 'config-value' || !unknownIn.has(place(path)));
}

/** A key whose wrong value was taken out before, and told of, is not missing. */
function isStillMissing(before: readonly SchemaIssue[]): (issue: SchemaIssue) => boolean {
  const taken = new Set(before.map(({ path }) => JSON.stringify(path)));
  return ({ code, path }) => code !== 'config-missing-key' || !taken.has(JSON.stringify(path));
}

function originalPath(kept: ReadonlyMap<string, readonly number[]>, path: ConfigPath): ConfigPath {
  const inList = path.findIndex((step) => typeof step === 'number');
  const list = path.slice(0, inList);
  const original = kept.get(JSON.stringify(list))?.[Number(path[inList])];
  return original === undefined ? path : [...list, original, ...path.slice(inList + 1)];
}

function takeOut(
  root: { value: unknown },
  issues: readonly SchemaIssue[],
  kept: Map<string, readonly number[]>,
): boolean {
  const lists = new Map<string, unknown[]>();
  let changed = false;
  // Told before anything is taken out: of an item with two mistakes nothing is left that would tell the second.
  for (const path of issues.map((issue) => partToDrop(root.value, issue))) {
    const parentPath = path.slice(0, -1);
    const parent = valueAt(root.value, parentPath);
    const last = path.at(-1);
    if (parent === null || typeof parent !== 'object' || last === undefined || !Object.hasOwn(parent, last)) continue;
    changed = true;
    if (Array.isArray(parent)) lists.set(JSON.stringify(parentPath), parent);
    Reflect.deleteProperty(parent, last);
  }
  for (const [path, list] of lists) {
    const places = kept.get(path) ?? [...list.keys()];
    const still = [...list.keys()].filter((index) => Object.hasOwn(list, index));
    kept.set(
      path,
      still.map((index) => places[index] ?? index),
    );
    list.splice(0, list.length, ...still.map((index) => list[index]));
  }
  return changed;
}

/**
 * The smallest part that can be left out without changing what the rest means: a suppression without its misspelt column
 * would suppress more than was meant, half a range is none.
 */
function partToDrop(value: unknown, { path, code }: SchemaIssue): ConfigPath {
  const inList = path.findIndex((step) => typeof step === 'number');
  if (inList < 0) return code === 'config-missing-key' ? path.slice(0, -1) : path;
  // Other runs would take the place of those of a source that is left out, with other ids.
  if (path[0] === 'experiments' && path.length > inList + 1 && code !== 'config-missing-key') return path;
  const item = valueAt(value, path.slice(0, inList + 1));
  const isMapping = item !== null && typeof item === 'object';
  return path.slice(0, isMapping ? inList + 1 : inList);
}
