import { ledgerFolder } from '../../models/registry/ledgerFolder';
import { ledgerPath, type LedgerProblem } from '../../models/registry/ledgerFiles';
import type { ModelContext } from '../models/modelContext';
import { eventAudit } from '../../models/audit/eventAudit';
import { readGit } from '../runs/readGit';
import { eventWords, type AbsentEvent } from './absentEvent';

export interface AbsentFiles {
  /** Events that this branch may well lack, since git holds no file of them. */
  readonly absent: readonly AbsentEvent[];
  /** Files that were removed: git holds them on this branch, or there is no branch that could lack them. */
  readonly removed: readonly LedgerProblem[];
}

type Asking = Pick<ModelContext, 'root' | 'registry' | 'signal' | 'trusted'>;

/** The events whose files are not here, in the order in which they came in. */
export async function absentFiles(context: Asking): Promise<AbsentFiles> {
  const { registry } = context;
  const events = registry.absentEvents().flatMap((digest) => absentEvent(registry, digest));
  const held = events.length === 0 || !context.trusted ? [] : await heldByGit(context);
  const isRemoved = ({ path }: AbsentEvent) => held === null || held.includes(path);
  return {
    absent: events.filter((it) => !isRemoved(it)),
    removed: events.filter(isRemoved).map((it) => ({ path: it.path, problem: removedSentence(it, held !== null) })),
  };
}

function absentEvent(registry: ModelContext['registry'], digest: string): readonly AbsentEvent[] {
  const event = registry.event(digest);
  if (!event) return [];
  const { action, subject, after: change } = eventAudit({ digest, event }, null);
  return [{ path: ledgerPath(digest), action, subject, change, at: event.at, by: event.by }];
}

/** Files of the ledger that are committed on this branch or staged, relative to the project; null: there is no git. */
async function heldByGit({ root, signal }: Asking): Promise<readonly string[] | null> {
  const staged = await readGit(root, ['ls-files', '-z', '--', ledgerFolder], '', signal);
  if (staged === null) return null;
  const committed = await readGit(
    root,
    ['ls-tree', '-r', '-z', '--name-only', 'HEAD', '--', `${ledgerFolder}/`],
    '',
    signal,
  );
  return [staged, committed].flatMap((names) => names?.toString('utf8').split('\0') ?? []);
}

function removedSentence(event: AbsentEvent, isHeld: boolean): string {
  const git = isHeld ? `git restore ${event.path} brings it back, or ` : '';
  const cure = `${git}tend audit export --ledger${isHeld ? '' : ' brings it back'}.`;
  return `It was removed, and its event does not count any more: ${eventWords(event)}. ${cure}`;
}
