import { clockSentence } from '../../../actions/models/clockDoubts';
import { hasChanged, type History } from '../../../actions/models/pages/dataWords';
import { signedBeforeText } from '../../../actions/models/packaging/signedBefore';
import type { Renumbered } from '../../../actions/models/renumbered';
import type { ShownModel } from '../../../actions/models/showModel';
import { endText, minuteText } from '../../../base/days';
import { ownText } from '../../../base/numberText';
import { formatBytes, plural, shorten } from '../../../base/text';
import { approverText } from '../../../models/registry/approverText';
import { commitText } from '../../../models/registry/commitText';
import type { AliasMove, VersionRecord } from '../../../models/registry/registryState';
import { isAside } from '../../../models/registry/versionRecord';
import { metricsByWorth } from '../../../runs/metricMeaning';
import { oneLine } from '../../oneLine';
import { textTable, type TextCell, type TextColumn } from '../../textTable';
import { modelText, stateText, type ModelsTextOptions } from './listReporter';
import { noticeText } from './noticeText';

/** Moves that one looks through. */
const mostMoves = 20;

interface ShownTextOptions extends ModelsTextOptions {
  readonly history: History;
}

/** A model with its versions, or one version with all that is known of it; then what was live when. */
export function* shownText(shown: ShownModel, options: ShownTextOptions): Iterable<string> {
  if (shown.version) {
    for (const { sentence } of shown.troubles) yield oneLine(sentence);
    yield* versionText(shown.version, shown, options);
  } else yield* modelText(shown, options);
  for (const it of shown.renumbered) yield oneLine(renumberedText(shown.model.name, it));
  for (const { path, problem, refused } of shown.missing) if (!refused) yield oneLine(`${path}: ${problem}`);
  if (shown.absent) yield oneLine(shown.absent.sentence);
  if (shown.moves.length === 0) return;
  yield '';
  const rows = shown.moves.toReversed().slice(0, mostMoves).map(moveCells);
  yield* textTable(moveColumns, rows, options);
  if (shown.moves.length > mostMoves) yield `and ${plural(shown.moves.length - mostMoves, 'move')} before`;
  const told = new Set(shown.moves.slice(-mostMoves).map(({ event }) => event));
  for (const doubt of shown.clocks) if (told.has(doubt.move.event)) yield oneLine(clockSentence(doubt));
}

/** "What was churn@4 (sha256:0f1e2d3c4b5a) is churn@5 since 2026-11-20 14:05 UTC, when ana settled the number." */
function renumberedText(model: string, { digest, from, to, at, by }: Renumbered): string {
  return `What was ${model}@${from} (${digest.slice(0, 19)}) is ${model}@${to} since ${minuteText(at)} UTC, when ${by} settled the number.`;
}

const moveColumns: readonly TextColumn[] = [
  { title: 'live', right: false },
  { title: 'stage', right: false },
  { title: 'from (UTC)', right: false },
  { title: 'until', right: false },
  { title: 'by', right: false },
  { title: 'why', right: false },
];

function moveCells({ stage, model, version, from, to, by, reason, kind }: AliasMove): readonly TextCell[] {
  const name = version === null ? 'nothing' : `${model}@${version}`;
  return [
    { text: kind === 'rolled-back' ? `${name}, back` : name, colour: '33' },
    { text: oneLine(shorten(stage, 20)) },
    { text: minuteText(from) },
    { text: to === null ? 'now' : minuteText(to) },
    { text: oneLine(shorten(by, 20)) },
    { text: oneLine(shorten(reason, 40)) },
  ];
}

function* versionText(version: VersionRecord, shown: ShownModel, options: ShownTextOptions): Iterable<string> {
  yield `${version.model}@${version.number}  ${stateText(version, options.now)}`;
  const facts = factsOf(version, shown, options);
  const width = Math.max(...facts.map(([label]) => label.length));
  for (const [label, text] of facts) yield oneLine(`  ${label.padEnd(width)}  ${text}`);
}

