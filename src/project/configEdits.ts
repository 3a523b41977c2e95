import type { ColumnType } from './expectations';
import { declaredFor } from './expectationsFor';
import { parseConfig } from './parseConfig';
import type { ParsedConfig } from './parsedConfig';
import { nested, yamlEdit, type TextEdit } from './yamlEdit';

/** What can be declared of a column with one click. */
export interface ColumnDeclaration {
  readonly type?: ColumnType;
  readonly range?: readonly [number | string, number | string];
  readonly values?: readonly string[];
  readonly nullable?: boolean;
}

/** A finding, or several, that a person keeps. */
export interface SuppressionEntry {
  readonly check: string;
  readonly column?: string;
  /** "120-130" or "7". */
  readonly rows?: string;
  readonly value?: string;
  readonly reason: string;
}

/**
 * The edits of `tend.yaml` (its present text, empty where there is none) that declare something of a column of the file.
 * None where the text is broken. `path` is project-relative with `/`.
 */
export function declareColumn(
  text: string,
  path: string,
  column: string,
  declaration: ColumnDeclaration,
): readonly TextEdit[] {
  const dataSet = dataSetOf(text, path);
  const columns = dataSet.parsed.config.datasets?.[dataSet.name]?.columns ?? {};
  const existing = Object.hasOwn(columns, column) ? columns[column] : undefined;
  if (!existing) return edit(dataSet, ['columns', column], declaration, 'set');
  const [key, ...more] = Object.keys(declaration) as (keyof ColumnDeclaration)[];
  if (key === undefined) return [];
  if (more.length > 0) return edit(dataSet, ['columns', column], { ...existing, ...declaration }, 'set');
  return edit(dataSet, ['columns', column, key], declaration[key], 'set');
}

/** The edits that switch a check off for the data set of a file. */
export function switchOffCheck(text: string, path: string, check: string): readonly TextEdit[] {
  return edit(dataSetOf(text, path), ['checks', check], false, 'set');
}

/** The edits that suppress findings in the data set of a file: without rows and value in the whole column. */
export function suppress(text: string, path: string, entry: SuppressionEntry): readonly TextEdit[] {
  const { check, column, rows, value, reason } = entry;
  return edit(dataSetOf(text, path), ['suppress'], { check, column, rows, value, reason }, 'append');
}

/** The data set of a file in the text of `tend.yaml`: the one that declares it, else a new one. */
interface EditedDataSet {
  readonly text: string;
  readonly path: string;
  readonly parsed: ParsedConfig;
  readonly name: string;
  readonly isNew: boolean;
}

function dataSetOf(text: string, path: string): EditedDataSet {
  const parsed = parseConfig(text);
  const declared = declaredFor(parsed.config, path);
  const taken = Object.keys(parsed.config.datasets ?? {});
  return { text, path, parsed, name: declared?.name ?? dataSetName(path, taken), isNew: declared === null };
}

/** A name that the file suggests and that no other data set has. */
export function dataSetName(path: string, taken: readonly string[]): string {
  const base = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
  const name = base.replace(/[^\p{L}\p{N}_-]+/gu, '_').replace(/^_+|_+$/g, '') || 'data';
  let unique = name;
  for (let n = 2; taken.includes(unique); n++) unique = `${name}_${n}`;
  return unique;
}

function edit(
  { text, path, name, isNew }: EditedDataSet,
  inside: readonly string[],
  value: unknown,
  how: 'set' | 'append',
): readonly TextEdit[] {
  const [part = '', ...rest] = inside;
  const content = nested(rest, how === 'append' ? [value] : value);
  const change = isNew
    ? yamlEdit(text, ['datasets', name], { path, [part]: content }, 'set')
    : yamlEdit(text, ['datasets', name, ...inside], value, how);
  return change ? [change] : [];
}
