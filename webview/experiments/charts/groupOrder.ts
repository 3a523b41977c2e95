import type { ExperimentsModel } from '../model/experimentsModel';
import { rowKey, type RowKey } from '../model/rowKey';

/** The first groups as they stand in the table, the baseline above them, whatever is unfolded there; none: nothing is grouped. */
export async function groupOrder(
  { loader, asks }: Pick<ExperimentsModel, 'loader' | 'asks'>,
  most: number,
): Promise<readonly RowKey[]> {
  const question = loader.pages?.question;
  if (!question || question.groupBy.length === 0) return [];
  const { token } = await asks.table({ ...question, expanded: [], judged: [] });
  const answer = await asks.rows({ token, from: 0, to: most, columns: [] });
  const above = answer?.baseline ? [answer.baseline] : [];
  return [...above, ...(answer?.rows ?? [])].map(({ row }) => rowKey(row));
}
