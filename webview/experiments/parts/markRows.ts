import { plural } from '../../../src/base/text';
import { typedLabels, type ChosenRuns } from '../../../src/protocol/experiments/chosen';
import type { RowRef } from '../../../src/protocol/experiments/viewState';
import { editInPlace } from '../../shared/inlineEdit';
import type { ExperimentsModel } from '../model/experimentsModel';
import { cellId } from '../table/cellId';
import { chosenHere, chosenOf, doneWords, idsOf, loadedRows } from './chosenTarget';
import { showMarks, type Marking, type ShownMarks } from './showMarks';

/** Stars the runs when one of them has no star, else takes the stars away. */
export function toggleStar(model: ExperimentsModel, rows: readonly RowRef[]): Promise<void> {
  const done = (starred: boolean, runs: string) => (starred ? `Starred ${runs}` : `Took the star from ${runs}`);
  return toggle(model, rows, 'starred', done, 'unseen');
}

export async function toggleArchived(model: ExperimentsModel, rows: readonly RowRef[]): Promise<void> {
  const done = (archived: boolean, runs: string) => `${archived ? 'Archived' : 'Unarchived'} ${runs}`;
  // The row of even a single one goes, and what is gone does not speak for itself.
  await toggle(model, rows, 'archived', done, 'always');
  await model.loader.refresh(false);
}

/** Deletes runs from Tend, never from their source; undo brings them back. */
export async function removeRuns(model: ExperimentsModel, rows: readonly RowRef[]): Promise<void> {
  await inTurn(model, async () => {
    const ids = await idsOf(model, rows);
    const { baseline } = model.view;
    const based = baseline?.type === 'run' && ids.includes(baseline.id);
    await model.asks.mark({ ids: [...ids], ...marks({ removed: true }) });
    if (based) model.change({ baseline: null }, 'deleted baseline');
    const what = `${plural(ids.length, 'run')}${based ? ', with the baseline,' : ''}`;
    const whose = ids.length === 1 ? 'its' : 'their';
    return { words: `Deleted ${what} from Tend; what ${whose} tracker wrote is untouched`, withView: based };
  });
  await model.loader.refresh(false);
}

/** What was done to runs, as far as the rows do not show it. */
interface Done {
  readonly words: string | null;
  /** The last change of the view came of it. */
  readonly withView?: boolean;
}

/**
 * Does something to runs after what was begun before it: undo takes it all back in the order in which it was asked for.
 * `shown`: what it does stands on the screen already.
 */
function inTurn(model: ExperimentsModel, work: () => Promise<Done>, shown = false): Promise<void> {
  model.undoable.marksBegun();
  return model.turns.take(async () => {
    try {
      const { words, withView } = await work();
      model.marksChanged(words, withView);
    } catch (error) {
      model.undoable.marksFailed();
      model.failed(error);
    }
  }, shown);
}

/** Sets a mark where one of the runs lacks it, else takes it away; seen at once where all of them are here. */
function toggle(
  model: ExperimentsModel,
  rows: readonly RowRef[],
  key: 'starred' | 'archived',
  done: (set: boolean, runs: string) => string,
  say: Say,
): Promise<void> {
  const show = ({ ids, [key]: having }: ChosenRuns) => {
    const set = having < ids.length;
    return { set, shown: showUnkept(model, rows, marks({ [key]: set })) };
  };
  const here = model.turns.seen ? chosenHere(model, rows) : null;
  const now = here && show(here);
  const work = async () => {
    const { set, shown } = now ?? show(await chosenOf(model, rows));
    return keep(model, rows, shown, (runs) => done(set, runs), say);
  };
  return inTurn(model, work, now !== null);
}

/** One note for all of them. Where their notes differ, an empty one leaves them as they are. */
export async function editNote(model: ExperimentsModel, rows: readonly RowRef[]): Promise<void> {
  const { ids, note: before } = await chosenOf(model, rows);
  const placeholder =
    before === null ? `${ids.length} different notes; this one replaces them` : 'What was this run for?';
  const note = await askInPlace(model, { title: titleFor('Note', ids.length), value: before ?? '', placeholder });
  if (note === null || note === (before ?? '')) return;
  const done = (runs: string) => `${note === '' ? 'Took the note from' : 'Noted'} ${runs}`;
  await inTurn(model, () => mark(model, rows, marks({ note }), done));
}

/** The tags that all of them have; what each has beside them stays. */
export async function editLabels(model: ExperimentsModel, rows: readonly RowRef[]): Promise<void> {
  const { ids, labels: before } = await chosenOf(model, rows);
  const placeholder = 'Tags: candidate, ablation';
  const text = await askInPlace(model, { title: titleFor('Tags', ids.length), value: before.join(', '), placeholder });
  if (text === null) return;
  const relabel = typedLabels(before, text);
  if (relabel === null) return;
  await inTurn(model, () => mark(model, rows, { marks: {}, relabel }, (runs) => `Changed the tags of ${runs}`));
}

/** Renames one run in Tend; an empty name is the recorded one again. */
export async function rename(model: ExperimentsModel, rows: readonly RowRef[]): Promise<void> {
  const [row] = rows;
  if (row === undefined) return;
  const refusal = whyNotNamed(row, rows.length);
  if (refusal !== null) {
    model.say(refusal);
    return;
  }
  const value = loadedRows(model, [row])[0]?.name ?? '';
  const name = await askInPlace(model, { title: 'Name', value, placeholder: 'The recorded name' });
  if (name === null) return;
  const marking = marks({ name: name.trim() === '' ? null : name.trim() });
  await inTurn(model, () => mark(model, [row], marking, () => ''));
}

function whyNotNamed({ type }: RowRef, rows: number): string | null {
  if (rows > 1) return `Only one run can be renamed at a time; ${rows} rows are selected`;
  return type === 'run' ? null : 'A group is named by what it is grouped by; its runs can be renamed';
}

function titleFor(what: string, runs: number): string {
  return runs === 1 ? what : `${what} of ${plural(runs, 'run')}`;
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

/** Whether it is said what was done to runs where their rows show it. */
type Say = 'always' | 'unseen';

/** Shows what is set at once, and keeps it. */
function mark(
  model: ExperimentsModel,
  rows: readonly RowRef[],
  marking: Marking,
  done: (runs: string) => string,
): Promise<Done> {
  return keep(model, rows, showUnkept(model, rows, marking), done, 'unseen');
}

function showUnkept(model: ExperimentsModel, rows: readonly RowRef[], marking: Marking): ShownMarks {
  const shown = showMarks(model, rows, marking);
  model.unkept.add(shown);
  return shown;
}

/** Has the extension keep what is shown, and takes it back when that is refused. */
async function keep(
  model: ExperimentsModel,
  rows: readonly RowRef[],
  shown: ShownMarks,
  done: (runs: string) => string,
  say: Say,
): Promise<Done> {
  try {
    const ids = await idsOf(model, rows);
    await model.asks.mark({ ids: [...ids], ...shown.marking });
    const words = doneWords(model, rows, ids.length, done);
    return { words: say === 'always' ? (words ?? done(plural(ids.length, 'run'))) : words };
  } catch (error) {
    shown.takeBack();
    throw error;
  } finally {
    model.unkept.delete(shown);
  }
}

const marks = (marks: Marking['marks']): Marking => ({ marks, relabel: null });
