import { metricMeant } from '../../../evaluate/metrics';
import type { PairedComparison } from '../../../models/gates/gate';
import type { VersionRecord } from '../../../models/registry/registryState';
import type { VersionComparison } from '../../../protocol/models/versionComparison';
import { declaredMetrics } from '../promotion/askedMetrics';
import { compareWith } from '../promotion/championEvidence';
import { liveNow, liveVersionOf } from '../promotion/gatherEvidence';
import { openPackage, predictionsOf, signatureOf } from '../promotion/packageEvidence';
import { pageChampion } from '../promotion/page/pageChampion';
import { portsText } from '../promotion/page/portsText';
import type { PagesContext } from './pagesContext';
import { rememberedMetrics } from './rememberedMetrics';
import { questionedVersion, type VersionQuestion } from './versionDetail';

interface ComparisonQuestion extends VersionQuestion {
  /** Null: what is live in production. */
  readonly against: Omit<VersionQuestion, 'model'> | null;
}

/** What two versions together tell: their predictions on the same rows, their signatures, their runs; null: they are no two. */
export function versionComparison(context: PagesContext, question: ComparisonQuestion): VersionComparison | null {
  const { model, against } = question;
  const own = questionedVersion(context, question);
  const other = against
    ? questionedVersion(context, { model, ...against })
    : liveVersionOf(context, liveNow(context, model, 'production'));
  if (!own || !other || own.digest === other.digest) return null;
  const [opened, rival] = [openPackage(context, own), openPackage(context, other)];
  const predictions = [predictionsOf(context, rival, other), predictionsOf(context, opened, own)] as const;
  const compared = compareWith(...predictions, declaredMetrics(context, model));
  const [ports, otherPorts] = [signatureOf(opened), signatureOf(rival)];
  return {
    against: { version: other.number, digest: other.digest },
    ...pageChampion({ model, champion: { version: other.number, ...compared } }, []),
    changes: changesOf(context, own, compared.comparisons),
    ports: [
      { fact: 'Inputs', own: portsText(ports.inputs), other: portsText(otherPorts.inputs) },
      { fact: 'Outputs', own: portsText(ports.outputs), other: portsText(otherPorts.outputs) },
    ],
    runs: runsOf(context, own, other),
  };
}

/** By every name that a metric of the version has: what was recorded as `val_auc` is the `auc` of its predictions. */
function changesOf(
  context: PagesContext,
  own: VersionRecord,
  comparisons: readonly PairedComparison[],
): VersionComparison['changes'] {
  return rememberedMetrics(context, own, { intervals: true }).flatMap(({ name }) => {
    const meant = metricMeant(name);
    const found = comparisons.find(
      ({ metric }) => metric === name || (meant !== null && metricMeant(metric) === meant),
    );
    if (!found) return [];
    const { difference, low, high, rows } = found;
    return [{ name, difference, low, high, rows }];
  });
}

function runsOf({ runs }: PagesContext, ...versions: readonly VersionRecord[]): string | null {
  const known = versions.map(({ registered: { run } }) => run).filter((run) => run !== null && runs.byId(run) !== null);
  return new Set(known).size < 2 ? null : `runs:${known.join(',')}`;
}
