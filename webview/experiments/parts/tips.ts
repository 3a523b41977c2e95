import { placedColumns } from '../model/columnLayout';
import type { ExperimentsModel } from '../model/experimentsModel';
import { exactCell, exactRow } from './exactText';

/** What is to be said of a cell of the table under the pointer: everything, in full precision. */
export function tipOf(model: ExperimentsModel, target: Element): string | null {
  const cell = target.closest<HTMLElement>('[data-column]');
  const row = cell?.closest<HTMLElement>('[data-row]');
  const { pages } = model.loader;
  if (!cell || !row || !pages) return null;
  const loaded = pages.row(Number(row.dataset.row));
  if (!loaded) return null;
  const place = placedColumns(model.layout)[Number(cell.dataset.column) - 1];
  if (!place) return exactRow(loaded.row);
  const { goal = null, unit = '' } = place.info ?? {};
  const decimals = pages.scales.get(place.id)?.decimals ?? 0;
  return exactCell(place.column, loaded.cells.get(place.id) ?? null, { goal, unit, decimals });
}
