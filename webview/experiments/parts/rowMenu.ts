import { openMenu, type MenuEntry } from '../../shared/menu';
import type { ExperimentsModel } from '../model/experimentsModel';
import type { LoadedRow } from '../model/rowPages';
import { rowKey } from '../model/rowKey';
import { toggleBaseline } from '../model/viewChanges';
import { askedOf, idsOf, loadedRows, targetWords } from './chosenTarget';
import { editLabels, editNote, removeRuns, rename, toggleArchived, toggleStar } from './markRows';
import { chosenRows, besideBaseline, compareChosen, openRow } from './rowCommands';

type Action = Parameters<ExperimentsModel['asks']['act']>[0]['action'];

/** What can be done with the selected rows, of which one is under the pointer. */
export function openRowMenu(model: ExperimentsModel, { row, key }: LoadedRow, at: DOMRect): void {
  const rows = chosenRows(model);
  const single = rows.length === 1;
  const runs = rows.every(({ type }) => type === 'run');
  const act = async (action: Action) =>
    model.asks.act({ action, ids: [...(await idsOf(model, askedOf(model, rows)))] });
  const isBaseline = model.view.baseline !== null && rowKey(model.view.baseline) === key;
  const of = targetWords(model, rows);
  const here = loadedRows(model, rows);
  const starred = here.length > 0 && here.every((each) => each.starred);
  const inCharts = new Set(model.charted.map(rowKey));
  const charted = rows.every((each) => inCharts.has(rowKey(each)));
  const entries: MenuEntry[] = [
    {
      label: runs ? 'Open' : row.expanded ? 'Fold' : 'Unfold',
      icon: 'go-to-file',
      keys: 'Enter',
      disabled: !single,
      run: () => openRow(model),
    },
    {
      label: single ? 'Compare with Baseline' : `Compare ${rows.length}`,
      icon: 'git-compare',
      keys: 'C',
      disabled: single && besideBaseline(model, rows) === null,
      run: () => compareChosen(model),
    },
    {
      label: charted ? 'Remove from Charts' : 'Show in Charts',
      icon: 'eye',
      keys: 'Space',
      run: () => model.setCharted(rows),
    },
    {
      label: isBaseline ? 'Clear Baseline' : 'Use as Baseline',
      icon: 'pinned',
      keys: 'B',
      disabled: !single,
      run: () => model.change(toggleBaseline(model.view, row.row, model.infos), 'baseline'),
    },
    'separator',
    {
      label: starred ? removeStar(of) : `Star${of}`,
      icon: 'star-empty',
      keys: 'S',
      run: () => void toggleStar(model, rows),
    },
    { label: ofRuns('Tags', of), icon: 'tag', keys: 'T', run: () => void editLabels(model, rows) },
    { label: ofRuns('Note', of), icon: 'note', keys: 'N', run: () => void editNote(model, rows) },
    { label: 'Rename…', icon: 'edit', keys: 'F2', disabled: !single || !runs, run: () => void rename(model, rows) },
    'separator',
    {
      label: 'Open Artifacts',
      icon: 'folder-opened',
      disabled: !single || !runs,
      run: () => void act('open-artifacts'),
    },
    { label: 'Run Again…', icon: 'debug-rerun', disabled: !single || !runs, run: () => void act('run-again') },
    { label: 'Copy Id', icon: 'copy', disabled: !runs, run: () => void act('copy-id') },
    'separator',
    {
      label: `${row.archived ? 'Unarchive' : 'Archive'}${of}`,
      icon: 'archive',
      run: () => void toggleArchived(model, rows),
    },
    {
      label: of === '' ? 'Delete from Tend' : `Delete${of} from Tend`,
      icon: 'trash',
      run: () => void removeRuns(model, rows),
    },
  ];
  openMenu(at, entries);
}

const removeStar = (of: string) => (of === '' ? 'Remove Star' : `Remove Star from${of}`);

const ofRuns = (what: string, of: string) => (of === '' ? `${what}…` : `${what} of${of}…`);
