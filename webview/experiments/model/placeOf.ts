import type { ExperimentsAsks } from '../../../src/protocol/experiments/endpoints';
import type { RowRef } from '../../../src/protocol/experiments/viewState';
import type { TableLoader } from './tableLoader';

/** Place of a run in the table; what hides it is unfolded, one after the other. Null: the table does not have it. */
export async function placeOf(
  id: string,
  loader: TableLoader,
  asks: Pick<ExperimentsAsks, 'locate'>,
  unfold: (rows: readonly RowRef[]) => Promise<void>,
): Promise<number | null> {
  const token = loader.pages?.answer.token;
  const found = token === undefined ? null : await asks.locate({ token, id });
  if (found?.row !== null) return found?.row ?? null;
  await unfold(found.unfold);
  return loader.pages?.answer.token === token ? null : placeOf(id, loader, asks, unfold);
}
