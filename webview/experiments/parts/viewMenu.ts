import { openMenu, type MenuEntry } from '../../shared/menu';
import { chordText } from '../../shared/keys';
import { defaultView } from '../model/defaultView';
import type { ExperimentsModel } from '../model/experimentsModel';

/** Saved views, and what can be done with the one that is shown. */
export async function openViewMenu(model: ExperimentsModel, at: DOMRect): Promise<void> {
  const names = await model.asks.views(null);
  const views: MenuEntry[] = [null, ...names].map((name) => ({
    label: name ?? 'All runs',
    checked: name === model.viewName,
    choice: true,
    run: () => void showView(model, name),
  }));
  const { viewName, unsaved } = model;
  openMenu(at, [
    ...views,
    'separator',
    {
      label: 'Save View',
      icon: 'save',
      keys: chordText('mod+s', model.surroundings.mac),
      disabled: !unsaved && viewName !== null,
      run: () => void saveView(model, viewName),
    },
    { label: 'Save View As…', icon: 'save-as', run: () => void saveView(model, null) },
    { label: 'Revert', icon: 'discard', disabled: !unsaved, run: () => model.revertView() },
    { label: 'Delete View', icon: 'trash', disabled: viewName === null, run: () => void deleteView(model) },
  ]);
}

async function showView(model: ExperimentsModel, name: string | null): Promise<void> {
  const state = name === null ? defaultView(model.columns) : await model.asks.loadView({ name });
  if (state) model.openView(name, state);
}

/** Saves what is shown under a name; null asks for one. */
export async function saveView(model: ExperimentsModel, name: string | null): Promise<void> {
  const state = model.view;
  const saved = await model.asks.saveView({ name, state });
  if (saved !== null) model.viewWasSaved(saved, state);
}

async function deleteView(model: ExperimentsModel): Promise<void> {
  if (model.viewName === null || !(await model.asks.deleteView({ name: model.viewName }))) return;
  model.viewWasDeleted();
}
