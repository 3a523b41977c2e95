import type { ExperimentsAsks } from '../../../src/protocol/experiments/endpoints';
import type { TableRow } from '../../../src/protocol/experiments/rows';
import type { RowRef } from '../../../src/protocol/experiments/viewState';
import type { ExperimentsModel } from '../model/experimentsModel';
import { rowKey } from '../model/rowKey';
import { pinnedIndex } from '../model/rowPlaces';
import { selectOnly } from '../model/selection';

/** Rows that a command is for: the selected ones, else the one with the keyboard. */
export function chosenRows(model: ExperimentsModel): readonly RowRef[] {
  const { selection } = model;
  const loaded = model.loader.pages?.row(model.active.row);
  // Rows of which none is in sight are not what somebody means who has the keyboard on another one.
  const isMeant = !loaded || model.unseen.hidden(selection) < selection.size;
  if (selection.size > 0 && isMeant) return [...selection.values()];
  return loaded ? [loaded.row.row] : [];
}

/** Shows all that is recorded of one run; a group is unfolded. */
export function openRow(model: ExperimentsModel): void {
  const loaded = model.loader.pages?.row(model.active.row);
  if (!loaded) return;
  if (loaded.row.kind !== 'run') return model.toggleExpanded(loaded.row);
  model.showCompare([loaded.row.row]);
}

/** The rows side by side; one alone beside the baseline, where there is one. */
export function compareChosen(model: ExperimentsModel): void {
  const rows = chosenRows(model);
  const baseline = besideBaseline(model, rows);
  if (rows.length > 0) model.showCompare(baseline ? [baseline, ...rows] : rows);
}

/** The baseline where the rows are one that can stand beside it. */
export function besideBaseline({ view }: ExperimentsModel, [row, ...more]: readonly RowRef[]): RowRef | null {
  const { baseline } = view;
  return row && more.length === 0 && baseline && rowKey(baseline) !== rowKey(row) ? baseline : null;
}

/** The first row under the header: the baseline where one stays there. */
export function topRow(model: ExperimentsModel): number {
  return model.loader.pages?.baseline ? pinnedIndex : 0;
}

/**
 * Selects from one row to another, the baseline under the header and those that are not here yet too. Parents that are shown
 * only for their children are passed over: nobody who filters means them, unless they choose one by itself.
 */
export function selectThrough(model: ExperimentsModel, from: number, to: number): void {
  const { pages } = model.loader;
  if (!pages) return;
  const [first, last] = from < to ? [from, to] : [to, from];
  const pinned = first === pinnedIndex && pages.baseline ? [pages.baseline.row.row] : [];
  const range = { from: Math.max(0, first), to: Math.max(0, last + 1) };
  const here = pages.loaded(range.from, range.to).map(([, { row }]) => row);
  if (here.length >= range.to - range.from) return model.select(selectOnly([...pinned, ...meantOf(here)]), from);
  const reading = readThrough(model, { ...range, columns: [] }, { pinned, anchor: from });
  model.choice.begin(reading.catch((error: unknown) => model.failed(error)));
}

function meantOf(rows: readonly TableRow[]): readonly RowRef[] {
  return rows.filter(({ context }) => !context || rows.length === 1).map(({ row }) => row);
}

type RowsQuestion = Omit<Parameters<ExperimentsAsks['rows']>[0], 'token'>;

/** A choice made meanwhile stands; rows of an answer that no longer holds are read from the next. */
async function readThrough(
  model: ExperimentsModel,
  question: RowsQuestion,
  begun: { readonly pinned: readonly RowRef[]; readonly anchor: number },
): Promise<void> {
  const { selection, loader } = model;
  const token = loader.pages?.answer.token;
  if (token === undefined) return;
  const answer = await model.asks.rows({ token, ...question });
  if (model.selection !== selection) return;
  if (answer) {
    model.select(selectOnly([...begun.pinned, ...meantOf(answer.rows)]), begun.anchor);
    return;
  }
  await loader.renew();
  if (loader.pages?.answer.token !== token) await readThrough(model, question, begun);
}

export function selectAll(model: ExperimentsModel): void {
  selectThrough(model, topRow(model), (model.loader.pages?.answer.rows ?? 1) - 1);
}
