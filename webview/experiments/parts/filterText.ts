import type { ColumnRef } from '../../../src/protocol/experiments/column';
import type { ExperimentsModel } from '../model/experimentsModel';

/** A column as it stands in a filter; what is no plain word is quoted. */
export function filterName(column: ColumnRef): string {
  if (column.kind === 'attribute') return column.key;
  const key = /^[A-Za-z_][\w./-]*$/.test(column.key) ? column.key : `\`${column.key.replaceAll('`', '``')}\``;
  const name = `${column.kind}s.${key}`;
  return column.kind === 'metric' && column.of !== 'last' ? `${column.of}(${name})` : name;
}

/** A filter that also asks for something more. */
export function narrowed(filter: string, term: string): string {
  const before = filter.trim();
  if (before === '') return term;
  return /\bor\b/i.test(before) ? `(${before}) and ${term}` : `${before} and ${term}`;
}

/** Leads to the filter box, which already says the name of a column and waits for its value. */
export function filterWith(model: ExperimentsModel, column: ColumnRef): void {
  model.editFilter(`${narrowed(model.view.filter, filterName(column))} = `);
}
