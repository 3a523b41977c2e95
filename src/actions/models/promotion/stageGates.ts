import { ownEntry } from '../../../base/ownEntry';
import type { DeclaredGate } from '../../../models/gates/declaredGate';
import { builtInGates, declaredGate } from '../../../models/gates/declaredGates';
import type { GateEvidence } from '../../../models/gates/gate';
import type { ModelContext } from '../modelContext';

export interface StageGates {
  readonly gates: readonly DeclaredGate[];
  /** Whether `tend.yaml` declares them. */
  readonly declared: boolean;
}

/** What a stage of a model asks for: as `tend.yaml` says, else what is built in. */
export function stageGates(
  { config }: Pick<ModelContext, 'config'>,
  model: string,
  stage: string,
  data: GateEvidence['data'],
): StageGates {
  const declared = declaredFor({ config }, model, stage);
  if (declared) return { gates: declared, declared: true };
  return {
    gates: builtInGates(stage, { hasCheckedData: data !== null && data.unchecked.length < data.files }),
    declared: false,
  };
}

/** The gates that `tend.yaml` declares; null: it declares none. */
export function declaredFor(
  { config }: Pick<ModelContext, 'config'>,
  model: string,
  stage: string,
): readonly DeclaredGate[] | null {
  return ownEntry(ownEntry(config.models, model)?.gates, stage)?.map(declaredGate) ?? null;
}
