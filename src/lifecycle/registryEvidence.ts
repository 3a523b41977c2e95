import { endText } from '../base/days';
import { formatCount, plural } from '../base/text';
import type { ModelFacts, PassedGates, RegistryFacts, VersionFacts } from '../models/registry/registryFacts';
import { configTarget } from './configTarget';
import type { Evidence, State, Target } from './lifecycle';
import type { ProjectSnapshot } from './snapshot';
import { judgedOf, judgedText, successEvidence } from './successEvidence';

/** Where models are shown. */
export const modelsTarget: Target = { kind: 'command', command: 'tend.models.focus' };

/** A drill proves what it did on its day; older than this it is worth another. Days. */
const drillHolds = 30;

/** Evidence of stage 5: what is recorded with what is live of each model, else with its newest version. */
export function validationEvidence(snapshot: ProjectSnapshot): readonly Evidence[] {
  const { registry } = snapshot;
  const models = registry?.models ?? [];
  if (models.length === 0)
    return [
      ...unreadThatTell(registry, 'validation', recordedEvidence),
      ...(hasModels(snapshot) ? [gatesDeclared(snapshot, models)] : []),
    ];
  return [...recordedEvidence(models), ...successEvidence(snapshot, models), gatesDeclared(snapshot, models)];
}

function recordedEvidence(models: readonly ModelFacts[]): readonly Evidence[] {
  const share = (id: string, label: string, of: string, has: (facts: VersionFacts) => boolean): Evidence => {
    const having = models.filter((model) => has(judgedOf(model).recorded)).length;
    return item(`validation.${id}`, label, shareText(models, having, of), {
      state: having === models.length ? 'pass' : some(having, 'begun'),
    });
  };
  return [
    share('metrics', 'Metrics', 'metrics', ({ metrics }) => Object.keys(metrics).length > 0),
    share('data', 'Data recorded', 'data', ({ hasData }) => hasData),
    ...models.flatMap(gatesPassed),
  ];
}

/** Also where nobody read the ledger yet: that a project has models does not depend on that. */
export function hasModels({ registry }: ProjectSnapshot): boolean {
  return registry !== null && registry.models.length + registry.unreadEvents > 0;
}

/** Written down is begun; that they work is shown by what went live by them. */
function gatesDeclared(snapshot: ProjectSnapshot, models: readonly ModelFacts[]): Evidence {
  const { gates } = snapshot.intent;
  const [first] = gates;
  if (!first)
    return item('validation.gates', 'Gates', 'built-in only, they ask for no metric', { state: 'notStarted' });
  const detail = `${gates.map(({ text }) => text).join(', ')}, declared`;
  const state = models.some(({ production }) => production?.gates) ? 'pass' : 'begun';
  return { id: 'validation.gates', label: 'Gates', detail, state, target: configTarget(snapshot, first.at) };
}

/** "churn@3, live", "2 of 5 models have metrics, each by what is live, else by its newest version" */
function shareText(models: readonly ModelFacts[], having: number, of: string): string {
  const [only, ...others] = models;
  if (only && others.length === 0) return ownText(only, having === 1 ? null : of);
  return `${formatCount(having)} of ${formatCount(models.length)} models have ${of}, each by what is live, else by its newest version`;
}

/** `lacks`: what it has none of; null: it has it. */
function ownText(model: ModelFacts, lacks: string | null): string {
  const { name, newest } = model;
  const judged = judgedOf(model);
  const newer = newest.number === judged.recorded.number ? '' : `; the newest is ${name}@${newest.number}`;
  return `${judgedText(judged)}${lacks === null ? '' : `, has no ${lacks}`}${newer}`;
}

/** Of what is live in production; where nothing is, of what was promoted last, to whatever stage. */
function gatesPassed({ name, production, judged: last }: ModelFacts): readonly Evidence[] {
  const gates = production?.gates ?? last?.gates ?? null;
  const version = production?.gates ? production.version : last?.version;
  if (gates === null || version === undefined) return [];
  const { passed, asked } = gates;
  const where = production?.gates ? '' : ` in ${last?.stage ?? 'production'}`;
  const share = `${name}@${version}, ${formatCount(passed)} of ${formatCount(asked)} when it went live${where}`;
  const detail = `${share}${waivedText(gates)}`;
  return [item(`validation.passed.${name}`, 'Gates passed', detail, { state: passed === asked ? 'pass' : 'warning' })];
}

