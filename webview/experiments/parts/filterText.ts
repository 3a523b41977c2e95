import { formatColumn, type ColumnRef } from '../../../src/protocol/experiments/column';
import type { ExperimentsModel } from '../model/experimentsModel';

/** A filter that also asks for something more. */
function narrowed(filter: string, term: string): string {
  const before = filter.trim();
  if (before === '') return term;
  return /\bor\b/i.test(before) ? `(${before}) and ${term}` : `${before} and ${term}`;
}

/** Leads to the filter box, which already says the name of a column and waits for its value. */
export function filterWith(model: ExperimentsModel, column: ColumnRef): void {
  model.editFilter(`${narrowed(model.view.filter, formatColumn(column))} = `);
}
