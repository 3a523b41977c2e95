import type { ImportedRun } from '../run';
import type { PointColumns } from './pointColumns';
import { SeriesHandover } from './seriesHandover';
import type { ImportContext } from './source';
import { decodeState } from './visitState';

/** What the files of a run say. */
export interface WholeRun {
  readonly run: Omit<ImportedRun, 'nativeId' | 'state'>;
  readonly series: ReadonlyMap<string, PointColumns>;
}

interface WholeRunState {
  readonly version: 1;
  readonly signs: readonly string[];
  readonly live: boolean;
  readonly keys: readonly string[];
}

/** The signs that a run was last read with; none where it was not. */
export function knownSigns(state: string | undefined): readonly string[] {
  return decodeState<WholeRunState>(state, 1)?.signs ?? [];
}

/**
 * Reads a run whose files are written anew each time: all of it, when a sign changed (size and time of a file) or it is no longer `live`
 * (being written, as far as can be told). `read` returns null when the files cannot be read now, as in the middle of being written: what an earlier visit
 * read stays, and the next one tries again.
 */
export function importWholeRun(
  context: ImportContext,
  nativeId: string,
  signs: readonly string[],
  live: boolean,
  read: () => WholeRun | null,
): void {
  const known = decodeState<WholeRunState>(context.runStates.get(nativeId), 1);
  const isSame = !context.full && known !== null && known.live === live && known.signs.join('\n') === signs.join('\n');
  if (isSame) return;
  const whole = read();
  if (whole === null) return;
  const handover = new SeriesHandover(context, nativeId, known?.keys ?? [], true);
  handover.announce(whole.series.keys());
  const state: WholeRunState = { version: 1, signs, live, keys: handover.keys };
  context.run({ ...whole.run, nativeId, state: JSON.stringify(state) });
  for (const [key, points] of whole.series) handover.give({ key, ...points.take() });
  handover.forgetOthers();
}
