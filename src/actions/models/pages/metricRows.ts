import type { MetricEvidence } from '../../../models/gates/gate';
import type { VersionRecord } from '../../../models/registry/registryState';
import type { VersionDetail } from '../../../protocol/models/modelPage';
import { metricsByWorth } from '../../../runs/metricMeaning';
import type { PagesContext } from './pagesContext';
import { mostWorkedOut, rememberedMetrics } from './rememberedMetrics';

/** Versions whose metrics set the range that those of one are drawn in, the newest. */
const mostCompared = 200;

/** The metrics of a version beside those of what is live in production, where that is another version. */
export function metricRows(context: PagesContext, version: VersionRecord): VersionDetail['metrics'] {
  const { move } = context.registry.live(version.model, 'production', Number.MAX_SAFE_INTEGER);
  const live = context.registry.byDigest(move?.digest ?? '').find(({ model }) => model === version.model);
  const champion = live && live.digest !== version.digest ? evidenceOf(context, live) : [];
  const evidence = evidenceOf(context, version);
  const measured = [
    { digest: version.digest, metrics: evidence },
    ...(live ? [{ digest: live.digest, metrics: champion }] : []),
    ...othersMeasured(context, version),
  ];
  const order = metricsByWorth(
    evidence.map(({ name }) => name),
    context.config,
  );
  return evidence
    .toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name))
    .map(({ name, value, low, high, n }) => ({
      ...{ name, value, low, high },
      champion: champion.find((it) => it.name === name)?.value ?? null,
      recorded: n === null,
      range: rangeOf(name, measured),
    }));
}

interface Measured {
  readonly digest: string;
  readonly metrics: readonly Pick<MetricEvidence, 'name' | 'value' | 'low' | 'high'>[];
}

function othersMeasured(context: PagesContext, { model, digest }: VersionRecord): readonly Measured[] {
  const versions = context.registry.versions(model, { limit: mostCompared });
  return versions
    .map((it, at) => ({ version: it, isWorkedOut: at < mostWorkedOut }))
    .filter(({ version }) => version.digest !== digest)
    .map(({ version, isWorkedOut }) => ({
      digest: version.digest,
      metrics: isWorkedOut ? valuesOf(context, version) : recordedOf(version),
    }));
}

/** Whichever version is looked at, what all of them have is in it. */
function rangeOf(name: string, measured: readonly Measured[]): VersionDetail['metrics'][number]['range'] {
  const found = measured.flatMap(({ digest, metrics }) =>
    metrics.filter((it) => it.name === name).map((it) => ({ digest, ...it })),
  );
  const known = found.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value]);
  const versions = new Set(found.map(({ digest }) => digest)).size;
  return { from: Math.min(...known), to: Math.max(...known), versions };
}

function recordedOf({ registered }: VersionRecord): Measured['metrics'] {
  return Object.entries(registered.metrics).map(([name, recorded]) => ({ name, ...recorded }));
}

/** Without intervals, each of which takes a bootstrap. */
function valuesOf(context: PagesContext, version: VersionRecord): Measured['metrics'] {
  return rememberedMetrics(context, version, { intervals: false });
}

function evidenceOf(context: PagesContext, version: VersionRecord): readonly MetricEvidence[] {
  return rememberedMetrics(context, version, { intervals: true });
}
