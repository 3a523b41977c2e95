import { formatCount } from '../base/text';
import type { NextStep } from './lifecycle';
import { modelsTarget } from './registryEvidence';
import type { ProjectSnapshot } from './snapshot';

/** Whoever asks what is live, or for a version by its number, gets no answer before this is settled. */
export function settleFirst({ registry, intent }: ProjectSnapshot): NextStep | null {
  if (intent.prototype || !registry) return null;
  return settleStage(registry.models) ?? settleNumber(registry.models);
}

type Models = NonNullable<ProjectSnapshot['registry']>['models'];

function settleStage(models: Models): NextStep | null {
  const model = models.find(({ conflicts }) => conflicts.length > 0);
  if (!model) return null;
  return {
    label: `settle what is live of ${model.name} in ${model.conflicts[0]?.stage ?? 'production'}`,
    detail: 'promote one of the versions again',
    why: 'Two branches moved the stage without knowing of each other, so nobody can tell which version answers.',
    stage: 'deployment',
    target: modelsTarget,
  };
}

function settleNumber(models: Models): NextStep | null {
  const model = models.find(({ clashes }) => clashes.length > 0);
  const [clash] = model?.clashes ?? [];
  if (!model || !clash) return null;
  const address = `${model.name}@${clash.version}`;
  return {
    label: `settle which package is ${address}`,
    detail: `${formatCount(clash.packages)} packages have the number`,
    why: 'Two branches gave one number to two packages, so that its name does not tell which bytes are meant.',
    stage: 'deployment',
    target: modelsTarget,
  };
}
