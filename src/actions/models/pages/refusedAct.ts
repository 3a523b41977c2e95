import { mayNotApprove } from '../approveModel';
import type { ModelContext } from '../modelContext';
import { namedVersion } from '../namedVersion';
import { declaredFor } from '../promotion/stageGates';
import { mayNotWaive } from '../promotion/waiving';

/** What somebody is about to do with a version in a stage. */
export interface RefusableAct {
  readonly act: 'approve' | 'waive';
  readonly version: string;
  readonly stage: string;
}

/** Why whoever is at this window may not do it, as a sentence, before they are asked for anything; null: they may. */
export function refusedAct(context: ModelContext, { act, version: name, stage }: RefusableAct): string | null {
  const version = namedVersion(context.registry, name);
  if (act === 'approve') return mayNotApprove(context, version, stage);
  return mayNotWaive(context.actor, version, declaredFor(context, version.model, stage) ?? []);
}