/** ", 2 waived; one waiver ended 2026-12-01" */
function waivedText({ waived, ended }: PassedGates): string {
  if (waived === 0) return '';
  const last = ended.at(-1);
  const said = `, ${formatCount(waived)} waived`;
  if (last === undefined) return said;
  return `${said}; ${ended.length === 1 ? 'one waiver' : `${ended.length} waivers, the last one,`} ended ${endText(last)}`;
}

/** Evidence of stage 6: what is registered, what is live, and whether it can be brought back. */
export function deploymentEvidence({ registry }: ProjectSnapshot): readonly Evidence[] {
  if (!registry) return [];
  const { models } = registry;
  const ledger = [...unread(registry, 'deployment'), ...uncounted(registry)];
  if (models.length === 0) return ledger;
  const versions = models.reduce((sum, model) => sum + model.versions, 0);
  return [
    ...ledger,
    item('deployment.registered', 'Registered', `${plural(models.length, 'model')}, ${plural(versions, 'version')}`, {
      state: 'pass',
    }),
    ...models.flatMap(conflicts),
    ...models.flatMap(clashes),
    ...models.flatMap(troubles),
    ...models.flatMap(dangers),
    live(models),
    ...models.flatMap(drill),
    ...models.flatMap(failedDrills),
  ];
}

/** Evidence of stage 8: versions that gave way to others, in production or before. */
export function updatesEvidence({ registry, intent }: ProjectSnapshot): readonly Evidence[] {
  const models = registry?.models ?? [];
  if (models.length === 0) return unreadThatTell(registry, 'updates', replacedEvidence);
  const replaced = replacedEvidence(models);
  if (replaced.length === 0 || intent.retrain.length > 0) return replaced;
  return [...replaced, item('updates.triggers', 'Retraining triggers', 'not declared', { state: 'notStarted' })];
}

function replacedEvidence(models: readonly ModelFacts[]): readonly Evidence[] {
  const sum = (of: (model: ModelFacts) => number) => models.reduce((total, model) => total + of(model), 0);
  const replaced = sum((model) => model.replaced);
  const rolledBack = sum((model) => model.rolledBack);
  const elsewhere = sum((model) => model.rolledBackElsewhere);
  const retired = sum((model) => model.deprecated + model.archived + model.purged);
  if (models.every(({ production }) => production === null) && replaced + rolledBack + elsewhere + retired === 0)
    return [];
  return [
    item('updates.replaced', 'Replaced in production', replacedText(replaced, rolledBack, elsewhere), {
      state: some(replaced + rolledBack + elsewhere),
    }),
    item('updates.retired', 'Retired versions', retired === 0 ? 'none yet' : retiredText(sum), {
      state: some(retired),
    }),
  ];
}

function replacedText(replaced: number, rolledBack: number, elsewhere: number): string {
  return [
    replaced === 0 ? 'none yet' : plural(replaced, 'time'),
    ...(rolledBack > 0 ? [`and rolled back ${plural(rolledBack, 'time')}`] : []),
    ...(elsewhere > 0 ? [`and rolled back ${plural(elsewhere, 'time')} in other stages`] : []),
  ].join(', ');
}

function retiredText(sum: (of: (model: ModelFacts) => number) => number): string {
  const [deprecated, archived] = [sum((model) => model.deprecated), sum((model) => model.archived)];
  const purged = sum((model) => model.purged);
  return [
    ...(deprecated > 0 ? [`${formatCount(deprecated)} deprecated`] : []),
    ...(archived > 0 ? [`${formatCount(archived)} archived`] : []),
    ...(purged > 0 ? [`${formatCount(purged)} purged`] : []),
  ].join(', ');
}

function unread(registry: RegistryFacts | null, stage: 'validation' | 'deployment' | 'updates'): readonly Evidence[] {
  const events = registry?.unreadEvents ?? 0;
  if (events === 0) return [];
  const detail = `${plural(events, 'event')} not read yet: tend models list reads them`;
  return [item(`${stage}.ledger`, 'Ledger', detail, { state: 'begun' })];
}

/** Events begin a stage that will tell of them once they are read: registering a version alone replaces none. */
function unreadThatTell(
  registry: RegistryFacts | null,
  stage: 'validation' | 'updates',
  evidenceOf: (models: readonly ModelFacts[]) => readonly Evidence[],
): readonly Evidence[] {
  const models = registry?.unreadModels ?? null;
  const tells =
    models === null || (models.length > 0 && evidenceOf(models).some(({ state }) => state !== 'notStarted'));
  return tells ? unread(registry, stage) : [];
}

