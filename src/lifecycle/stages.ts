import { formatCount, plural } from '../base/text';
import { configTarget } from './configTarget';
import { dataEvidence } from './dataEvidence';
import { developmentEvidence } from './developmentEvidence';
import type { Evidence, Lifecycle, Stage, StageId, State } from './lifecycle';
import { stageIds } from './lifecycle';
import { nextStep } from './nextStep';
import { deploymentEvidence, hasModels, updatesEvidence, validationEvidence } from './registryEvidence';
import type { Declared, DeclaredSuccess, PlanPart, ProjectSnapshot } from './snapshot';

const titles: Record<StageId, string> = {
  problem: 'Problem and plan',
  data: 'Data',
  features: 'Features',
  development: 'Model development',
  validation: 'Validation and testing',
  deployment: 'Deployment',
  monitoring: 'Monitoring',
  updates: 'Updates and retraining',
};

/** Stages that a prototype does without. */
const hiddenInPrototype: readonly StageId[] = ['validation', 'deployment', 'monitoring', 'updates'];

/** Computes where the project stands from nothing but the snapshot. */
export function lifecycle(snapshot: ProjectSnapshot): Lifecycle {
  const stages = stageIds
    .filter((id) => !(snapshot.intent.prototype && hiddenInPrototype.includes(id)))
    .map((id) => stage(id, evidence(id, snapshot)));
  return {
    stages,
    next: nextStep(snapshot),
    complete: stages.filter((it) => it.state === 'pass').length,
    toMend: stages.reduce((sum, it) => sum + it.toMend, 0),
  };
}

function stage(id: StageId, items: readonly Evidence[]): Stage {
  const started = items.some((item) => item.state !== 'notStarted');
  return {
    id,
    number: stageIds.indexOf(id) + 1,
    title: titles[id],
    state: started ? stageState(items) : 'notStarted',
    detail: started ? stageDetail(items) : 'not started',
    toMend: thingsToMend(items),
    evidence: started ? items : [],
  };
}

function stageState(items: readonly Evidence[]): State {
  if (items.some((item) => item.state === 'fail')) return 'fail';
  return items.every((item) => item.state === 'pass') ? 'pass' : 'begun';
}

function thingsToMend(items: readonly Evidence[]): number {
  return items.reduce((sum, item) => sum + (item.state === 'fail' ? (item.toMend ?? 1) : 0), 0);
}

function stageDetail(items: readonly Evidence[]): string {
  const toMend = thingsToMend(items);
  const passed = items.filter((item) => item.state === 'pass').length;
  const share = `${passed} of ${items.length}`;
  return toMend > 0 ? `${share}, ${formatCount(toMend)} to mend` : share;
}

function evidence(id: StageId, snapshot: ProjectSnapshot): readonly Evidence[] {
  const { intent } = snapshot;
  switch (id) {
    case 'problem':
      return problemEvidence(snapshot);
    case 'data':
      return dataEvidence(snapshot);
    case 'features':
      return featureEvidence(snapshot);
    case 'development':
      return developmentEvidence(snapshot);
    case 'validation':
      return validationEvidence(snapshot);
    case 'deployment':
      return [
        ...deploymentEvidence(snapshot),
        ...declaredList(snapshot, 'application', 'Application', intent.components),
        // Once there are models, validation tells what became of them.
        ...(hasModels(snapshot) ? [] : declaredList(snapshot, 'gates', 'Gates', intent.gates)),
        ...declaredList(snapshot, 'fallback', 'Fallback', intent.fallbacks),
      ];
    case 'monitoring':
      return declaredList(snapshot, 'monitors', 'Monitors', intent.monitors);
    case 'updates':
      return [
        ...updatesEvidence(snapshot),
        ...declaredList(snapshot, 'retrain', 'Retraining triggers', intent.retrain),
      ];
  }
}

function problemEvidence(snapshot: ProjectSnapshot): readonly Evidence[] {
  const { intent } = snapshot;
  const items: readonly (readonly [PlanPart, string, Declared | null])[] = [
    ['objective', 'Objective', intent.objective],
    ['success', 'Success metric', wanted(intent.success)],
    ['owner', 'Owner', intent.owner],
    ['costs', 'Cost of mistakes', intent.costs],
    ['business', 'Business metric', intent.business],
    ['plan', 'Plan with dates', intent.plan],
  ];
  return [
    ...configItem(snapshot),
    ...items.map(([id, label, declared]) => declaredItem(snapshot, id, label, declared)),
  ];
}

/** That it is stated is no sign that it is reached, which validation tells. */
function wanted(success: DeclaredSuccess | null): Declared | null {
  return success && success.target !== null ? { ...success, text: `wanted: ${success.text}` } : success;
}

function configItem(snapshot: ProjectSnapshot): readonly Evidence[] {
  const { configErrors, configPath, firstConfigError } = snapshot;
  if (configErrors === 0 || configPath === null) return [];
  return [
    {
      id: 'problem.config',
      label: configPath,
      detail: plural(configErrors, 'problem'),
      state: 'fail',
      toMend: configErrors,
      target: configTarget(snapshot, firstConfigError?.range),
    },
  ];
}

function featureEvidence(snapshot: ProjectSnapshot): readonly Evidence[] {
  const features = snapshot.intent.features;
  if (features.length === 0) return [];
  const withCode = features.filter((feature) => feature.hasCode).length;
  const withOwner = features.filter((feature) => feature.hasOwner).length;
  const share = (n: number): State => (n === features.length ? 'pass' : 'begun');
  const target = configTarget(snapshot, features[0]?.at);
  return [
    {
      id: 'features.declared',
      label: 'Definitions',
      detail: plural(features.length, 'feature'),
      state: 'pass',
      target,
    },
    { id: 'features.code', label: 'Code', detail: `${withCode} of ${features.length}`, state: share(withCode), target },
    {
      id: 'features.owner',
      label: 'Owner',
      detail: `${withOwner} of ${features.length}`,
      state: share(withOwner),
      target,
    },
  ];
}

/** A list of intentions: written down is begun; that it works is shown later by what was run. */
function declaredList(
  snapshot: ProjectSnapshot,
  id: string,
  label: string,
  declared: readonly Declared[],
): readonly Evidence[] {
  const first = declared[0];
  if (!first) return [];
  const detail = `${declared.map((item) => item.text).join(', ')}, declared`;
  return [{ id: `declared.${id}`, label, detail, state: 'begun', target: configTarget(snapshot, first.at) }];
}

function declaredItem(snapshot: ProjectSnapshot, id: PlanPart, label: string, declared: Declared | null): Evidence {
  return {
    id: `problem.${id}`,
    label,
    detail: declared?.text ?? 'not stated',
    state: declared ? 'pass' : 'notStarted',
    target: configTarget(snapshot, declared ? declared.at : snapshot.intent.blanks[id]),
  };
}
