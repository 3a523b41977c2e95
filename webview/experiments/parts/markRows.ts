import { plural } from '../../../src/base/text';
import { typedLabels, type ChosenRuns } from '../../../src/protocol/experiments/chosen';
import type { RowRef } from '../../../src/protocol/experiments/viewState';
import { editInPlace } from '../../shared/inlineEdit';
import type { ExperimentsModel } from '../model/experimentsModel';
import type { Marking, Unkept } from '../model/unkeptMarks';
import { cellId } from '../table/cellId';
import { askedOf, chosenHere, chosenOf, doneWords, idsOf, loadedRows } from './chosenTarget';

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
  const asked = askedOf(model, rows);
  await inTurn(model, async () => {
    const ids = await idsOf(model, asked);
    await model.asks.mark({ ids: [...ids], ...marks({ removed: true }) });
    const { baseline } = model.view;
    const lost = baseline?.type === 'run' && ids.includes(baseline.id) ? baseline : null;
    const what = `${plural(ids.length, 'run')}${lost ? ', with the baseline,' : ''}`;
    const [whose, it] = ids.length === 1 ? ['its', 'it'] : ['their', 'them'];
    const untouched = `what ${whose} tracker wrote is untouched`;
    return { words: `Deleted ${what} from Tend; ${untouched}. Tend: Restore Deleted Runs… brings ${it} back`, lost };
  });
  await model.loader.refresh(false);
}

/** What was done to runs, as far as the rows do not show it. */
interface Done {
  readonly words: string | null;
  /** The baseline, where it went with its run. */
  readonly lost?: RowRef | null;
}

/**
 * Does something to runs after what was begun before it: undo takes it all back in the order in which it was asked for.
 * `shown`: what it does stands on the screen already.
 */
function inTurn(model: ExperimentsModel, work: () => Promise<Done>, shown = false): Promise<void> {
  model.undoable.marksBegun();
  return model.turns.take(async () => {
    try {
      const { words, lost } = await work();
      model.marksChanged(words, lost);
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
  const asked = askedOf(model, rows);
  const show = ({ ids, [key]: having }: ChosenRuns) => {
    const set = having < ids.length;
    return { ids, set, shown: showMarks(model, rows, marks({ [key]: set })) };
  };
  const here = model.turns.seen ? chosenHere(model, rows) : null;
  const now = here && show(here);
  const work = async () => {
    const { ids, set, shown } = now ?? show(await chosenOf(model, asked));
    return keep(model, { rows, ids, shown }, (runs) => done(set, runs), say);
  };
  return inTurn(model, work, now !== null);
}

/** One note for all of them. Where their notes differ, an empty one leaves them as they are. */
export async function editNote(model: ExperimentsModel, rows: readonly RowRef[]): Promise<void> {
  const { ids, note: before } = await chosenOf(model, askedOf(model, rows));
  const placeholder =
    before === null ? `${ids.length} different notes; this one replaces them` : 'What was this run for?';
  const note = await askInPlace(model, { title: titleFor('Note', ids.length), value: before ?? '', placeholder });
  if (note === null || note === (before ?? '')) return;
  const done = (runs: string) => `${note === '' ? 'Took the note from' : 'Noted'} ${runs}`;
  await inTurn(model, () => mark(model, { rows, ids }, marks({ note }), done));
}

/** The tags that all of them have; what each has beside them stays. */
export async function editLabels(model: ExperimentsModel, rows: readonly RowRef[]): Promise<void> {
  const { ids, labels: before } = await chosenOf(model, askedOf(model, rows));
  const placeholder = 'Tags: candidate, ablation';
  const text = await askInPlace(model, { title: titleFor('Tags', ids.length), value: before.join(', '), placeholder });
  if (text === null) return;
  const relabel = typedLabels(before, text);
  if (relabel === null) return;
  const done = (runs: string) => `Changed the tags of ${runs}`;
  await inTurn(model, () => mark(model, { rows, ids }, { marks: {}, relabel }, done));
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
  const ids = row.type === 'run' ? [row.id] : [];
  await inTurn(model, () => mark(model, { rows: [row], ids }, marking, () => ''));
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

/** Rows, and the runs that they were when something was asked for. */
interface Marked {
  readonly rows: readonly RowRef[];
  readonly ids: readonly string[];
}

/** Shows what is set at once, and keeps it. */
function mark(
  model: ExperimentsModel,
  { rows, ids }: Marked,
  marking: Marking,
  done: (runs: string) => string,
): Promise<Done> {
  return keep(model, { rows, ids, shown: showMarks(model, rows, marking) }, done, 'unseen');
}

function showMarks(model: ExperimentsModel, rows: readonly RowRef[], marking: Marking): Unkept {
  const shown = model.unkept.add(rows, marking);
  model.touch();
  return shown;
}

/** Has the extension keep what is shown, which goes from the screen where that is refused. */
async function keep(
  model: ExperimentsModel,
  { rows, ids, shown }: Marked & { readonly shown: Unkept },
  done: (runs: string) => string,
  say: Say,
): Promise<Done> {
  try {
    await model.asks.mark({ ids: [...ids], ...shown.marking });
  } catch (error) {
    model.unkept.drop(shown);
    model.touch();
    throw error;
  }
  model.unkept.keep(shown);
  const words = doneWords(model, rows, ids.length, done);
  return { words: say === 'always' ? (words ?? done(plural(ids.length, 'run'))) : words };
}

const marks = (marks: Marking['marks']): Marking => ({ marks, relabel: null });
