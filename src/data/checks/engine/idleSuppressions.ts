import type { Suppression } from '../../../project/expectations';
import { cellText } from '../../csv/cell';
import type { IdleSuppression } from '../../report';
import type { TableContext } from '../check';
import { Suppressions } from '../suppressions';
import { isOfCells, type Found } from './collect';
import type { LocatedPlace } from './located';
import type { Wanted } from './wanted';

/** The suppressions that keep nothing, of checks that were asked and columns that are there; `places` are those of each cause. */
export function idleSuppressions(
  table: TableContext,
  { checks, only }: Pick<Wanted, 'checks' | 'only'>,
  causes: readonly Found[],
  places: readonly (readonly LocatedPlace[])[],
): readonly IdleSuppression[] {
  return table.expectations.suppress.flatMap((suppression) => {
    const { check: id, column } = suppression;
    const check = checks.find((each) => each.id === id);
    const override = table.override(id);
    if (check === undefined || override?.off === true || only?.includes(id) === false) return [];
    if (column !== undefined && table.profile.columns.every(({ name }) => name !== column)) return [];
    if (causes.some((found, index) => mayKeep(table, suppression, found, places[index] ?? []))) return [];
    return [{ suppression, severity: override?.severity ?? check.severity }];
  });
}

/** Whether one of the cells may be meant; always where not all are known, or where they are told once for several. */
function mayKeep(
  table: TableContext,
  suppression: Suppression,
  { check, cause }: Found,
  places: readonly LocatedPlace[],
): boolean {
  const column = cause.scope === 'file' ? null : (cause.column?.name ?? null);
  const kept = new Suppressions([suppression], check.id, column);
  if (!kept.any || !isOfCells(cause)) return kept.any;
  if ((cause.once ?? cause.every) !== undefined || places.length < cause.count) return true;
  return places.some((place) => {
    if (suppression.value === undefined || cause.scope === 'row') return kept.has(place.row, null);
    const raw = table.raw(place);
    const text = cellText(raw, 0, raw.length);
    return kept.has(place.row, text) || kept.has(place.row, text.trim());
  });
}
