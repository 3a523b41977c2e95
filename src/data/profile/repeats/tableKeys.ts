import type { Disposable } from '../../../base/disposable';
import { disposeAll } from '../../../base/disposable';
import type { ByteSource } from '../../csv/byteSource';
import { identifierShare } from '../identifiers';
import { keyBudget } from '../limits';
import type { Pacer } from '../pacer';
import type { ProfilePart } from '../profilePart';
import type { ProfilePlan } from '../profilePlan';
import type { Repeats } from '../tableProfile';
import { findRepeats } from './findRepeats';
import { KeyReader } from './keyReader';
import { KeyStore } from './keyStore';

/** Nothing stood before. */
export const noRepeats: Repeats = { count: 0, cells: [] };

/** What repeats in a table. */
export interface TableRepeats {
  readonly records: Repeats;
  /** By column index, only where repeats were looked for and the column proved to be an identifier. */
  readonly columns: ReadonlyMap<number, Repeats>;
}

/** The keys of one table: those of its records, and of each column whose values should not repeat. */
export class TableKeys implements Disposable {
  private readonly stores: readonly KeyStore[];
  /** Column of each store but the first. */
  private readonly columns: readonly number[];

  constructor(private readonly plan: ProfilePlan) {
    this.columns = plan.columns.filter((column) => column.unique).map((column) => column.index);
    const budget = keyBudget / (this.columns.length + 1);
    this.stores = Array.from({ length: this.columns.length + 1 }, () => new KeyStore(budget));
  }

  /** Takes the keys of a part whose first record is the `rowBase`th, and empties its logs. */
  take(part: ProfilePart, rowBase: number): void {
    part.keys.forEach((log, index) => this.stores[index]?.take(log, rowBase));
  }

  async find(source: ByteSource, isDeclared: (column: number) => boolean, pacer: Pacer): Promise<TableRepeats> {
    const { plan, stores } = this;
    let records = noRepeats;
    const columns = new Map<number, Repeats>();
    for (const [index, store] of stores.entries()) {
      const column = this.columns[index - 1];
      const reader = new KeyReader(source, plan.dialect, column === undefined ? 'record' : 'cell');
      const wanted = column === undefined || isDeclared(column);
      const most = wanted ? Infinity : store.count * (1 - identifierShare);
      const found = await findRepeats(store, reader, { keep: plan.keep, most }, pacer);
      if (found === null) continue;
      if (column === undefined) records = found;
      else columns.set(column, found);
    }
    return { records, columns };
  }

  dispose(): void {
    disposeAll(this.stores);
  }
}
