import { ownEntry } from '../../../base/ownEntry';
import type { MetricEvidence } from '../../../models/gates/gate';
import type { VersionRecord } from '../../../models/registry/registryState';
import type { ModelPage } from '../../../protocol/models/modelPage';
import { declaredClasses } from '../promotion/declaredClasses';
import { metricEvidence } from '../promotion/metricEvidence';
import { openPackage, predictionsOf } from '../promotion/packageEvidence';
import type { PagesContext } from './pagesContext';

export type MetricsContext = Pick<PagesContext, 'root' | 'registry' | 'config' | 'metricsOf'> &
  Parameters<typeof openPackage>[0];

interface Asked {
  readonly intervals: boolean;
  /** What is looked for by this name, beside what was recorded and what predictions tell anyway. */
  readonly name?: string;
}

/** The metrics of a version, worked out once; intervals take a bootstrap. */
export function rememberedMetrics(
  context: MetricsContext,
  version: VersionRecord,
  { intervals, name }: Asked,
): readonly MetricEvidence[] {
  const opened = openPackage(context, version);
  const classes = JSON.stringify(declaredClasses(context, version.model));
  const kind = `${intervals ? 'intervals' : 'values'} ${JSON.stringify(name ?? null)}`;
  const key = `${kind} ${version.model} ${version.digest} ${opened?.read ? 'here' : 'elsewhere'} ${classes}`;
  const asked = name === undefined ? [] : [name];
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
  const { name } = metric;
  const found = rememberedMetrics(context, version, { intervals: false, name }).find((it) => it.name === name);
  return found ? { value: found.value, ofPredictions: true } : recorded;
}

/** What was recorded alone, without a look into the package. */
export function recordedPrimary({ registered }: VersionRecord, metric: ModelPage['metric']): PrimaryValue {
  const recorded = metric && ownEntry(registered.metrics, metric.name);
  return { value: recorded?.value ?? null, ofPredictions: false };
}
