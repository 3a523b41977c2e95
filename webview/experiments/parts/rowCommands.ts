import { errorMessage } from '../../../src/base/errors';
import type { ExperimentsAsks } from '../../../src/protocol/experiments/endpoints';
import type { TableRow } from '../../../src/protocol/experiments/rows';
import type { RowRef } from '../../../src/protocol/experiments/viewState';
import type { ExperimentsModel } from '../model/experimentsModel';
import { rowKey } from '../model/rowKey';
import { editInPlace } from '../../shared/inlineEdit';
import { cellId } from '../table/cellId';
import { selectOnly } from '../model/selection';

type Marks = Parameters<ExperimentsAsks['mark']>[0]['marks'];

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

/** Stars the runs when one of them has no star, else takes the stars away. */
export async function toggleStar(model: ExperimentsModel, rows: readonly RowRef[]): Promise<void> {
  const shown = loadedRows(model, rows);
  await mark(model, rows, { starred: shown.length === 0 || shown.some(({ starred }) => !starred) });
}

export async function toggleArchived(model: ExperimentsModel, rows: readonly RowRef[]): Promise<void> {
  await mark(model, rows, { archived: loadedRows(model, rows).some(({ archived }) => !archived) });
  await model.loader.refresh(false);
}

/** Deletes runs from Tend, never from their source; undo brings them back. */
export async function removeRuns(model: ExperimentsModel, rows: readonly RowRef[]): Promise<void> {
  await mark(model, rows, { removed: true });
  await model.loader.refresh(false);
}

export async function editNote(model: ExperimentsModel, rows: readonly RowRef[]): Promise<void> {
  const value = loadedRows(model, rows)[0]?.note ?? '';
  const note = await askInPlace(model, { title: 'Note', value, placeholder: 'What was this run for?' });
  if (note !== null) await mark(model, rows, { note });
}

export async function editLabels(model: ExperimentsModel, rows: readonly RowRef[]): Promise<void> {
  const value = loadedRows(model, rows)[0]?.labels.join(', ') ?? '';
  const text = await askInPlace(model, { title: 'Tags', value, placeholder: 'Tags: candidate, ablation' });
  if (text === null) return;
  const labels = text.split(',').map((label) => label.trim());
  await mark(model, rows, { labels: [...new Set(labels.filter((label) => label !== ''))] });
}

/** Renames one run in Tend; an empty name is the recorded one again. */
export async function rename(model: ExperimentsModel, rows: readonly RowRef[]): Promise<void> {
  const [row] = rows;
  if (row?.type !== 'run') return;
  const value = loadedRows(model, [row])[0]?.name ?? '';
  const name = await askInPlace(model, { title: 'Name', value, placeholder: 'The recorded name' });
  if (name !== null) await mark(model, [row], { name: name.trim() === '' ? null : name.trim() });
}

/** Over the name of the row that has the keyboard; where that is not in sight, VS Code's own box asks. */
function askInPlace(
  model: ExperimentsModel,
  question: { title: string; value: string; placeholder: string },
): Promise<string | null> {
  const over = document.getElementById(cellId(model.active.row, 0))?.getBoundingClientRect();
  if (!over) return model.asks.askText(question);
  const inside = new DOMRect(
    over.left + nameInset,
    over.top + 1,
    Math.max(120, over.width - nameInset),
    over.height - 2,
  );
  return editInPlace(inside, question.title, question.value, question.placeholder);
}

/** Px before the name of a row. */
const nameInset = 44;

/** Ids of runs and of the members of groups. */
export async function idsOf(model: ExperimentsModel, rows: readonly RowRef[]): Promise<readonly string[]> {
  const runs = rows.flatMap((row) => (row.type === 'run' ? [row.id] : []));
  const groups = rows.filter(({ type }) => type === 'group');
  if (groups.length === 0) return runs;
  const { groupBy, filter, archived } = model.view;
  const { sides } = await model.asks.compare({ rows: groups, groupBy, filter, archived });
  return [...new Set([...runs, ...sides.flatMap(({ ids }) => ids)])];
}

/** Shows what is set at once, and takes it back when the extension refuses it. */
async function mark(model: ExperimentsModel, rows: readonly RowRef[], marks: Marks): Promise<void> {
  const shown = setShown(model, rows, marks);
  try {
    await model.asks.mark({ ids: [...(await idsOf(model, rows))], marks });
    model.marksChanged();
  } catch (error) {
    for (const [loaded, before] of shown) loaded.row = before;
    model.loader.problem = errorMessage(error);
    model.touch();
  }
}

function setShown(model: ExperimentsModel, rows: readonly RowRef[], marks: Marks) {
  const keys = new Set(rows.map(rowKey));
  const { name, starred, archived, note, labels } = marks;
  const set: Partial<TableRow> = {
    ...(starred === undefined ? {} : { starred }),
    ...(archived === undefined ? {} : { archived }),
    ...(note === undefined ? {} : { note }),
    ...(labels === undefined ? {} : { labels }),
    ...(typeof name === 'string' ? { name } : {}),
  };
  const { pages } = model.loader;
  const all = [...(pages?.all() ?? []), ...(pages?.baseline ? [pages.baseline] : [])];
  const shown = all
    .filter(({ key, row }) => row.kind === 'run' && keys.has(key))
    .map((loaded) => [loaded, loaded.row] as const);
  for (const [loaded, row] of shown) loaded.row = { ...row, ...set };
  model.touch();
  return shown;
}

function loadedRows(model: ExperimentsModel, rows: readonly RowRef[]): readonly TableRow[] {
  const keys = new Set(rows.map(rowKey));
  return [...(model.loader.pages?.all() ?? [])].filter(({ key }) => keys.has(key)).map(({ row }) => row);
}
