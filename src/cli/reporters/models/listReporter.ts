import { modelTroubles } from '../../../actions/models/liveTroubles';
import { mostListed, type ToldMetric } from '../../../actions/models/pages/toldMetrics';
import type { ShownModel } from '../../../actions/models/showModel';
import { daysLeftText } from '../../../base/days';
import { ageText, columnText, metricDecimals } from '../../../base/numberText';
import { formatBytes, formatCount, plural, shorten } from '../../../base/text';
import { conflictCure } from '../../../models/registry/conflictSides';
import type { ModelRecord, VersionRecord, VersionState } from '../../../models/registry/registryState';
import type { RegistryStore } from '../../../models/registry/registryStore';
import type { ProjectConfig } from '../../../project/config';
import { metricsByWorth } from '../../../runs/metricMeaning';
import { oneLine } from '../../oneLine';
import { textTable, type TextCell, type TextColumn } from '../../textTable';

export interface ModelsTextOptions {
  readonly now: number;
  /** Which metrics count. */
  readonly config: ProjectConfig;
  readonly colour: boolean;
  readonly width: number;
  /** What predictions tell where nothing was recorded. */
  readonly told: (model: string) => ToldMetric | null;
}

const stateColours: Record<VersionState, string> = {
  live: '32',
  staged: '34',
  registered: '39',
  deprecated: '33',
  archived: '90',
  purged: '90',
};

/** Each model with its versions, newest first. */
export function* modelsText(registry: RegistryStore, options: ModelsTextOptions): Iterable<string> {
  for (const [index, model] of registry.models().entries()) {
    if (index > 0) yield '';
    const versions = registry.versions(model.name, { limit: mostListed });
    yield* modelText({ model, versions, troubles: modelTroubles(registry, model.name, options.now) }, options);
  }
}

/** One model: what contradicts itself first, then its versions. */
export function* modelText(
  { model, versions, troubles }: Pick<ShownModel, 'model' | 'versions' | 'troubles'>,
  options: ModelsTextOptions,
): Iterable<string> {
  yield* contradictions(model);
  for (const { sentence } of troubles) yield oneLine(sentence);
  const told = options.told(model.name);
  const metrics = metricNames(versions, told, options.config);
  yield* textTable(
    [...columns, ...metricColumns(metrics)],
    rowsOf(versions, { names: metrics, told }, options),
    options,
  );
  yield* toldNotes(versions, told);
  if (versions.length < model.versions)
    yield `${formatCount(versions.length)} of ${formatCount(model.versions)} versions; --format json has all.`;
}

function* contradictions({ name, stages, clashes }: ModelRecord): Iterable<string> {
  for (const { stage, live } of stages) {
    if (live.conflict.length === 0) continue;
    const sides = live.conflict.map(
      ({ version, by }) => `${version === null ? 'nothing' : `${name}@${version}`} (${by})`,
    );
    yield `Conflict in ${stage}: ${sides.join(' and ')} at once; ${conflictCure(live.conflict)}.`;
  }
  for (const { version, digests } of clashes) {
    const packages = digests.map((digest) => digest.slice(0, 19)).join(' and ');
    yield `Two packages are ${name}@${version}: ${packages}; tend models settle ${name}@${version} says which one keeps the number.`;
  }
}

const columns: readonly TextColumn[] = [
  { title: 'version', right: false },
  { title: 'state', right: false },
  { title: 'age', right: true },
  { title: 'by', right: false },
  { title: 'size', right: true },
];

const mostMetrics = 3;

/** Behind a value that was not recorded. */
const ofPredictions = '*';

/** What the mark means, and where a value is told that takes longer. */
function* toldNotes(versions: readonly VersionRecord[], told: ToldMetric | null): Iterable<string> {
  if (!told) return;
  const name = oneLine(told.name);
  if (versions.some(({ digest }) => told.values.has(digest)))
    yield `* ${name} was not recorded: its predictions tell it.`;
  if (told.unread > 0)
    yield `${name} of ${plural(told.unread, 'version')} was not recorded, and there are too many predictions to read here: the page of the model in the editor reads more of them.`;
}

function metricNames(
  versions: readonly VersionRecord[],
  told: ToldMetric | null,
  config: ProjectConfig,
): readonly string[] {
  const recorded = versions.flatMap(({ registered }) => Object.keys(registered.metrics));
  const names = new Set([...recorded, ...(told && told.values.size > 0 ? [told.name] : [])]);
  return metricsByWorth([...names], config).slice(0, mostMetrics);
}

function metricColumns(names: readonly string[]): readonly TextColumn[] {
  return [
    ...names.map((name) => ({ title: oneLine(shorten(name, 24)), right: true })),
    { title: 'reason', right: false },
  ];
}

function rowsOf(
  versions: readonly VersionRecord[],
  { names, told }: { readonly names: readonly string[]; readonly told: ToldMetric | null },
  { now }: ModelsTextOptions,
): readonly (readonly TextCell[])[] {
  const valueOf = ({ registered, digest }: VersionRecord, name: string) =>
    registered.metrics[name]?.value ?? (name === told?.name ? told.values.get(digest) : undefined);
  const decimals = names.map((name) => metricDecimals(versions.flatMap((it) => valueOf(it, name) ?? [])));
  return versions.map((version) => {
    const { model, number, registered, created, by, reason } = version;
    const metrics = names.map((name, index) => {
      const value = valueOf(version, name);
      if (value === undefined) return { text: '–', colour: '90' };
      return { text: `${columnText(value, decimals[index] ?? 0)}${registered.metrics[name] ? '' : ofPredictions}` };
    });
    return [
      { text: `${model}@${number}`, colour: '33' },
      { text: stateText(version, now), colour: stateColour(version) },
      { text: ageText(now - created) },
      { text: oneLine(shorten(by, 24)) },
      { text: formatBytes(registered.bytes) },
      ...metrics,
      { text: oneLine(shorten(reason, 40)) },
    ];
  });
}

/** What is live must not be gone. */
function stateColour({ state, stages }: VersionRecord): string {
  const contradicts = stages.length > 0 && (state === 'archived' || state === 'purged');
  return contradicts ? '31' : stateColours[state];
}

/** "production", "staging, deprecated, 40 days left", "archived, deprecated, 40 days left, held"; live and gone at once: "production, but purged" */
export function stateText({ state, stages, deprecation, held }: VersionRecord, now: number): string {
  const isLive = stages.length > 0;
  const isGone = state === 'archived' || state === 'purged';
  const live = stages.map(({ stage }) => stage).join(', ');
  const parts: string[] = [isLive ? (isGone ? `${live}, but ${state}` : live) : state];
  const isLeaving = deprecation !== null && state !== 'purged';
  if (isLeaving && (isLive || isGone)) parts.push('deprecated');
  if (isLeaving && deprecation.until !== null) parts.push(daysLeftText(deprecation.until, now));
  if (held) parts.push('held');
  return parts.join(', ');
}
