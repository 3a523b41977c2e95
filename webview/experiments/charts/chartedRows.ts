import type { RowRef } from '../../../src/protocol/experiments/viewState';
import { identityOf, type Identity } from '../../shared/identity';
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
export function chartedRows({ view, charted, slots }: ExperimentsModel): readonly ChartedRow[] {
  const { baseline } = view;
  const baselineKey = baseline && rowKey(baseline);
  const others = charted.filter((row) => rowKey(row) !== baselineKey);
  return [...others, ...(baseline ? [baseline] : [])].map((row) => {
    const key = rowKey(row);
    return { row, key, identity: identityOf(slots.get(key) ?? 0), baseline: key === baselineKey };
  });
}
