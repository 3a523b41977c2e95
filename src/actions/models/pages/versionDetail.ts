import { dayText } from '../../../base/days';
import { plural } from '../../../base/text';
import type { Drill, VersionRecord } from '../../../models/registry/registryState';
import type { VersionDetail } from '../../../protocol/models/modelPage';
import { signedBefore } from '../packaging/signedBefore';
import { purgedSentence, versionPlaces, whereTheyAre } from '../packaging/versionPlaces';
import { openPackage } from '../promotion/packageEvidence';
import { placeText } from '../restoring/unpackVersion';
import { rememberedHistory } from './dataWords';
import { detailCard } from './detailCard';
import { detailFacts } from './detailFacts';
import { detailFiles } from './detailFiles';
import { detailLineage } from './detailLineage';
import { detailOnLoad } from './detailOnLoad';
import { metricRows } from './metricRows';
import type { PagesContext } from './pagesContext';
import { pageVersion } from './pageVersion';
import { modelMetric } from './primaryMetric';
import { primaryValue } from './rememberedMetrics';

/** Drills that are listed. */
const mostDrills = 20;

export interface VersionQuestion {
  readonly model: string;
  readonly version: number;
  /** Of its package, which tells two of one number apart; absent: of the one that has the number. */
  readonly digest?: string | undefined;
}

/** The version that is meant; undefined: there is none such. */
export function questionedVersion(
  { registry }: Pick<PagesContext, 'registry'>,
  { model, version: number, digest }: VersionQuestion,
): VersionRecord | undefined {
  return registry.version(model, number).find((it) => digest === undefined || it.digest === digest);
}

/** All that is known of one version, without reading the bytes of its weights; null: there is no such version. */
export async function versionDetail(context: PagesContext, question: VersionQuestion): Promise<VersionDetail | null> {
  const { registry, config, now } = context;
  const { model } = question;
  const version = questionedVersion(context, question);
  if (!version) return null;
  const places = versionPlaces(context, version);
  const [place] = places;
  const opened = openPackage(context, version);
  const history = rememberedHistory(context.profiles);
  const metric = modelMetric(config, model, registry.versions(model, { limit: 1 })[0]);
  const detail = { opened, history, metric };
  const stages = registry.model(model)?.stages ?? [];
  const measured = (it: VersionRecord) => primaryValue(context, it, metric);
  return {
    row: pageVersion(version, { measured, history, objects: context.objects, now: now().getTime(), stages }),
    facts: detailFacts(context, version, { ...detail, signedBefore: signedBefore(version, places) }),
    drills: version.drills.slice(0, mostDrills).map(drillRow),
    onLoad: await detailOnLoad(context, version, opened),
    lineage: detailLineage(context, version, detail),
    files: detailFiles(context, version, opened),
    present: place !== undefined,
    where: place ? `In ${placeText(context.root, place)}.` : (purgedSentence(version) ?? whereTheyAre(version)),
    metrics: metricRows(context, version),
    card: detailCard(context.root, opened),
  };
}

function drillRow({ ok, at, by, seconds, maxAbsDiff, pairs, problems, environment }: Drill) {
  const [problem] = problems;
  const found = ok ? `${plural(pairs, 'golden pair')} predicted as packaged` : (problem ?? 'it did not predict');
  return { ok, at, seconds, maxAbsDiff, text: `${dayText(at)} by ${by}: ${found}. ${environment}` };
}
