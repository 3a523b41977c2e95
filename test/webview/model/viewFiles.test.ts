import { describe, expect, it } from 'vitest';
import type { ExperimentsAsks } from '../../../src/protocol/experiments/endpoints';
import { viewState, type StoredView, type ViewState } from '../../../src/protocol/experiments/viewState';
import type { PanelMemory } from '../../../webview/experiments/model/panelMemory';
import { saveView } from '../../../webview/experiments/parts/viewMenu';
import { flatView } from '../views';
import { panelModel } from './panelModel';

const theirs = { ...flatView, filter: "params.model = 'rf'" };
const stored = (state: ViewState, digest: string): StoredView => ({ state, stamp: { file: 'best.yaml', digest } });

/** A panel that shows the view Best as it was read, over a file that a test changes. */
async function openedBest(answers: Partial<ExperimentsAsks> = {}) {
  const disk: { file: StoredView | null | Error } = { file: stored(flatView, 'read') };
  const loadView = () => (disk.file instanceof Error ? Promise.reject(disk.file) : Promise.resolve(disk.file));
  const model = await panelModel({ loadView, ...answers });
  model.openView('Best', flatView, stored(flatView, 'read').stamp);
  return { model, disk };
}

describe('a view of which the file was changed outside the panel', () => {
  it('is shown as the file has it now, which is said and which undo leads back from', async () => {
    const { model, disk } = await openedBest();
    disk.file = stored(theirs, 'pulled');
    await model.lookAtFile();
    expect([model.view, model.unsaved, model.stamp?.digest]).toEqual([theirs, false, 'pulled']);
    expect(model.said).toEqual({
      words: 'The file of the view Best was changed; it is shown as it is now',
      undo: true,
    });
    await model.undo();
    expect([model.viewName, model.view, model.unsaved]).toEqual(['Best', flatView, true]);
  });

  it('keeps what was changed here until the file is asked for', async () => {
    const { model, disk } = await openedBest();
    model.change({ archived: true }, 'archived');
    disk.file = stored(theirs, 'pulled');
    await model.lookAtFile();
    expect([model.view.archived, model.view.filter, model.fileNews?.type]).toEqual([true, '', 'changed']);
    model.revertView();
    expect([model.view, model.unsaved, model.fileNews]).toEqual([theirs, false, null]);
    await model.undo();
    expect(model.view).toEqual({ ...flatView, archived: true });
  });

  it('is no other where the file is only written in another way', async () => {
    const { model, disk } = await openedBest();
    disk.file = stored(flatView, 'other line ends');
    await model.lookAtFile();
    expect([model.said, model.unsaved, model.stamp?.digest]).toEqual([null, false, 'other line ends']);
  });

  it('can be saved anew once its file was deleted, and stands as it is when the file is back', async () => {
    const { model, disk } = await openedBest();
    disk.file = null;
    await model.lookAtFile();
    expect([model.viewName, model.fileNews, model.unsaved]).toEqual(['Best', { type: 'deleted' }, true]);
    disk.file = stored(flatView, 'read');
    await model.lookAtFile();
    expect([model.fileNews, model.unsaved]).toEqual([null, false]);
  });

  it('stays as it is while its file cannot be read, which is said', async () => {
    const { model, disk } = await openedBest();
    disk.file = new Error('tend/views/best.yaml cannot be shown: it holds no view.');
    await model.lookAtFile();
    expect(model.fileNews).toEqual({ type: 'unreadable', words: disk.file.message });
    expect(model.view).toEqual(flatView);
  });

  it('is looked at when the panel begins, and not written over as if nothing had happened meanwhile', async () => {
    const { model: before } = await openedBest();
    before.change({ archived: true }, 'archived');
    const kept: PanelMemory | null = before.memory();
    const model = await panelModel({
      open: () => Promise.resolve({ project: '', mac: false, kept }),
      loadView: () => Promise.resolve(stored(theirs, 'pulled')),
    });
    await model.lookAtFile();
    expect([model.view.archived, model.fileNews?.type]).toEqual([true, 'changed']);
  });
});

describe('saving a view', () => {
  it('tells of which file and content it is a change', async () => {
    const asked: unknown[] = [];
    const { model } = await openedBest({
      saveView: (asks) => {
        asked.push(asks.stamp);
        return Promise.resolve({ name: 'Best', stored: stored(viewState.parse(asks.state), 'ours'), written: true });
      },
    });
    model.change({ archived: true }, 'archived');
    await saveView(model, 'Best');
    model.change({ archived: false }, 'archived');
    await saveView(model, 'Best');
    await saveView(model, null);
    expect(asked).toEqual([stored(flatView, 'read').stamp, stored(flatView, 'ours').stamp, null]);
    expect(model.unsaved).toBe(false);
  });

  it('shows what the file holds where a person has that loaded instead', async () => {
    const { model } = await openedBest({
      saveView: () => Promise.resolve({ name: 'Best', stored: stored(theirs, 'pulled'), written: false }),
    });
    model.change({ archived: true }, 'archived');
    await saveView(model, 'Best');
    expect([model.view, model.unsaved]).toEqual([theirs, false]);
    await model.undo();
    expect(model.view.archived).toBe(true);
  });
});
