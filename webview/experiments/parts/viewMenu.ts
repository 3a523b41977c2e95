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
    run: () => showView(model, name),
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

/** What is asked for while its file is read is asked of the view that was chosen. */
function showView(model: ExperimentsModel, name: string | null): void {
  if (name === null) return model.openView(null, defaultView(model.columns));
  model.choice.begin(openStored(model, name).catch((error: unknown) => model.failed(error)));
}

async function openStored(model: ExperimentsModel, name: string): Promise<void> {
  const stored = await model.asks.loadView({ name, stamp: null });
  if (stored) model.openView(name, stored.state, stored.stamp);
}

/** Saves what is shown under a name; null asks for one. Where its file was changed meanwhile a person may have that shown instead. */
export function saveView(model: ExperimentsModel, name: string | null): Promise<void> {
  const state = model.view;
  return model.fileTurns.take(async () => {
    const saved = await model.asks.saveView({ name, state, stamp: name === null ? null : model.stamp });
    if (saved?.written === true) model.viewWasSaved(saved.name, state, saved.stored.stamp);
    else if (saved) model.openView(saved.name, saved.stored.state, saved.stored.stamp);
  });
}

async function deleteView(model: ExperimentsModel): Promise<void> {
  if (model.viewName === null || !(await model.asks.deleteView({ name: model.viewName }))) return;
  model.viewWasDeleted();
}
