import { describe, expect, it } from 'vitest';
import { UndoTimeline } from '../../../webview/experiments/model/undoTimeline';
import { flatView, groupedView } from '../views';

describe('undo', () => {
  it('takes back one kind of change that was made in one go as one, and others one by one', () => {
    const timeline = new UndoTimeline();
    timeline.viewChanged(flatView, 'width', 0);
    timeline.viewChanged(groupedView, 'width', 100);
    timeline.viewChanged(groupedView, 'sort', 200);
    expect(timeline.take()).toEqual({ type: 'view', before: groupedView });
    expect(timeline.take()).toEqual({ type: 'view', before: flatView });
    expect(timeline.take()).toBeNull();
  });

  it('knows what the extension has to take back between changes of the view', () => {
    const timeline = new UndoTimeline();
    timeline.viewChanged(flatView, 'filter', 0);
    timeline.marksChanged();
    timeline.viewChanged(groupedView, 'filter', 10);
    expect([timeline.take()?.type, timeline.take()?.type, timeline.take()?.type]).toEqual(['view', 'marks', 'view']);
  });
});
