import { describe, expect, it } from 'vitest';
import type { ExperimentsAsks } from '../../../src/protocol/experiments/endpoints';
import { defaultView } from '../../../webview/experiments/model/defaultView';
import { selectOnly } from '../../../webview/experiments/model/selection';
import { saveView } from '../../../webview/experiments/parts/viewMenu';
import { flatView, groupedView } from '../views';
import { panelModel } from './panelModel';

describe('a view that was opened', () => {
  it('is left by undo for the view before it, with its name and what was changed in it', async () => {
    const model = await panelModel({});
    model.openView('Best', flatView);
    model.change({ filter: 'metrics.acc > 0.9' }, 'filter');
    model.openView('Groups', groupedView);
    model.change({ archived: true }, 'archived');
    await model.undo();
    expect([model.viewName, model.view, model.unsaved]).toEqual(['Groups', groupedView, false]);
    await model.undo();
    expect([model.viewName, model.view.filter, model.unsaved]).toEqual(['Best', 'metrics.acc > 0.9', true]);
    model.revertView();
    expect(model.view).toEqual(flatView);
  });

  it('keeps the name under which it was saved when an older change of it is taken back', async () => {
    const model = await panelModel({});
    model.openView('Best', flatView);
    model.change({ archived: true }, 'archived');
    model.viewWasSaved('Archive', model.view, null);
    await model.undo();
    expect([model.viewName, model.view, model.unsaved]).toEqual(['Archive', flatView, true]);
  });

  it('has no name once it was deleted, also when undo leads back to it', async () => {
    const model = await panelModel({});
    model.openView('Best', flatView);
    model.viewWasDeleted();
    expect([model.viewName, model.view, model.unsaved]).toEqual([null, flatView, true]);
    model.openView('Groups', groupedView);
    await model.undo();
    expect([model.viewName, model.view]).toEqual([null, flatView]);
    await model.undo();
    expect([model.viewName, model.view]).toEqual([null, defaultView([])]);
  });

  it('has as saved what was sent to be saved, not what changed meanwhile', async () => {
    const { promise, resolve } = Promise.withResolvers<Awaited<ReturnType<ExperimentsAsks['saveView']>>>();
    const model = await panelModel({ saveView: () => promise });
    const before = model.view;
    const saving = saveView(model, 'Best');
    model.change({ archived: true }, 'archived');
    resolve({ name: 'Best', stored: { state: before, stamp: { file: 'best.yaml', digest: '1' } }, written: true });
    await saving;
    expect([model.viewName, model.saved, model.unsaved]).toEqual(['Best', before, true]);
  });

  it('is not zoomed as the one before it was, to which undo leads back as it stood', async () => {
    const model = await panelModel({});
    model.openView('Best', flatView);
    const zoom = { x: [{ plot: '', low: 10, high: 19 }], y: [] };
    model.lookAtCharts(zoom);
    model.openView('Best', { ...flatView, archived: true });
    expect(model.chartLook).toMatchObject(zoom);
    model.openView('Groups', groupedView);
    expect(model.chartLook).toMatchObject({ x: [], y: [] });
    await model.undo();
    expect(model.chartLook).toMatchObject(zoom);
    await model.redo();
    expect(model.chartLook).toMatchObject({ x: [], y: [] });
  });

  it('leaves nothing chosen that its groups do not show, and what it shows chosen', async () => {
    const model = await panelModel({});
    const chosen = selectOnly([{ type: 'run', id: 'a' }]);
    model.openView('Best', flatView);
    model.select(chosen);
    model.openView('Running', { ...flatView, filter: "status = 'running'" });
    expect(model.selection).toEqual(chosen);
    model.openView('Groups', groupedView);
    expect(model.selection.size).toBe(0);
    model.select(chosen);
    await model.undo();
    expect(model.selection.size).toBe(0);
  });
});
