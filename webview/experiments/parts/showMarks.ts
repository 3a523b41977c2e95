import { relabelled } from '../../../src/protocol/experiments/chosen';
import type { ExperimentsAsks } from '../../../src/protocol/experiments/endpoints';
import type { TableRow } from '../../../src/protocol/experiments/rows';
import type { RowRef } from '../../../src/protocol/experiments/viewState';
import type { ExperimentsModel } from '../model/experimentsModel';
import { rowKey } from '../model/rowKey';

export type Marking = Omit<Parameters<ExperimentsAsks['mark']>[0], 'ids'>;

/** Sets marks in the rows that are here; returns what takes it back. */
export function showMarks(model: ExperimentsModel, rows: readonly RowRef[], marking: Marking): () => void {
  const keys = new Set(rows.map(rowKey));
  const { pages } = model.loader;
  const all = [...(pages?.all() ?? []), ...(pages?.baseline ? [pages.baseline] : [])];
  const shown = all.filter(({ key }) => keys.has(key)).map((loaded) => [loaded, loaded.row] as const);
  for (const [loaded, row] of shown) loaded.row = { ...row, ...shownMarks(row, marking) };
  model.touch();
  return () => {
    for (const [loaded, before] of shown) loaded.row = before;
    model.touch();
  };
}

/** Of a group star and tags are shown. */
function shownMarks({ kind, labels }: TableRow, { marks, relabel }: Marking): Partial<TableRow> {
  const { starred, archived, note, name } = marks;
  const ofAll = {
    ...(starred === undefined ? {} : { starred }),
    ...(relabel ? { labels: relabelled(labels, relabel) } : {}),
  };
  if (kind !== 'run') return ofAll;
  return {
    ...ofAll,
    ...(archived === undefined ? {} : { archived }),
    ...(note === undefined ? {} : { note }),
    ...(typeof name === 'string' ? { name } : {}),
  };
}
