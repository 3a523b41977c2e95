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
