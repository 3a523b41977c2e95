import type { ExperimentsModel } from '../model/experimentsModel';
import { rowKey, type RowKey } from '../model/rowKey';

/** The first groups as they stand in the table, the baseline above them, whatever is unfolded there; none: nothing is grouped. */
export async function groupOrder(
  { loader, asks }: Pick<ExperimentsModel, 'loader' | 'asks'>,
  most: number,
): Promise<readonly RowKey[]> {
  const question = loader.pages?.question;
  if (!question || question.groupBy.length === 0) return [];
  const window = { from: 0, to: most, columns: [] };
  const { first } = await asks.table({ ...question, expanded: [], judged: [], window });
  const { baseline = null, rows = [] } = first?.rows ?? {};
  return [...(baseline ? [baseline] : []), ...rows].map(({ row }) => rowKey(row));
}
