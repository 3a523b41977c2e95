import type { ExperimentsAsks } from '../../../src/protocol/experiments/endpoints';
import type { RowRef } from '../../../src/protocol/experiments/viewState';
import type { ExperimentsModel } from '../model/experimentsModel';
import { rowKey } from '../model/rowKey';
import { selectOnly } from '../model/selection';

/** Rows that a command is for: the selected ones, else the one with the keyboard. */
export function chosenRows(model: ExperimentsModel): readonly RowRef[] {
  if (model.selection.size > 0) return [...model.selection.values()];
  const loaded = model.loader.pages?.row(model.active.row);
  return loaded ? [loaded.row.row] : [];
}

/** Shows one row beside the baseline, else beside the first row; a group is unfolded. */
export function openRow(model: ExperimentsModel): void {
  const { pages } = model.loader;
  const loaded = pages?.row(model.active.row);
  if (!loaded) return;
  if (loaded.row.expandable) return model.toggleExpanded(loaded.row.row);
  const other = model.view.baseline ?? pages?.row(0)?.row.row;
  model.showCompare(other && rowKey(other) !== loaded.key ? [other, loaded.row.row] : [loaded.row.row]);
}

/** Selects from one row to another, those too that are not here yet. */
export function selectThrough(model: ExperimentsModel, from: number, to: number): void {
  const { pages } = model.loader;
  if (!pages) return;
  const [first, last] = from < to ? [from, to] : [to, from];
  const here = pages.loaded(first, last + 1);
  if (here.length > last - first) return model.select(selectOnly(here.map(([, { row }]) => row.row)), from);
  const reading = readThrough(model, { from: first, to: last + 1, columns: [] }, from);
  model.choice.begin(reading.catch((error: unknown) => model.failed(error)));
}

type RowsQuestion = Omit<Parameters<ExperimentsAsks['rows']>[0], 'token'>;

/** A choice made meanwhile stands; rows of an answer that no longer holds are read from the next. */
async function readThrough(model: ExperimentsModel, question: RowsQuestion, anchor: number): Promise<void> {
  const { selection, loader } = model;
  const token = loader.pages?.answer.token;
  if (token === undefined) return;
  const answer = await model.asks.rows({ token, ...question });
  if (model.selection !== selection) return;
  if (answer) {
    model.select(selectOnly(answer.rows.map(({ row }) => row)), anchor);
    return;
  }
  await loader.renew();
  if (loader.pages?.answer.token !== token) await readThrough(model, question, anchor);
}

export function selectAll(model: ExperimentsModel): void {
  selectThrough(model, 0, (model.loader.pages?.answer.rows ?? 1) - 1);
}
