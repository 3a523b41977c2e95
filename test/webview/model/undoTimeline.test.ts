import { describe, expect, it } from 'vitest';
import { UndoTimeline } from '../../../webview/experiments/model/undoTimeline';
import { flatView, groupedView } from '../views';

describe('undo', () => {
  it('takes back one kind of change that was made in one go as one, and others one by one', () => {
    const timeline = new UndoTimeline();
    timeline.viewChanged(flatView, 'width', 0);
    timeline.viewChanged(groupedView, 'width', 100);
    timeline.viewChanged(groupedView, 'sort', 200);
    expect(timeline.take()).toEqual({ before: groupedView, marks: false });
    expect(timeline.take()).toEqual({ before: flatView, marks: false });
    expect(timeline.take()).toBeNull();
  });

  it('leads forward again over what was taken back, until something else is done', () => {
    const timeline = new UndoTimeline();
    const forward = { before: groupedView, marks: false };
    timeline.viewChanged(flatView, 'width', 0);
    timeline.take();
    timeline.undone(forward);
    const again = timeline.takeAgain();
    expect([again, timeline.takeAgain()]).toEqual([forward, null]);
    const back = { before: flatView, marks: false };
    timeline.redone(back);
    expect(timeline.take()).toBe(back);
    timeline.undone(forward);
    timeline.viewChanged(flatView, 'sort', 10);
    expect(timeline.takeAgain()).toBeNull();
  });

  it('knows what the extension has to take back between changes of the view', () => {
    const timeline = new UndoTimeline();
    timeline.viewChanged(flatView, 'filter', 0);
    timeline.marksBegun();
    timeline.viewChanged(groupedView, 'filter', 10);
    timeline.marksChanged(null);
    expect([1, 2, 3].map(() => timeline.take()?.marks)).toEqual([false, true, false]);
  });

  it('leaves out what was not done', () => {
    const timeline = new UndoTimeline();
    timeline.marksBegun();
    timeline.viewChanged(flatView, 'filter', 0);
    timeline.marksBegun();
    timeline.marksFailed();
    timeline.marksChanged(null);
    expect([1, 2, 3].map(() => timeline.take()?.marks)).toEqual([true, false, undefined]);
  });

  it('puts what could not be taken back where it stood, before what was done in between', () => {
    const timeline = new UndoTimeline();
    timeline.viewChanged(flatView, 'filter', 0);
    timeline.marksBegun();
    timeline.marksChanged(null);
    const refused = timeline.take();
    timeline.viewChanged(groupedView, 'sort', 10);
    if (refused) timeline.putBack(refused);
    expect([1, 2, 3, 4].map(() => timeline.take())).toEqual([
      { before: groupedView, marks: false },
      { before: null, marks: true },
      { before: flatView, marks: false },
      null,
    ]);
  });

  it('keeps the oldest step that was refused, however much was done since', () => {
    const timeline = new UndoTimeline();
    timeline.marksBegun();
    timeline.marksChanged(null);
    const first = timeline.take();
    for (let step = 0; step < 100; step++) timeline.viewChanged(flatView, `${step}`, step * 10_000);
    if (first) timeline.putBack(first);
    const taken = Array.from({ length: 101 }, () => timeline.take());
    expect(taken.at(-1)).toBe(first);
  });

  it('leads back to no baseline that went with its run', () => {
    const timeline = new UndoTimeline();
    const baseline = { type: 'run', id: 'a' } as const;
    timeline.viewChanged(flatView, 'baseline', 0);
    timeline.marksBegun();
    timeline.viewChanged({ ...flatView, baseline }, 'filter', 10);
    timeline.marksChanged(baseline);
    expect([1, 2, 3].map(() => timeline.take())).toEqual([
      { before: flatView, marks: false },
      { before: null, marks: true },
      { before: flatView, marks: false },
    ]);
  });
});
