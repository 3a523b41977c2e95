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

interface KnownTable {
  readonly path: string;
  readonly rows: number;
  readonly columns: readonly KnownColumn[];
}

/** What lies beside a `tend.yaml` and may be named in it; paths are relative to it. */
export interface KnownThings {
  readonly checks: readonly { readonly id: string; readonly title: string }[];
  readonly dataFiles: readonly string[];
  /** Files that were read and have a header. */
  readonly tables: readonly KnownTable[];
}

export const nothingKnown: KnownThings = { checks: [], dataFiles: [], tables: [] };

interface NamedThing {
  readonly name: string;
  readonly description: string;
}

/** What of one kind can be named, each name once; of columns those of the data set whose path this is. */
export function thingsNamed(kind: Named, known: KnownThings, path: string | null): readonly NamedThing[] {
  if (kind === 'check') return known.checks.map(({ id, title }) => ({ name: id, description: `${title}.` }));
  if (kind === 'file') {
    const byPath = new Map(known.tables.map((table) => [table.path, table]));
    return known.dataFiles.map((name) => ({ name, description: tableText(byPath.get(name)) }));
  }
  const tables = path === null ? [] : known.tables.filter((table) => pathMatch(path, table.path) !== null);
  const columns = new Map<string, NamedThing>();
  for (const table of tables)
    for (const column of table.columns)
      if (column.name !== '' && !columns.has(column.name))
        columns.set(column.name, { name: column.name, description: `${columnText(column)} In ${table.path}.` });
  return [...columns.values()];
}

function tableText(table: KnownTable | undefined): string {
  return table ? `${plural(table.rows, 'row')}, ${plural(table.columns.length, 'column')}.` : '';
}

/** "integer, 18 to 90; 61 different values, 3 missing." */
function columnText({ type, min, max, distinct, missing }: KnownColumn): string {
  if (type === 'empty') return 'Every cell is empty.';
  const range = min === null || max === null ? '' : `, ${min} to ${max}`;
  const gaps = missing === 0 ? '' : `, ${formatCount(missing)} missing`;
  return `${type}${range}; ${plural(distinct, 'different value')}${gaps}.`;
}
