import type { DataAnswers } from '../../../protocol/experiments/endpoints';
import type { RowRef } from '../../../protocol/experiments/viewState';
import type { RunNumber } from '../../../runs/runStore';
import type { ShownRuns } from './shownRuns';
import type { LaidRow, TableLayout } from './tableLayout';

type Located = Awaited<ReturnType<DataAnswers['locate']>>;

/** Where a run stands in a table, else the row to unfold next on the way to it; null: it is not among the runs of the table. */
export function locateRun(shown: ShownRuns, layout: TableLayout, id: string): Located {
  const number = shown.store.byId(id);
  if (number === null) return null;
  const rows = layout.slice(0, layout.length);
  const row = rows.findIndex((laid) => laid.kind === 'run' && laid.number === number);
  if (row >= 0) return { row, unfold: [] };
  const unfold = shown.isGrouped ? groupOf(shown, number) : foldedParent(shown, rows, number);
  return unfold.length === 0 ? null : { row: null, unfold };
}

function groupOf(shown: ShownRuns, number: RunNumber): RowRef[] {
  const place = shown.numbers.indexOf(number);
  const { groups, rest } = shown.grouping;
  const group = [...groups, ...(rest ? [rest] : [])].find(({ members }) => place >= 0 && members.includes(place));
  return group ? [{ type: 'group', values: [...group.values] }] : [];
}

/** The parent that is in the table and hides the run; below it may be more of them. */
function foldedParent(shown: ShownRuns, rows: readonly LaidRow[], number: RunNumber): RowRef[] {
  if (!shown.numbers.includes(number)) return [];
  const laid = new Map(rows.flatMap((row) => (row.kind === 'run' ? [[row.number, row.expanded] as const] : [])));
  let [run] = shown.store.runs([number]);
  // It ends: nobody is among his own ancestors.
  do [run] = shown.store.runs(run?.parent ? [run.parent] : []);
  while (run && !laid.has(run.number));
  return run && laid.get(run.number) === false ? [{ type: 'run', id: run.id }] : [];
}
