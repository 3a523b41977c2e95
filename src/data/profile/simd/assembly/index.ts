import { runColumns } from './columns';
import { placeBatch, writeRowKeys } from './keys';

export { scan } from './scan';

export { draw } from './sample';

/**
 * Profiles the batch that was scanned and drawn from. `base` is what to add to an address to get its offset in the
 * file, `firstRow` the number of the first record.
 */
export function profile(base: i64, firstRow: i32): void {
  placeBatch(base, firstRow);
  runColumns();
  writeRowKeys();
}
