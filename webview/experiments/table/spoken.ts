import { columnText, spreadText } from '../../../src/base/numberText';
import { plural } from '../../../src/base/text';
import { silence, silenceText, type Cell } from '../../../src/protocol/experiments/rows';
import { placedColumns } from '../model/columnLayout';
import { rankWords } from '../model/rankWords';
import type { LoadedRow } from '../model/rowPages';
import { nestedText } from './nestedText';
import type { Scene } from './scene';
import { incompleteText } from '../../../src/base/incompleteRun';

/** A row as a screen reader says it: the name, what it is, and the metrics that are shown. */
export function spokenRow(scene: Scene, loaded: LoadedRow): string {
  const { row } = loaded;
  const kind = kindWords(row, scene.grouped || loaded.key === scene.baseline);
  const silent = silence(row.sign, scene.now);
  const state = [
    ...(row.starred ? ['starred'] : []),
    ...(row.status !== null && row.status !== 'finished' ? [row.status] : []),
    ...(silent === null ? [] : [silenceText(silent)]),
    ...[incompleteText(row)].filter(Boolean),
    ...(loaded.key === scene.baseline ? ['baseline'] : []),
  ];
  const metrics = placedColumns(scene.layout)
    .filter(({ column }) => column.kind === 'metric')
    .slice(0, 4)
    .flatMap(({ id, title }) => {
      const said = spokenCell(loaded.cells.get(id) ?? null, scene.pages.scales.get(id)?.decimals ?? 4, row.counted);
      return said === '' ? [] : [`${title} ${said}`];
    });
  return [row.name, ...kind, ...state, ...metrics].join(', ');
}

/** `alone`: nothing nested in it stands below it. */
function kindWords(row: LoadedRow['row'], alone: boolean): readonly string[] {
  if (row.kind === 'group') return [spokenGroup(row)];
  if (row.kind === 'rest') return ['not summarised'];
  return alone || row.children.all === 0 ? [] : [nestedText(row.children)];
}

function spokenGroup({ counted, children }: LoadedRow['row']): string {
  const size = `group of ${children.all}`;
  return counted === null || counted === children.all ? size : `${size}, ${counted} finished`;
}

/** What a cell says; empty for a missing value. `counted`: runs that figures of its row are over, unless it says otherwise. */
export function spokenCell(cell: Cell, decimals: number, counted: number | null = null): string {
  if (cell === null) return '';
  if (cell.type === 'text') return cell.value;
  if (cell.type === 'number') return columnText(cell.value, decimals);
  if (cell.type === 'notFinite') return `${columnText(cell.value, decimals)} in ${cell.n} of ${plural(cell.of, 'run')}`;
  if (cell.type === 'metric') return `${columnText(cell.value, decimals)}${cell.best ? ', best' : ''}`;
  const { mean, low, high, delta, n } = cell;
  const interval = Number.isNaN(low) ? '' : `, interval ${columnText(low, decimals)} to ${columnText(high, decimals)}`;
  const place = cell.rank === null ? '' : `, ${rankWords(cell)}`;
  const over = counted === null || counted === n ? '' : ` over ${n}`;
  return `mean${over} ${columnText(mean, decimals)}${interval}${place}${spokenDelta(delta, decimals)}`;
}

function spokenDelta(delta: Extract<Cell, { type: 'group' }>['delta'], decimals: number): string {
  if (!delta || delta.difference === 0) return '';
  const size = spreadText(Math.abs(delta.difference), decimals);
  switch (delta.verdict) {
    case 'better':
    case 'worse':
      return `, ${size} ${delta.verdict} than baseline, clear`;
    case 'noise':
      return `, ${size} from baseline, within noise`;
    case 'none':
      return `, ${size} from baseline`;
  }
}
