import { chordText } from '../../shared/keys';
import { openMenu, type MenuEntry } from '../../shared/menu';
import type { ExperimentsModel } from '../model/experimentsModel';
import { openColumnPicker } from './columnPicker';
import { openExportMenu } from './exportMenu';

/** What has no button of its own, and, where the panel is narrow, what lost it. */
export function openMoreMenu(model: ExperimentsModel, at: DOMRect, narrow: boolean): void {
  const { view } = model;
  const selected = [...model.selection.values()];
  const charts = view.layout !== 'table';
  const folded: MenuEntry[] = [
    {
      label: 'Only Differing Columns',
      checked: view.onlyDiffering,
      run: () => model.change({ onlyDiffering: !view.onlyDiffering }, 'columns'),
    },
    { label: 'Columns…', icon: 'split-horizontal', run: () => openColumnPicker(model, at) },
    { label: 'Charts', checked: charts, run: () => model.change({ layout: charts ? 'table' : 'right' }, 'layout') },
    {
      label: 'Compare Selected',
      icon: 'git-compare',
      disabled: selected.length < 2,
      run: () => model.showCompare(selected),
    },
    { label: 'Export…', icon: 'export', run: () => openExportMenu(model, at) },
    'separator',
  ];
  openMenu(
    at,
    [
      ...(narrow ? folded : []),
      {
        label: 'Archived Runs',
        checked: view.archived,
        run: () => model.change({ archived: !view.archived }, 'archived'),
      },
      {
        label: 'Undo',
        icon: 'discard',
        keys: chordText('mod+z', model.surroundings.mac),
        run: () => void model.undo(),
      },
      {
        label: 'Redo',
        icon: 'redo',
        keys: chordText('mod+shift+z', model.surroundings.mac),
        run: () => void model.redo(),
      },
      'separator',
      {
        label: 'Import Runs from Another Folder…',
        icon: 'folder-opened',
        run: () => void model.asks.act({ action: 'import-folder', ids: [] }),
      },
      { label: 'Show Log', icon: 'output', run: () => void model.asks.act({ action: 'show-log', ids: [] }) },
    ],
    'end',
  );
}
