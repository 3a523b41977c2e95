import { statSync } from 'node:fs';
import type { VersionRecord } from '../../../models/registry/registryState';
import type { ModelContext } from '../modelContext';
import { fileOf, openPackage } from '../promotion/packageEvidence';
import { modelMetric } from './primaryMetric';
import { primaryValue, recordedPrimary, workedOutAmong } from './rememberedMetrics';

/** Predictions of more bytes are left to the page of the model: a list is to be there at once. */
const mostBytes = 2_000_000;

/** The metric that versions of a model are judged by, where it was not recorded and their predictions tell it. */
export interface ToldMetric {
  readonly name: string;
  /** By digest. */
  readonly values: ReadonlyMap<string, number>;
  /** Versions whose predictions are too large to be read on the way. */
  readonly unread: number;
}

/** Of the versions that the page of the model works out as well; null: no metric decides. */
export function toldMetric(context: ModelContext, model: string): ToldMetric | null {
  const versions = context.registry.versions(model);
  const metric = modelMetric(context.config, model, versions[0]);
  if (!metric) return null;
  const lacking = workedOutAmong(versions)
    .filter((version) => recordedPrimary(version, metric).value === null)
    .map((version) => ({ version, bytes: bytesOfPredictions(context, version) }));
  const working = { ...context, metricsOf: <T>(_: string, evaluate: () => T) => evaluate() };
  const values = lacking
    .filter(({ bytes }) => bytes > 0 && bytes <= mostBytes)
    .flatMap(({ version }) => {
      const { value } = primaryValue(working, version, metric);
      return value === null ? [] : [[version.digest, value] as const];
    });
  return {
    name: metric.name,
    values: new Map(values),
    unread: lacking.filter(({ bytes }) => bytes > mostBytes).length,
  };
}

/** 0: there are none here. */
function bytesOfPredictions(context: ModelContext, version: VersionRecord): number {
  const opened = openPackage(context, version);
  const file = opened && fileOf(opened, opened.read?.facts.predictions ?? null);
  return file === null ? 0 : statSync(file).size;
}