/** What does not count although it is in the ledger, or was. */
function uncounted({
  refusedEvents: refused,
  newerEvents: newer,
  editedEvents: edited,
  absentEvents: absent,
}: RegistryFacts): readonly Evidence[] {
  const files = plural(refused, 'file is no event', 'files are no events');
  const unfit = `${files} as Tend wrote ${refused === 1 ? 'it' : 'them'}, and not counted: see tend audit verify`;
  const newerEvents = plural(newer, 'event is', 'events are');
  const unknown = `${newerEvents} of a newer Tend, and not counted: update Tend`;
  const changed = plural(edited, 'file of an event is', 'files of events are');
  const kept = `${changed} not as Tend wrote ${edited === 1 ? 'it' : 'them'}; the events count as they were: see tend audit verify`;
  const events = plural(absent, 'event is', 'events are');
  const gone = `${events} not on this branch, and not counted: see tend audit verify`;
  return [
    ...(refused > 0 ? [item('deployment.refused', 'Ledger', unfit, { state: 'fail' })] : []),
    ...(newer > 0 ? [item('deployment.newer', 'Ledger', unknown, { state: 'warning' })] : []),
    ...(edited > 0 ? [item('deployment.edited', 'Ledger', kept, { state: 'fail' })] : []),
    ...(absent > 0 ? [item('deployment.absent', 'Ledger', gone, { state: 'warning' })] : []),
  ];
}

function conflicts({ name, conflicts: contradicted }: ModelFacts): readonly Evidence[] {
  return contradicted.map(({ stage, sentence }) =>
    item(`deployment.conflict.${name}.${stage}`, 'Conflict', sentence, { state: 'fail' }),
  );
}

function clashes({ name, clashes: numbers }: ModelFacts): readonly Evidence[] {
  return numbers.map(({ version, packages }) => {
    const detail = `${formatCount(packages)} packages are ${name}@${version}`;
    return item(`deployment.clash.${name}.${version}`, 'One number twice', detail, { state: 'fail' });
  });
}

function troubles({ name, troubles: told }: ModelFacts): readonly Evidence[] {
  return told.map(({ trouble, sentence }, at) =>
    item(`deployment.trouble.${name}.${at}`, `Live, but ${trouble}`, sentence, { state: 'fail' }),
  );
}

function dangers({ name, dangerous }: ModelFacts): readonly Evidence[] {
  return dangerous.map((where, at) => {
    const detail = `${where} was known to be dangerous to load when it was registered`;
    return item(`deployment.dangerous.${name}.${at}`, 'Live, but registered as dangerous', detail, { state: 'fail' });
  });
}

function live(models: readonly ModelFacts[]): Evidence {
  const sides = models.flatMap((it) => it.conflicts.filter(({ stage }) => stage === 'production'));
  const names = models.flatMap(({ name, production }) => (production ? [`${name}@${production.version}`] : []));
  const said = [...names, ...sides.map((it) => `${it.sides} at once`)];
  const detail = said.length === 0 ? 'nothing' : said.join(', ');
  return item('deployment.live', 'Live in production', detail, {
    state: sides.length > 0 ? 'fail' : some(names.length),
  });
}

/** "churn@4, not in production, failed 3 days ago, and so did 2 other versions" */
function failedDrills({ name, failedDrills: [newest, ...others] }: ModelFacts): readonly Evidence[] {
  if (!newest) return [];
  const rest = others.length === 0 ? '' : `, and so did ${plural(others.length, 'other version')}`;
  const detail = `${name}@${newest.version}, not in production, failed ${ageText(newest.days)}${rest}`;
  return [item(`deployment.drillFailed.${name}`, 'Restore drill', detail, { state: 'warning' })];
}

function ageText(days: number): string {
  return days === 0 ? 'today' : `${plural(days, 'day')} ago`;
}

function drill({ name, production }: ModelFacts): readonly Evidence[] {
  if (!production) return [];
  const { version, drill: last } = production;
  const age = last && ageText(last.days);
  const result = last === null ? 'never run' : last.ok ? `succeeded ${age}` : `failed ${age}`;
  const state: State = last === null ? 'notStarted' : !last.ok ? 'fail' : last.days > drillHolds ? 'warning' : 'pass';
  return [item(`deployment.drill.${name}`, 'Restore drill', `${name}@${version}, ${result}`, { state })];
}

function some(count: number, state: State = 'pass'): State {
  return count > 0 ? state : 'notStarted';
}

function item(id: string, label: string, detail: string, { state }: { readonly state: State }): Evidence {
  return { id, label, detail, state, target: modelsTarget };
}
