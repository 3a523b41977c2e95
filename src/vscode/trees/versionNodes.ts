import { agoText } from '../../base/numberText';
import type { TreeVersion } from '../../actions/models/modelsTree';
import { dayText, endText, daysLeftText } from '../../base/days';
import { formatBytes } from '../../base/text';
import { moment } from '../figures';
import { versionRow } from './modelRowIds';
import { factTable, type TreeNode } from './treeNode';
import { verdictWords } from './verdictWords';

/** What the row of a version needs to know; `now` in milliseconds since 1970. */
export interface VersionContext {
  readonly scope: string;
  readonly model: string;
  readonly now: number;
}

export function versionNode({ scope, model, now }: VersionContext, version: TreeVersion): TreeNode {
  const { number, digest } = version;
  const id = versionRow({ scope, model, version: number, digest });
  const label = `${model}@${number}`;
  const description = versionWords(version, model, now);
  return {
    id,
    label,
    description,
    icon: versionIcon(version, now),
    context: contextOf(version),
    tooltip: versionTooltip(version, model, now),
    spoken: `${label}, ${description}`,
    command: { id: 'tend.models.open', title: 'Open Model', arguments: [id] },
    children: [],
    expanded: false,
  };
}

/** What a narrow tree must not cut off stands first: "deprecated, 40 days left, use churn@4, production since 2026-09-28" */
function versionWords(version: TreeVersion, model: string, now: number): string {
  const { stages, contradicted, created, verdict, held, damaged } = version;
  const live = stages.map(({ stage, since }) =>
    [`${stage} since ${moment(since).slice(0, 10)}`, ...(contradicted.includes(stage) ? ['contradicted'] : [])].join(
      ', ',
    ),
  );
  const leaving = leavingWords(version, model, now);
  const isCountedDown = version.state !== 'archived' && (version.deprecation?.until ?? null) !== null;
  const words = [
    ...(damaged ? ['damaged'] : []),
    ...(live.length > 0 && verdict === 'dangerous' ? [asRegistered(verdict)] : []),
    ...(isCountedDown ? [...leaving, ...live] : live),
    ...waived(version, now),
    ...(isCountedDown ? [] : leaving),
    ...(held ? ['held'] : []),
  ];
  if (words.length > 0) return words.join(', ');
  const warned = verdict === 'safe' || verdict === 'not-code' ? [] : [verdictWords[verdict]];
  return ['registered', agoText(created, now), ...warned].join(', ');
}

/** Only that is in the ledger; what is known by now is shown where its package is looked into. */
function asRegistered(verdict: TreeVersion['verdict']): string {
  return `${verdictWords[verdict]} when registered`;
}

/** Of one that is live, that what let it pass has ended. */
function waived({ stages, waiverEnds }: TreeVersion, now: number): readonly string[] {
  if (stages.length === 0) return [];
  const ended = waiverEnds.filter((end) => end < now).sort((a, b) => b - a);
  const [last] = ended;
  const which = ended.length === 1 ? 'a waiver ended' : `${ended.length} waivers ended, the last one`;
  return last === undefined ? [] : [`${which} ${endText(last)}`];
}

function leavingWords({ state, deprecation, archivedTo }: TreeVersion, model: string, now: number): readonly string[] {
  if (state === 'purged') return ['purged'];
  const archived = archivedTo === null ? [] : [`archived in ${archivedTo}`];
  if (!deprecation) return archived;
  const { until, replacement } = deprecation;
  const left = until === null ? [] : [daysLeftText(until, now)];
  return [...archived, 'deprecated', ...left, ...(replacement === null ? [] : [`use ${model}@${replacement}`])];
}

/** What is live is that first, also where it was deprecated: its words say so. Where something speaks against that it is, it warns; where its bytes are damaged, or were known to do harm when it was registered, that is what counts. */
function versionIcon(version: TreeVersion, now: number): NonNullable<TreeNode['icon']> {
  const { state, stages, contradicted, damaged, verdict } = version;
  if (damaged || (stages.length > 0 && verdict === 'dangerous'))
    return { id: 'error', colour: 'problemsErrorIcon.foreground' };
  const isGone = state === 'archived' || state === 'purged';
  if (stages.length > 0 && (isGone || contradicted.length > 0 || waived(version, now).length > 0))
    return { id: 'broadcast', colour: 'problemsWarningIcon.foreground' };
  if (stages.length > 0 && state !== 'staged') return { id: 'broadcast', colour: 'charts.green' };
  switch (state) {
    case 'live':
      return { id: 'broadcast', colour: 'charts.green' };
    case 'staged':
      return { id: 'broadcast' };
    case 'registered':
      return { id: 'tag' };
    case 'deprecated':
      return { id: 'watch', colour: 'problemsWarningIcon.foreground' };
    case 'archived':
      return { id: 'archive', colour: 'descriptionForeground' };
    case 'purged':
      return { id: 'circle-slash', colour: 'descriptionForeground' };
  }
}

/** `kept`: its bytes are not deleted for good; `usable`: nor are they put aside; `noticed`: it was deprecated; `holdable`: a legal hold can be set or lifted. */
function contextOf({ state, stages, deprecation, held }: TreeVersion): string {
  const kept = state === 'purged' ? [] : ['kept'];
  const usable = state === 'purged' || state === 'archived' ? [] : ['usable'];
  return [
    'version',
    state,
    stages.length > 0 ? 'inUse' : 'unused',
    ...kept,
    ...usable,
    ...(deprecation ? ['noticed'] : []),
    ...(held || state === 'archived' ? ['holdable'] : []),
  ].join(' ');
}

/** "Scores drift since June; until 2026-12-31 (40 days left); use churn@4" */
function deprecationWords({ deprecation }: TreeVersion, model: string, now: number): string {
  if (!deprecation) return '';
  const { notice, until, replacement } = deprecation;
  return [
    notice.replace(/\.$/, ''),
    ...(until === null ? [] : [`until ${dayText(until)} (${daysLeftText(until, now)})`]),
    ...(replacement === null ? [] : [`use ${model}@${replacement}`]),
  ].join('; ');
}

function versionTooltip(version: TreeVersion, model: string, now: number): string {
  const { number, digest, created, by, bytes, verdict, drill, state, damaged } = version;
  const proven = drill && `${drill.ok ? 'proven' : 'failed'} ${moment(drill.at).slice(0, 10)}`;
  return factTable(`${model}@${number}`, [
    ['Deprecated', deprecationWords(version, model, now)],
    ['Package', digest.slice(0, 19)],
    ['Registered', `${moment(created)} by ${by}`],
    ['Size', [formatBytes(bytes), ...(damaged ? ['damaged here: Verify says what mends them'] : [])].join(', ')],
    ['On load', asRegistered(verdict)],
    ['Restore', state === 'purged' ? 'gone for good' : (proven ?? 'not proven yet')],
  ]);
}
