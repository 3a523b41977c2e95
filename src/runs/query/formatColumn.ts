import { columnId, type ColumnRef } from '../columns';

/** As the words of `tokens.ts`; a dot at the end would ask for a key in quotes. */
const bareKey = /^[\p{L}\p{N}\p{M}_.:@$#]*[\p{L}\p{N}\p{M}_:@$#]$/u;

/** How a column is written in a filter, so that it is read back as the same one. */
export function formatColumn(column: ColumnRef): string {
  return column.kind === 'attribute' ? column.key : columnId({ ...column, key: formatKey(column.key) });
}

/** A key of a metric, param or tag, in backticks where it cannot stand alone. */
export function formatKey(key: string): string {
  return bareKey.test(key) ? key : `\`${key.replaceAll('`', '``')}\``;
}

/** A text as a filter has it; a quote inside is written twice. */
export function formatText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
