import type { ExperimentsAsks } from '../../../src/protocol/experiments/endpoints';

/** Saves a picture or the data of a chart where the person says. */
export async function saveChart(
  asks: Pick<ExperimentsAsks, 'saveFile'>,
  title: string,
  extension: string,
  content: string | Uint8Array,
): Promise<void> {
  const stem = title.replace(/[^\p{L}\p{N}_-]+/gu, '-').replace(/^-+|-+$/g, '') || 'chart';
  await asks.saveFile({ name: `${stem}.${extension}`, content });
}
