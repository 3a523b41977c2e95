import { expect, it } from 'vitest';
import { MarkHistory } from '../../../../src/actions/runs/markHistory';
import type { MarkChange } from '../../../../src/runs/runStore';
import { openIn, write } from '../../store/runs/imported';

const unrecorded = (_: unknown, work: () => readonly MarkChange[]) => work();

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
  expect(history.undo()).toBe('deletion of 2 runs');
  expect(stored().map(({ note, labels }) => [note, labels])).toEqual(Array(2).fill(['try again', ['x', 'y']]));
  expect(history.undo()).toBe('note of 2 runs');
  expect(stored().map(({ starred, note }) => [starred, note])).toEqual([
    [true, ''],
    [false, ''],
  ]);
  expect([history.undo(), history.undo(), stored()[0]?.starred]).toEqual(['star of 1 run', null, false]);
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
  expect(history.redo()).toEqual({ words: 'note of 2 runs', deleted: [] });
  expect(store.runs([1, 2]).map(({ note }) => note)).toEqual(['try again', 'try again']);
  expect(history.redo()).toEqual({ words: 'deletion of 2 runs', deleted: ids });
  expect([store.count().runs, history.redo()]).toEqual([0, null]);
  expect([history.undo(), store.count().runs]).toEqual(['deletion of 2 runs', 2]);
  history.mark({ ids, marks: { starred: true } });
  expect(history.redo()).toBeNull();
});

it('keeps a step that could not be written, to be taken back again', () => {
  const { runs: store } = openIn();
  write(store, [{ id: 'a' }]);
  const ids = store.runs([1]).map(({ id }) => id);
  let locked = false;
  const history = new MarkHistory(store, (_, work) => {
    if (locked) throw new Error('The store is locked.');
    return work();
  });
  history.mark({ ids, marks: { removed: true } });
  locked = true;
  expect(() => history.undo()).toThrow('locked');
  locked = false;
  expect([history.undo(), store.count().runs]).toEqual(['deletion of 1 run', 1]);
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
  const history = new MarkHistory(store, (drafts, work) => {
    told.push(...drafts.map(({ action, subject, after }) => ({ action, subject, after })));
    return work();
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
