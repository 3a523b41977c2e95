import { relabelled } from '../../../src/protocol/experiments/chosen';
import type { ExperimentsAsks } from '../../../src/protocol/experiments/endpoints';
import type { TableRow } from '../../../src/protocol/experiments/rows';
import type { RowRef } from '../../../src/protocol/experiments/viewState';
import type { ExperimentsModel } from '../model/experimentsModel';
import { rowKey } from '../model/rowKey';
import type { LoadedRow } from '../model/rowPages';

export type Marking = Omit<Parameters<ExperimentsAsks['mark']>[0], 'ids'>;

/** What is shown of runs before it is kept. */
export interface ShownMarks {
  readonly marking: Marking;
  /** Shows it in rows that came meanwhile, too. */
  again(): void;
  /** Shows again what stood there, unless something newer does. */
  takeBack(): void;
}

/** Sets marks in the rows that are here. */
export function showMarks(model: ExperimentsModel, rows: readonly RowRef[], marking: Marking): ShownMarks {
  const keys = new Set(rows.map(rowKey));
  const shown = new Map<LoadedRow, { readonly before: TableRow; readonly after: TableRow }>();
  const again = () => {
    for (const loaded of rowsHere(model)) {
      const { key, row: before } = loaded;
      if (!keys.has(key)) continue;
      loaded.row = { ...before, ...shownMarks(before, marking) };
      shown.set(loaded, { before, after: loaded.row });
    }
  };
  const takeBack = () => {
    for (const [loaded, { before, after }] of shown) if (loaded.row === after) loaded.row = before;
    model.touch();
  };
  again();
  model.touch();
  return { marking, again, takeBack };
}

function rowsHere({ loader: { pages } }: ExperimentsModel): readonly LoadedRow[] {
  return pages ? [...pages.all(), ...(pages.baseline ? [pages.baseline] : [])] : [];
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
