import { metricMeant } from '../../../evaluate/metrics';
import type { ModelContext } from '../modelContext';
import { modelMetric } from './primaryMetric';
import { bytesOfPredictions, primaryValue, recordedPrimary } from './rememberedMetrics';

/** Bytes of predictions that are read for all models of a list; the others are left to the pages: it is to be there at once. */
const mostBytes = 4_000_000;

/** Versions of a model that a list has. */
export const mostListed = 50;

/** The metric that versions of a model are judged by, where it was not recorded and their predictions tell it. */
export interface ToldMetric {
  readonly name: string;
  /** By digest. */
  readonly values: ReadonlyMap<string, number>;
  /** Versions whose predictions are more than is read on the way. */
  readonly unread: number;
}

/**
 * By model, asked one after the other, of the versions that are listed; null: no metric decides, or predictions never tell it.
 */
export function toldMetrics(context: ModelContext): (model: string) => ToldMetric | null {
  const working = { ...context, metricsOf: <T>(_: string, evaluate: () => T) => evaluate() };
  let left = mostBytes;
  return (model) => {
    const versions = context.registry.versions(model, { limit: mostListed });
    const metric = modelMetric(context.config, model, versions[0]);
    if (!metric || metricMeant(metric.name) === null) return null;
    const values = new Map<string, number>();
    let unread = 0;
    for (const version of versions) {
      if (recordedPrimary(version, metric).value !== null) continue;
      const bytes = bytesOfPredictions(context, version);
      if (bytes > left) unread += 1;
      if (bytes === 0 || bytes > left) continue;
      left -= bytes;
      const { value } = primaryValue(working, version, metric);
      if (value !== null) values.set(version.digest, value);
    }
    return { name: metric.name, values, unread };
  };
}
