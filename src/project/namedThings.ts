import { formatCount, plural } from '../base/text';
import { pathMatch } from './pathPattern';
import type { Named } from './schemaWords';

/** A column as its profile tells it; the summary of a report fits by shape. */
interface KnownColumn {
  readonly name: string;
  readonly type: string;
  readonly missing: number;
  readonly distinct: number;
  readonly min: number | string | null;
  readonly max: number | string | null;
}

/** What lies beside a `tend.yaml` and may be named in it; paths are relative to it. */
export interface KnownThings {
  readonly checks: readonly { readonly id: string; readonly title: string }[];
  readonly dataFiles: readonly string[];
  /** Files that were read and have a header. */
  readonly tables: readonly {
    readonly path: string;
    readonly rows: number;
    readonly columns: readonly KnownColumn[];
  }[];
}

export const nothingKnown: KnownThings = { checks: [], dataFiles: [], tables: [] };

interface NamedThing {
  readonly name: string;
  readonly description: string;
}

/** What of one kind can be named, each name once; of columns those of the data set whose path this is. */
export function thingsNamed(kind: Named, known: KnownThings, path: string | null): readonly NamedThing[] {
  if (kind === 'check') return known.checks.map(({ id, title }) => ({ name: id, description: `${title}.` }));
  if (kind === 'file') return known.dataFiles.map((name) => ({ name, description: tableText(known, name) }));
  const tables = path === null ? [] : known.tables.filter((table) => pathMatch(path, table.path) !== null);
  const columns = tables.flatMap((table) =>
    table.columns.map((it) => ({ name: it.name, description: `${columnText(it)} In ${table.path}.` })),
  );
  return columns.filter(({ name }, at) => name !== '' && columns.findIndex((it) => it.name === name) === at);
}

function tableText({ tables }: KnownThings, path: string): string {
  const table = tables.find((it) => it.path === path);
  return table ? `${plural(table.rows, 'row')}, ${plural(table.columns.length, 'column')}.` : '';
}

/** "integer, 18 to 90; 61 different values, 3 missing." */
function columnText({ type, min, max, distinct, missing }: KnownColumn): string {
  if (type === 'empty') return 'Every cell is empty.';
  const range = min === null || max === null ? '' : `, ${min} to ${max}`;
  const gaps = missing === 0 ? '' : `, ${formatCount(missing)} missing`;
  return `${type}${range}; ${plural(distinct, 'different value')}${gaps}.`;
}
