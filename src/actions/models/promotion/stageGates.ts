import { ownEntry } from '../../../base/ownEntry';
import type { DeclaredGate } from '../../../models/gates/declaredGate';
import { builtInGates, declaredGate } from '../../../models/gates/declaredGates';
import type { GateEvidence } from '../../../models/gates/gate';
import { nearest } from '../../../base/text';
import { nearestModel } from '../../../project/nearestModel';
import { UnusableInput } from '../../../models/refusal';
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

/** Those that ever had a version of a model, those that have gates, and the usual two. */
export function knownStages({ registry, config }: Pick<ModelContext, 'registry' | 'config'>, model: string): string[] {
  return [...new Set(['staging', 'production', ...stagesWithGates({ config }, model), ...registry.stages(model)])];
}

export interface StageProblem {
  readonly sentence: string;
  /** It becomes a stage where somebody says that it is meant. */
  readonly mayBeMeant: boolean;
}

/**
 * Why a stage (or the model, by `tend.yaml`) is not taken for one; null: it is. A misspelt one would be asked by the built-in gates instead of
 * those that are declared, and what went live there nobody would look for. A new one has gates in `tend.yaml`, or somebody
 * says that it is meant: `isMeant`, which counts only where the model has no gates at all. Where others have gates, what was
 * live there before counts for nothing; `staging` alone may go without those that `production` has, `[]` says so of any other.
 */
export function stageProblem(
  context: Pick<ModelContext, 'registry' | 'config'>,
  model: string,
  stage: string,
  isMeant = false,
): StageProblem | null {
  const otherName = misspeltModel(context, model);
  if (otherName !== null) return { sentence: otherName, mayBeMeant: false };
  const declared = stagesWithGates(context, model);
  const known = knownStages(context, model);
  const hasGates = declared.length > 0;
  if (declared.includes(stage) || (!hasGates && (isMeant || known.includes(stage)))) return null;
  const among = hasGates ? declared : known;
  const likely = shortOrLong(among, stage) ?? nearest(stage, among);
  if (likely === null && stage === 'staging' && declared.includes('production')) return null;
  const others = known.filter((it) => it !== stage);
  const near = likely ?? nearest(stage, others);
  const advice = near === null ? '' : `; did you mean "${near}"?`;
  if (hasGates) {
    const only = `tend.yaml declares no gates of ${model} for "${stage}", only for ${declared.join(', ')}`;
    return { sentence: only + (advice || '.'), mayBeMeant: false };
  }
  const never = `No version of ${model} ever was in "${stage}"`;
  return { sentence: never + (advice || `; its stages are ${known.join(', ')}.`), mayBeMeant: true };
}

/**
 * Why the gates of a model cannot be told, as a sentence: `tend.yaml` says nothing of it, and has a model of nearly its name that
 * no version is of. Null: nothing is in doubt.
 */
function misspeltModel({ registry, config }: Pick<ModelContext, 'registry' | 'config'>, model: string): string | null {
  if (ownEntry(config.models, model)) return null;
  const unregistered = Object.entries(config.models ?? {}).filter(
    ([name, { gates }]) => gates && !registry.model(name),
  );
  const names = unregistered.map(([name]) => name);
  const near = nearestModel(model, names);
  if (near === null) return null;
  return `tend.yaml declares no gates of ${model}, but of "${near}", which is no registered model: is ${model} meant? Mend the name, or declare models.${model} beside it.`;
}

/** What is thrown where a stage is not taken for one. */
export function unknownStage({ sentence, mayBeMeant }: StageProblem): UnusableInput {
  const onCommandLine = mayBeMeant ? 'tend models promote --new-stage makes it a stage.' : '';
  return new UnusableInput(sentence, { onCommandLine });
}

/** Throws `UnusableInput` where nothing ever was in a stage that is named nearly as one that is known. */
export function refuseMisspelt(context: Pick<ModelContext, 'registry' | 'config'>, model: string, stage: string): void {
  const known = knownStages(context, model);
  const near = known.includes(stage) ? null : (shortOrLong(known, stage) ?? nearest(stage, known));
  if (near !== null) throw new UnusableInput(`No version of ${model} ever was in "${stage}"; did you mean "${near}"?`);
}

function stagesWithGates({ config }: Pick<ModelContext, 'config'>, model: string): readonly string[] {
  return Object.keys(ownEntry(config.models, model)?.gates ?? {});
}

function shortOrLong(among: readonly string[], stage: string): string | undefined {
  return among.find((it) => isShortFor(it, stage) || isShortFor(stage, it));
}

function isShortFor(long: string, short: string): boolean {
  return short.length > 2 && long.toLowerCase().startsWith(short.toLowerCase());
}