function bytesText(version: VersionRecord, { present, unshared }: ShownModel): string {
  const { archive, registered, model, number } = version;
  const elsewhere =
    archive && isAside(version)
      ? `archived in ${[archive.to, ...archive.others].join(' and ')}`
      : `registered in ${registered.where}`;
  if (!present && version.purged) return 'not here, and purged';
  if (!present) return `not here; ${elsewhere}`;
  if (unshared === null) return 'here';
  const { layout } = unshared;
  return layout === null
    ? `here, in the store alone, which no clone gets; tend models archive ${model}@${number} takes them to a folder`
    : `here, in ${layout} alone, which no clone gets; copied to the same place of a clone it is found there`;
}

type Fact = readonly [label: string, text: string];

function factsOf(
  version: VersionRecord,
  shown: ShownModel,
  { config, now, history }: ShownTextOptions,
): readonly Fact[] {
  const { registered, created, by, reason, digest } = version;
  const { bytes, files, format, verdict, run, data, code, parent, licence } = registered;
  return [
    ['registered', `${minuteText(created)} UTC by ${by}: “${reason}”`],
    ['package', digest],
    ['size', `${formatBytes(bytes)} in ${plural(files, 'file')}`],
    ['bytes', bytesText(version, shown)],
    ['format', `${format}, ${verdict.replaceAll('-', ' ')}`],
    ...optional('run', run),
    ...optional('parent', parent === null ? null : `${version.model}@${parent}`),
    ...optional('code', code && commitText(code)),
    ...data.map((used): Fact => ['data', dataText(used, history)]),
    ...optional('licence', licence),
    ...metricsByWorth(Object.keys(registered.metrics), config).map((name): Fact => {
      const value = registered.metrics[name]?.value ?? NaN;
      return [name, ownText(value)];
    }),
    ...optional('signed', shown.signedBefore && signedBeforeText(shown.signedBefore)),
    ...lifeOf(version, now),
  ];
}

function dataText(used: VersionRecord['registered']['data'][number], history: History): string {
  const told = `${used.path} ${used.digest.slice(0, 19)}`;
  return hasChanged(history, used) ? `${told}; the file has changed since` : told;
}

function lifeOf(version: VersionRecord, now: number): readonly Fact[] {
  const { deprecation, archive, purged, held, approvals, waivers, signatures, model } = version;
  return [
    ...signatures.map(({ key, at }): Fact => ['signed', `${minuteText(at)} UTC with ${key.slice(0, 12)}`]),
    ...approvals.map((it): Fact => [
      'approved',
      `${it.stage}, ${minuteText(it.at)} UTC by ${approverText(it)}: “${it.reason}”`,
    ]),
    ...waivers.map(({ gate, stage, until, by }): Fact => [
      'waived',
      `${gate} for ${stage} until ${endText(until)} by ${by}${until < now ? ', ended' : ''}`,
    ]),
    ['drill', drillText(version)],
    ...(deprecation ? noticeFacts(model, deprecation, now) : []),
    ...optional(
      'archived',
      archive &&
        [
          `${purged ? 'was in' : 'in'} ${[archive.to, ...archive.others].join(' and ')}`,
          ...(archive.retainUntil === null ? [] : [`kept until ${minuteText(archive.retainUntil)} UTC`]),
          ...(archive.back === null ? [] : [`taken back ${minuteText(archive.back)} UTC`]),
        ].join(', '),
    ),
    ...optional('hold', held ? (purged ? heldAndPurged : 'legal hold: it is not purged') : null),
    ...optional('purged', purged && `${minuteText(purged.at)} UTC by ${purged.by}: “${purged.reason}”`),
  ];
}

/** What is purged cannot be brought back, whatever a drill proved before. */
function drillText({ drills: [last], purged }: VersionRecord): string {
  if (!last) return purged ? 'never proven' : 'not proven yet';
  const proven = purged ? 'was restorable, proven' : 'restorable, proven';
  return `${last.ok ? proven : 'failed'} ${minuteText(last.at)} UTC`;
}

function noticeFacts(model: string, notice: NonNullable<VersionRecord['deprecation']>, now: number): readonly Fact[] {
  return [
    ['deprecated', noticeText(model, notice, now)],
    ...optional('notice', notice.notice === notice.reason ? null : notice.notice),
  ];
}

const heldAndPurged =
  'legal hold, although another clone purged it: where its bytes still are, they stay; --release-hold lifts it';

function optional(label: string, text: string | null): readonly Fact[] {
  return text === null ? [] : [[label, text]];
}
