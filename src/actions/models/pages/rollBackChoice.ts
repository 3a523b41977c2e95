import { Refusal } from '../../../models/refusal';
import { digestAddress } from '../../../models/registry/versionAddress';
import type { ModelContext } from '../modelContext';
import { liveNow, type LiveNow } from '../rollBackModel';
import { earlierVersions, rollBackTarget, type EarlierVersion } from '../rollBackTarget';

/** What a roll-back of a stage would make live again. */
export interface RollBackChoice {
  /** What is live now; null: nothing is, or several versions contradict each other, as `problem` says. */
  readonly from: LiveNow | null;
  /** Null: nothing, as `problem` says. */
  readonly to: { readonly number: number; readonly digest: string; readonly address: string } | null;
  /** Versions that are passed over, and why: sentences. */
  readonly notes: readonly string[];
  readonly problem: string | null;
  /** What can be live again only if somebody names it; asked for where there is nothing else. */
  readonly earlier: readonly EarlierVersion[];
}

export function rollBackChoice(
  { registry }: Pick<ModelContext, 'registry'>,
  { model, stage }: { readonly model: string; readonly stage: string },
): RollBackChoice {
  let from: LiveNow | null = null;
  try {
    from = liveNow({ registry }, model, stage);
    const { version, notes } = rollBackTarget({ registry }, { model, stage, toVersion: null });
    const { number, digest } = version;
    return { from, to: { number, digest, address: digestAddress(version) }, notes, problem: null, earlier: [] };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const earlier = earlierVersions({ registry }, { model, stage }).filter(({ canBe }) => canBe);
    return { from, to: null, notes: [], problem: error.message, earlier };
  }
}
