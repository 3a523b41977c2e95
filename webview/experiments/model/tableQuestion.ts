import type { ColumnRef } from '../../../src/protocol/experiments/column';
import type { TableQuestion } from '../../../src/protocol/experiments/rows';
import type { ViewState } from '../../../src/protocol/experiments/viewState';
import type { ExpandedRows } from './expandedRows';

/** What to ask for a view; `fallback` is the last filter that could be read. */
export function tableQuestion(view: ViewState, fallback: string, expanded: ExpandedRows): TableQuestion {
  const { filter, sort, groupBy, columns, archived, baseline } = view;
  const shown = columns.map(({ column }): ColumnRef => column);
  const metrics = shown.filter(({ kind }) => kind === 'metric');
  const judged = view.onlyDiffering ? { judged: shown.filter(({ kind }) => kind !== 'metric') } : {};
  return { filter, fallback, sort, groupBy, archived, baseline, ...expanded.under(filter), metrics, ...judged };
}
