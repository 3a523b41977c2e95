import { dayText } from '../../../base/days';
import { plural } from '../../../base/text';
import type { MetricEvidence } from '../../../models/gates/gate';
import type { Drill, VersionRecord } from '../../../models/registry/registryState';
import type { VersionDetail } from '../../../protocol/models/modelPage';
import { metricsByWorth } from '../../../runs/metricMeaning';
import { purgedSentence, versionPlaces, whereTheyAre } from '../packaging/versionPlaces';
import { declaredClasses } from '../promotion/declaredClasses';
import { metricEvidence } from '../promotion/metricEvidence';
import { openPackage, predictionsOf } from '../promotion/packageEvidence';
import { placeText } from '../restoring/unpackVersion';
import { rememberedHistory } from './dataWords';
import { detailCard } from './detailCard';
import { detailFacts } from './detailFacts';
import { detailFiles } from './detailFiles';
import { detailLineage } from './detailLineage';
import { detailOnLoad } from './detailOnLoad';
import type { PagesContext } from './pagesContext';
import { pageVersion } from './pageVersion';
import { modelMetric } from './primaryMetric';

/** Versions whose metrics set the range that those of one are drawn in, the newest. */
const mostCompared = 200;

/** Drills that are listed. */
const mostDrills = 20;

export interface VersionQuestion {
  readonly model: string;
  readonly version: number;
  /** Of its package, which tells two of one number apart; absent: of the one that has the number. */
  readonly digest?: string | undefined;
}

/** All that is known of one version, without reading the bytes of its weights; null: there is no such version. */
export async function versionDetail(
  context: PagesContext,
  { model, version: number, digest }: VersionQuestion,
): Promise<VersionDetail | null> {
  const { registry, config, now } = context;
  const version = registry.version(model, number).find((it) => digest === undefined || it.digest === digest);
  if (!version) return null;
  const [place] = versionPlaces(context, version);
  const opened = openPackage(context, version);
  const history = rememberedHistory(context.profiles);
  const metric = modelMetric(config, model, registry.versions(model, { limit: 1 })[0]);
  const detail = { opened, history, metric };
  return {
    row: pageVersion(version, { metric, history, now: now().getTime() }),
    facts: detailFacts(context, version, detail),
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

/** Its metrics beside those of what is live in production, where that is another version. */
function metricRows(context: PagesContext, version: VersionRecord): VersionDetail['metrics'] {
  const { move } = context.registry.live(version.model, 'production', Number.MAX_SAFE_INTEGER);
  const live = context.registry.byDigest(move?.digest ?? '').find(({ model }) => model === version.model);
  const champion = live && live.digest !== version.digest ? evidenceOf(context, live) : [];
  const evidence = evidenceOf(context, version);
  const versions = context.registry.versions(version.model, { limit: mostCompared });
  const order = metricsByWorth(
    evidence.map(({ name }) => name),
    context.config,
  );
  return evidence
    .toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name))
    .map(({ name, value, low, high }) => ({
      ...{ name, value, low, high },
      champion: champion.find((it) => it.name === name)?.value ?? null,
      range: rangeOf(
        name,
        [...evidence, ...champion],
        versions.map((it) => it.registered.metrics),
      ),
    }));
}

/** Whichever version is looked at, what all of them recorded is in it. */
function rangeOf(
  name: string,
  evidence: readonly MetricEvidence[],
  recorded: readonly VersionRecord['registered']['metrics'][],
) {
  const found = [...evidence.filter((it) => it.name === name), ...recorded.flatMap((metrics) => metrics[name] ?? [])];
  const known = found.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value]);
  return { from: Math.min(...known), to: Math.max(...known) };
}

function evidenceOf(context: PagesContext, version: VersionRecord) {
  const opened = openPackage(context, version);
  const key = `${version.model} ${version.digest} ${opened?.read ? 'here' : 'elsewhere'} ${JSON.stringify(declaredClasses(context, version.model))}`;
  return context.metricsOf(key, () => metricEvidence(version, predictionsOf(context, opened, version), []));
}
