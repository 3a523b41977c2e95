import { statSync } from 'node:fs';
import { ownEntry } from '../../../base/ownEntry';
import { metricMeant, metricNames } from '../../../evaluate/metrics';
import type { MetricEvidence } from '../../../models/gates/gate';
import type { VersionRecord } from '../../../models/registry/registryState';
import type { ModelPage } from '../../../protocol/models/modelPage';
import { declaredClasses } from '../promotion/declaredClasses';
import { metricEvidence } from '../promotion/metricEvidence';
import { fileOf, openPackage, predictionsOf } from '../promotion/packageEvidence';
import type { PagesContext } from './pagesContext';

export type MetricsContext = Pick<PagesContext, 'root' | 'registry' | 'config' | 'metricsOf'> &
  Parameters<typeof openPackage>[0];

/** Metrics of so many versions of a model, the newest, are worked out of their predictions, and those of what is live. */
export const mostWorkedOut = 5;

/** Bytes of predictions of the others that are read for a page: about a second of it. */
const mostBytes = 20_000_000;

/** Of versions that recorded nothing, newest first, those whose predictions are read: of the older ones as many as are small. */
export function* workedOutAmong(
  context: MetricsContext,
  versions: readonly VersionRecord[],
): Generator<VersionRecord, void> {
  let left = mostBytes;
  for (const [at, version] of versions.entries()) {
    const isRead = version.stages.length > 0 || at < mostWorkedOut;
    const bytes = isRead ? 0 : bytesOfPredictions(context, version);
    if (bytes > left || (bytes === 0 && !isRead)) continue;
    left -= bytes;
    yield version;
  }
}

/** 0: there are none here. */
export function bytesOfPredictions(context: Parameters<typeof openPackage>[0], version: VersionRecord): number {
  const opened = openPackage(context, version);
  const file = opened && fileOf(opened, opened.read?.facts.predictions ?? null);
  return file === null ? 0 : statSync(file).size;
}

interface Asked {
  readonly intervals: boolean;
}

/** The metrics of a version, worked out once; intervals take a bootstrap. Values alone are all that its predictions tell. */
export function rememberedMetrics(
  context: MetricsContext,
  version: VersionRecord,
  { intervals }: Asked,
): readonly MetricEvidence[] {
  const opened = openPackage(context, version);
  const classes = JSON.stringify(declaredClasses(context, version.model));
  const kind = intervals ? 'intervals' : 'values';
  const key = `${kind} ${version.model} ${version.digest} ${opened?.read ? 'here' : 'elsewhere'} ${classes}`;
  const asked = intervals ? [] : metricNames;
  const resampling = intervals ? undefined : { draws: 0, seed: 1 };
  return context.metricsOf(key, () =>
    metricEvidence(version, predictionsOf(context, opened, version), asked, resampling),
  );
}

/** The value by which a version is judged, and whether its predictions alone tell it; null: nothing does. */
export interface PrimaryValue {
  readonly value: number | null;
  readonly ofPredictions: boolean;
}

/** What was recorded, else what its predictions tell. */
export function primaryValue(
  context: MetricsContext,
  version: VersionRecord,
  metric: ModelPage['metric'],
): PrimaryValue {
  const recorded = recordedPrimary(version, metric);
  if (!metric || recorded.value !== null) return recorded;
  const meant = metricMeant(metric.name);
  const told = meant === null ? [] : rememberedMetrics(context, version, { intervals: false });
  const found = told.find(({ name }) => metricMeant(name) === meant);
  return found ? { value: found.value, ofPredictions: true } : recorded;
}

/** What was recorded alone, without a look into the package. */
export function recordedPrimary({ registered }: VersionRecord, metric: ModelPage['metric']): PrimaryValue {
  const recorded = metric && ownEntry(registered.metrics, metric.name);
  return { value: recorded?.value ?? null, ofPredictions: false };
}
