import { daysLeftText } from '../../../../base/days';
import { standingText } from '../../../../base/numberText';
import { formatBytes } from '../../../../base/text';
import { figureText } from '../../../../models/gates/figureText';
import type { MetricEvidence } from '../../../../models/gates/gate';
import { commitText } from '../../../../models/registry/commitText';
import type { VersionRecord } from '../../../../models/registry/registryState';
import { metricsByWorth } from '../../../../runs/metricMeaning';
import type { PromotionPage } from '../../../../protocol/models/promotionPage';
import { metricEvidence } from '../metricEvidence';
import { openPackage, predictionsOf } from '../packageEvidence';
import type { PromotionContext } from '../promotionContext';
import type { PageEvidence } from './pageEvidence';
import { portsText } from './portsText';

type Fact = PromotionPage['changes']['rows'][number];

/** Only the facts in which the candidate differs from what is live, of all that were compared. */
export function pageChanges(
  context: PromotionContext,
  evidence: PageEvidence,
  version: VersionRecord,
  before: VersionRecord | null,
): PromotionPage['changes'] {
  const { stage, now } = evidence;
  const facts: readonly Fact[] = [
    { fact: `Alias ${stage}`, now: liveText(before, stage, now), after: address(version) },
    ...(before ? registeredFacts(context, before, version) : []),
    { fact: 'Inputs', now: portsText(evidence.contract.champion), after: portsText(evidence.contract.candidate) },
    ...(before ? metricFacts(context, { before, after: version, measured: evidence.metrics }) : []),
  ];
  const rows = facts.filter((row) => row.now !== row.after);
  const current = before && address(before);
  return { current, ...standing(context, { model: version.model, stage, before }), of: facts.length, rows };
}

/** What is to be known of a stage in which no single version is known to be live. */
function standing(
  { registry }: PromotionContext,
  { model, stage, before }: { readonly model: string; readonly stage: string; readonly before: VersionRecord | null },
): Pick<PromotionPage['changes'], 'wasLive' | 'contradicting' | 'unregistered'> {
  const { move, conflict } = registry.live(model, stage, Number.MAX_SAFE_INTEGER);
  const nameOf = (number: number | null) => `${model}@${number ?? '?'}`;
  return {
    wasLive: registry.moves(model).some((it) => it.stage === stage && it.digest !== null),
    contradicting: conflict.map(({ version }) => (version === null ? 'nothing' : nameOf(version))),
    unregistered: move && !before ? nameOf(move.version) : null,
  };
}

/** A metric of a version as gates measure it, by the name that it has in another one. */
function measuredIn(context: PromotionContext, version: VersionRecord, name: string): MetricEvidence | undefined {
  const predictions = predictionsOf(context, openPackage(context, version), version);
  return metricEvidence(version, predictions, [name], { draws: 0, seed: 1 }).find((it) => it.name === name);
}

function registeredFacts(context: PromotionContext, before: VersionRecord, after: VersionRecord): readonly Fact[] {
  const texts: readonly (readonly [fact: string, text: (version: VersionRecord) => string])[] = [
    ['Trained on', ({ registered }) => registered.data.map(dataText).join(', ') || 'not recorded'],
    ['Run', (version) => runText(context, version)],
    ['Code', ({ registered }) => (registered.code ? commitText(registered.code) : 'not recorded')],
    ['Format', ({ registered }) => registered.format],
    ['Loading it', ({ registered }) => registered.verdict.replace('-', ' ')],
    ['Licence', ({ registered }) => registered.licence ?? 'none'],
    ['Size', ({ registered }) => formatBytes(registered.bytes)],
    ['Author', ({ by }) => by],
  ];
  return texts.map(([fact, text]) => ({ fact, now: text(before), after: text(after) }));
}

/** By its name, which stands in the package; else by its id. */
function runText(context: PromotionContext, version: VersionRecord): string {
  const { run } = version.registered;
  const read = openPackage(context, version)?.read ?? null;
  return read?.facts.run?.name ?? run?.slice(0, 12) ?? 'not recorded';
}

interface Measured {
  readonly before: VersionRecord;
  readonly after: VersionRecord;
  /** Metrics of what comes after. */
  readonly measured: readonly MetricEvidence[];
}

/** The metric that counts; all of them stand in the comparison with what is live. */
function metricFacts(context: PromotionContext, { before, after, measured }: Measured): readonly Fact[] {
  const [name] = metricsByWorth(
    measured.map((it) => it.name),
    context.config,
  );
  const found = measured.find((it) => it.name === name);
  if (!found) return [];
  const known = measuredIn(context, before, found.name);
  return [
    { fact: found.name, now: known ? metricText(before, known) : 'not measured', after: metricText(after, found) },
  ];
}

/** Where nothing was recorded it is said what tells the figure, as gates say it. */
function metricText({ registered }: VersionRecord, { name, value, source }: MetricEvidence): string {
  return Object.hasOwn(registered.metrics, name) ? figureText(value) : `${figureText(value)} (${source})`;
}

function liveText(before: VersionRecord | null, stage: string, now: number): string {
  if (!before) return 'nothing';
  const since = before.stages.find((it) => it.stage === stage)?.since;
  const { deprecation } = before;
  const end = (deprecation?.until ?? null) === null ? '' : ` (${daysLeftText(deprecation?.until ?? 0, now)})`;
  return [
    address(before),
    ...(since === undefined ? [] : [`live ${standingText(now - since)}`]),
    ...(deprecation ? [`deprecated${end}`] : []),
  ].join(', ');
}

/** A content is told by the beginning of its digest. */
function dataText({ path, digest }: VersionRecord['registered']['data'][number]): string {
  return `${path} ${digest.slice('sha256:'.length, 'sha256:'.length + 8)}`;
}

function address({ model, number }: VersionRecord): string {
  return `${model}@${number}`;
}
