import { plural } from '../base/text';
import type { ModelFacts } from '../models/registry/registryFacts';
import type { Evidence, State, Target } from './lifecycle';
import type { ProjectSnapshot } from './snapshot';

/** Where models are shown. */
export const modelsTarget: Target = { kind: 'command', command: 'tend.models.focus' };

/** A drill proves what it did on its day; older than this it is worth another. Days. */
const drillHolds = 30;

/** Evidence of stage 5: what is recorded with the newest version of each model. */
export function validationEvidence({ registry, intent }: ProjectSnapshot): readonly Evidence[] {
  const models = registry?.models ?? [];
  if (models.length === 0) return [];
  const share = (id: string, label: string, has: (model: ModelFacts) => boolean): Evidence => {
    const count = models.filter(has).length;
    return item(`validation.${id}`, label, `newest version of ${count} of ${plural(models.length, 'model')}`, {
      state: count === models.length ? 'pass' : count > 0 ? 'begun' : 'notStarted',
    });
  };
  return [
    share('metrics', 'Metrics', ({ newest }) => newest.metrics > 0),
    share('data', 'Data recorded', ({ newest }) => newest.hasData),
    item('validation.gates', 'Gates', intent.gates.length > 0 ? 'declared' : 'built-in only, they ask for no metric', {
      state: some(intent.gates.length),
    }),
  ];
}

/** Evidence of stage 6: what is registered, what is live, and whether it can be brought back. */
export function deploymentEvidence({ registry }: ProjectSnapshot): readonly Evidence[] {
  if (!registry) return [];
  const { models, unreadEvents } = registry;
  if (models.length === 0) return unread(unreadEvents);
  const versions = models.reduce((sum, model) => sum + model.versions, 0);
  return [
    ...unread(unreadEvents),
    item('deployment.registered', 'Registered', `${plural(models.length, 'model')}, ${plural(versions, 'version')}`, {
      state: 'pass',
    }),
    ...models.filter(({ conflicts }) => conflicts.length > 0).map(conflict),
    live(models),
    ...models.flatMap(drill),
  ];
}

/** Evidence of stage 8: versions that gave way to others. */
export function updatesEvidence({ registry, intent }: ProjectSnapshot): readonly Evidence[] {
  const models = registry?.models ?? [];
  if (models.every(({ production }) => production === null)) return [];
  const sum = (of: (model: ModelFacts) => number) => models.reduce((total, model) => total + of(model), 0);
  const replaced = sum((model) => model.replaced);
  const retired = sum((model) => model.deprecated + model.archived);
  return [
    item('updates.replaced', 'Replaced in production', replaced === 0 ? 'none yet' : plural(replaced, 'time'), {
      state: some(replaced),
    }),
    item('updates.retired', 'Retired versions', retired === 0 ? 'none yet' : retiredText(sum), {
      state: some(retired),
    }),
    ...(intent.retrain.length > 0
      ? []
      : [item('updates.triggers', 'Retraining triggers', 'not declared', { state: 'notStarted' })]),
  ];
}

function retiredText(sum: (of: (model: ModelFacts) => number) => number): string {
  return `${sum((model) => model.deprecated)} deprecated, ${sum((model) => model.archived)} archived`;
}

function unread(events: number): readonly Evidence[] {
  if (events === 0) return [];
  const detail = `${plural(events, 'event')} not read yet: tend models list reads them`;
  return [item('deployment.ledger', 'Ledger', detail, { state: 'begun' })];
}

function conflict({ name, conflicts }: ModelFacts): Evidence {
  const detail = `several versions of ${name} are live in ${conflicts.join(', ')}`;
  return item(`deployment.conflict.${name}`, 'Conflict', detail, { state: 'fail' });
}

function live(models: readonly ModelFacts[]): Evidence {
  const names = models.flatMap(({ name, production }) => (production ? [`${name}@${production.version}`] : []));
  const detail = names.length === 0 ? 'nothing' : names.join(', ');
  return item('deployment.live', 'Live in production', detail, { state: some(names.length) });
}

function drill({ name, production }: ModelFacts): readonly Evidence[] {
  if (!production) return [];
  const { version, drill: last } = production;
  const age = last && (last.days === 0 ? 'today' : `${plural(last.days, 'day')} ago`);
  const result = last === null ? 'never run' : last.ok ? `succeeded ${age}` : `failed ${age}`;
  const state: State = last === null ? 'notStarted' : !last.ok ? 'fail' : last.days > drillHolds ? 'warning' : 'pass';
  return [item(`deployment.drill.${name}`, 'Restore drill', `${name}@${version}, ${result}`, { state })];
}

function some(count: number): State {
  return count > 0 ? 'pass' : 'notStarted';
}

function item(id: string, label: string, detail: string, { state }: { readonly state: State }): Evidence {
  return { id, label, detail, state, target: modelsTarget };
}
