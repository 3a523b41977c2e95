import { describe, expect, it } from 'vitest';
import { MarkHistory } from '../../../../src/actions/runs/markHistory';
import type { MarkChange } from '../../../../src/runs/runStore';
import { openIn, write } from '../../store/runs/imported';

const unrecorded = (work: () => readonly MarkChange[]) => work();

it('takes marks back one change after the other, last first, and says which', () => {
  const { runs: store } = openIn();
  write(store, [{ id: 'a' }, { id: 'b' }]);
  const stored = () => store.runs([1, 2]);
  const [first, second] = stored().map(({ id }) => id);
  if (first === undefined || second === undefined) throw new Error('There should be two runs.');
  const history = new MarkHistory(store, unrecorded);
  expect(history.mark({ ids: [first, 'unknown'], marks: { starred: true } })).toBe(1);
  history.mark({ ids: [first, second], marks: { note: 'try again', labels: ['x', 'y'] } });
  history.mark({ ids: [first, second], marks: { removed: true } });
  expect(store.count().runs).toBe(0);
  expect(history.undo()?.words).toBe('deletion of 2 runs');
  expect(stored().map(({ note, labels }) => [note, labels])).toEqual(Array(2).fill(['try again', ['x', 'y']]));
  expect(history.undo()?.words).toBe('note of 2 runs');
  expect(stored().map(({ starred, note }) => [starred, note])).toEqual([
    [true, ''],
    [false, ''],
  ]);
  expect([history.undo()?.words, history.undo(), stored()[0]?.starred]).toEqual(['star of 1 run', null, false]);
});

it('does again what was taken back, until something else is done', () => {
  const { runs: store } = openIn();
  write(store, [{ id: 'a' }, { id: 'b' }]);
  const ids = store.runs([1, 2]).map(({ id }) => id);
  const history = new MarkHistory(store, unrecorded);
  history.mark({ ids, marks: { note: 'try again' } });
  history.mark({ ids, marks: { removed: true } });
  history.undo();
  history.undo();
  expect(history.redo()).toEqual({ words: 'note of 2 runs', stays: null, deleted: [] });
  expect(store.runs([1, 2]).map(({ note }) => note)).toEqual(['try again', 'try again']);
  expect(history.redo()).toEqual({ words: 'deletion of 2 runs', stays: null, deleted: ids });
  expect([store.count().runs, history.redo()]).toEqual([0, null]);
  expect([history.undo()?.words, store.count().runs]).toEqual(['deletion of 2 runs', 2]);
  history.mark({ ids, marks: { starred: true } });
  expect(history.redo()).toBeNull();
});

it('keeps a step that could not be written, to be taken back again', () => {
  const { runs: store } = openIn();
  write(store, [{ id: 'a' }]);
  const ids = store.runs([1]).map(({ id }) => id);
  let locked = false;
  const history = new MarkHistory(store, (work) => {
    if (locked) throw new Error('The store is locked.');
    return work();
  });
  history.mark({ ids, marks: { removed: true } });
  locked = true;
  expect(() => history.undo()).toThrow('locked');
  locked = false;
  expect([history.undo()?.words, store.count().runs]).toEqual(['deletion of 1 run', 1]);
});

it('changes nothing, and remembers nothing, for runs that are not there', () => {
  const { runs: store } = openIn();
  const history = new MarkHistory(store, unrecorded);
  expect(history.mark({ ids: ['nobody'], marks: { starred: true } })).toBe(0);
  expect(history.undo()).toBeNull();
});

