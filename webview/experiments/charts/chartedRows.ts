import type { RowRef } from '../../../src/protocol/experiments/viewState';
import { baselineIdentity, identityOf, type Identity } from '../../shared/identity';
import type { ExperimentsModel } from '../model/experimentsModel';
import { rowKey, type RowKey } from '../model/rowKey';

/** A run or group in the charts and how it looks there. */
export interface ChartedRow {
  readonly row: RowRef;
  readonly key: RowKey;
  readonly identity: Identity;
  readonly baseline: boolean;
}

/** What is charted: the marked rows, and the baseline after them, so that it lies on top. */
export function chartedRows(model: ExperimentsModel): readonly ChartedRow[] {
  const { baseline } = model.view;
  const baselineKey = baseline && rowKey(baseline);
  const rows = model.charted
    .map(({ row, slot }) => ({ row, key: rowKey(row), identity: identityOf(slot), baseline: false }))
    .filter(({ key }) => key !== baselineKey);
  if (!baseline || baselineKey === null) return rows;
  return [...rows, { row: baseline, key: baselineKey, identity: baselineIdentity, baseline: true }];
}
