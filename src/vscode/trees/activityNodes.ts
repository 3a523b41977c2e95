import { agoText } from '../../base/numberText';
import { plural } from '../../base/text';
import { drillFailed } from '../../models/audit/eventAudit';
import type { AuditRecord } from '../../models/registry/registryStore';
import { moment } from '../figures';
import { eventRow } from './modelRowIds';
import { factTable, type TreeNode } from './treeNode';

/** What the *Activity* view of one project shows. */
export interface ActivityState {
  readonly scope: string;
  /** Newest first. */
  readonly records: readonly AuditRecord[];
  /** How many there are in all. */
  readonly total: number;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Rows of the *Activity* view: links of the audit trail, newest first, and one that leads to older ones. */
export function activityNodes({ scope, records, total, now }: ActivityState): readonly TreeNode[] {
  const nodes = records.map((record) => recordNode(scope, record, now));
  const more = total - records.length;
  return more > 0 ? [...nodes, moreNode(scope, more)] : nodes;
}

function recordNode(scope: string, record: AuditRecord, now: number): TreeNode {
  const { seq, at, actor, action, subject, subjectDigest, reason, after } = record;
  const id = eventRow(scope, seq, subjectDigest);
  const failed = action === 'model.drilled' && after === drillFailed;
  const label = failed ? `${subject} failed its drill` : sentence(record);
  const when = agoText(Date.parse(at), now);
  const description = `${actor}, ${when}${reason === '' ? '' : `: ${reason}`}`;
  return {
    id,
    label,
    description,
    icon: failed ? failedIcon : (icons[action] ?? { id: 'circle-small' }),
    context: 'event',
    tooltip: factTable(label, [
      ['When', moment(Date.parse(at))],
      ['Who', `${actor} (${record.actorKind})`],
      ['Why', reason],
      ['Before', record.before ?? ''],
      ['After', after ?? ''],
      ['Record', `${seq}`],
    ]),
    spoken: `${label}, ${description}`,
    command: { id: 'tend.models.showRecord', title: 'Show Record', arguments: [id] },
    children: [],
    expanded: false,
  };
}

/** What happened, with the stage or the gate of which only what is after it tells. */
function sentence({ action, subject, after }: AuditRecord): string {
  const [, stage] = /^([^:]+): /.exec(after ?? '') ?? [];
  const [, gate] = /^(.+) waived for /.exec(after ?? '') ?? [];
  if (action === 'model.rolled-back' && stage !== undefined) return `${stage} rolled back to ${subject}`;
  if (action === 'model.promoted' && stage !== undefined) return `${subject} promoted to ${stage}`;
  if (action === 'model.withdrawn' && stage !== undefined) return `${subject} withdrawn from ${stage}`;
  if (action === 'model.waived' && gate !== undefined) return `${gate} waived for ${subject}`;
  return `${subject} ${words[action] ?? wordsOf(action)}`;
}

/** "model.rolled-back" is read as "rolled back". */
function wordsOf(action: string): string {
  return action
    .replace(/^\w+\./, '')
    .replaceAll(/[-_]/g, ' ')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
}

const words: Readonly<Record<string, string>> = {
  'model.package': 'packaged',
  'model.sign': 'signed',
  'model.drilled': 'drilled',
};

const failedIcon = { id: 'error', colour: 'problemsErrorIcon.foreground' } as const;

const icons: Readonly<Record<string, NonNullable<TreeNode['icon']>>> = {
  'model.package': { id: 'package' },
  'model.registered': { id: 'tag' },
  'model.promoted': { id: 'rocket' },
  'model.rolled-back': { id: 'discard' },
  'model.withdrawn': { id: 'circle-slash' },
  'model.approved': { id: 'pass', colour: 'charts.green' },
  'model.waived': { id: 'law', colour: 'problemsWarningIcon.foreground' },
  'model.signed': { id: 'key' },
  'model.sign': { id: 'key' },
  'model.reinstated': { id: 'issue-reopened' },
  'model.deprecated': { id: 'watch', colour: 'problemsWarningIcon.foreground' },
  'model.archived': { id: 'archive' },
  'model.held': { id: 'lock' },
  'model.hold-lifted': { id: 'unlock' },
  'model.restored': { id: 'history' },
  'model.drilled': { id: 'beaker' },
  'model.purged': { id: 'trash' },
  'model.settled': { id: 'git-merge' },
  'run.deleted': { id: 'trash' },
  'run.returned': { id: 'discard' },
  'ledger.imported': { id: 'cloud-download' },
};

function moreNode(scope: string, more: number): TreeNode {
  const label = `${plural(more, 'older record')}…`;
  return {
    id: `more:activity:${scope}`,
    label,
    description: 'Show More',
    icon: { id: 'ellipsis' },
    context: 'more',
    spoken: `${label} Show More`,
    command: { id: '_tend.activity.more', title: 'Show More', arguments: [scope] },
    children: [],
    expanded: false,
  };
}