it('tells the audit trail which runs were deleted, and which came back', () => {
  const { runs: store } = openIn();
  write(store, [{ id: 'a' }, { id: 'b' }]);
  const runs = store.runs([1, 2]);
  const told: object[] = [];
  const history = new MarkHistory(store, (work, draftsOf) => {
    const back = work();
    told.push(...draftsOf(back).map(({ action, subject, after }) => ({ action, subject, after })));
    return back;
  });
  const ids = runs.map(({ id }) => id);
  history.mark({ ids: ids.slice(0, 1), marks: { removed: true, starred: true } });
  history.mark({ ids, marks: { starred: false } });
  history.undo();
  history.undo();
  history.mark({ ids, marks: { removed: true } });
  expect(told).toEqual([
    { action: 'run.deleted', subject: runs[0]?.name, after: ids[0] },
    { action: 'run.returned', subject: runs[0]?.name, after: ids[0] },
    { action: 'run.deleted', subject: '2 runs', after: ids.join(', ') },
  ]);
});

describe('what another window did since', () => {
  /** Two windows over the same two runs. */
  function windows() {
    const { runs: store } = openIn();
    write(store, [{ id: 'a' }, { id: 'b' }]);
    const ids = store.runs([1, 2]).map(({ id }) => id);
    const told: string[] = [];
    const opened = () =>
      new MarkHistory(store, (work, draftsOf) => {
        const back = work();
        told.push(...draftsOf(back).map(({ action, after }) => `${action} ${after}`));
        return back;
      });
    return { store, ids, told, here: opened(), there: opened(), stored: () => store.runs([1, 2]) };
  }

  it('stays where the last change is taken back, and where it is done again, and is said', () => {
    const { ids, here, there, stored } = windows();
    const notes = () => stored().map(({ note }) => note);
    here.mark({ ids, marks: { note: 'try again' } });
    there.mark({ ids: ids.slice(0, 1), marks: { note: 'try again, slower' } });
    const stays = 'The note of 1 run was changed since, in another window; it stays';
    expect(here.undo()).toEqual({ words: 'note of 1 run', stays, deleted: [] });
    expect(notes()).toEqual(['try again, slower', '']);
    there.mark({ ids: ids.slice(1), marks: { note: 'mine' } });
    expect([here.redo(), notes()]).toEqual([{ words: null, stays, deleted: [] }, ['try again, slower', 'mine']]);
    expect([here.undo(), here.redo()]).toEqual([null, null]);
  });

  it('stays of tags and names too', () => {
    const { ids, here, there, stored } = windows();
    here.mark({ ids, marks: {}, relabel: { add: ['new'], remove: [] } });
    here.mark({ ids: ids.slice(0, 1), marks: { name: 'best' } });
    there.mark({ ids, marks: {}, relabel: { add: ['slow'], remove: [] } });
    there.mark({ ids: ids.slice(0, 1), marks: { name: 'second best' } });
    expect([here.undo()?.stays, here.undo()?.stays]).toEqual([
      'The name of 1 run was changed since, in another window; it stays',
      'The tags of 2 runs were changed since, in another window; they stay',
    ]);
    expect(stored().map(({ name, labels }) => [name, labels])).toEqual([
      ['second best', ['new', 'slow']],
      [stored()[1]?.recordedName, ['new', 'slow']],
    ]);
  });

  it('is told to the audit trail once: a run that came back there does not come back here', () => {
    const { ids, told, here, there } = windows();
    here.mark({ ids, marks: { removed: true } });
    there.restore(ids.slice(0, 1));
    expect(here.undo()).toMatchObject({
      words: 'deletion of 1 run',
      stays: '1 run was deleted or restored since, in another window; that stays',
    });
    expect(told).toEqual([`run.deleted ${ids.join(', ')}`, `run.returned ${ids[0]}`, `run.returned ${ids[1]}`]);
  });

  it('is brought back where it was a deletion, in one step that can be taken back', () => {
    const { store, ids, here, there } = windows();
    here.mark({ ids, marks: { removed: true } });
    expect(store.removed()).toEqual([2, 1]);
    expect([there.restore([...ids, 'unknown']), store.count().runs, store.removed()]).toEqual([2, 2, []]);
    expect(there.undo()).toEqual({ words: 'restoring of 2 runs', stays: null, deleted: ids });
    expect([there.redo()?.words, store.count().runs]).toEqual(['restoring of 2 runs', 2]);
    expect(there.restore(ids)).toBe(0);
  });
});
