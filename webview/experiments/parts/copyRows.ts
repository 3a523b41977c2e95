import type { Cell } from '../../../src/protocol/experiments/rows';
import { placedColumns } from '../model/columnLayout';
import type { ExperimentsModel } from '../model/experimentsModel';
import { rowKey } from '../model/rowKey';
import { chosenRows } from './rowCommands';

/** Copies the chosen rows that are here as lines of cells between tabs, numbers in full precision. */
export async function copyRows(model: ExperimentsModel): Promise<void> {
  const chosen = new Set(chosenRows(model).map(rowKey));
  const columns = placedColumns(model.layout);
  const head = ['name', ...columns.map(({ title }) => title)];
  const rows = [...(model.loader.pages?.all() ?? [])].filter(({ key }) => chosen.has(key));
  const lines = rows.map(({ row, cells }) => [row.name, ...columns.map(({ id }) => cellText(cells.get(id) ?? null))]);
  const text = [head, ...lines].map((line) => line.map(oneLine).join('\t')).join('\n');
  await model.asks.copy({ text });
}

function cellText(cell: Cell): string {
  if (cell === null) return '';
  return String(cell.type === 'group' ? cell.mean : cell.value);
}

const oneLine = (text: string) => text.replaceAll(/[\t\r\n]+/g, ' ');
