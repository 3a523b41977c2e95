import { isInRepository } from '../../disk/isInRepository';
import { eventAudit } from '../../models/audit/eventAudit';
import { ledgerFolder } from '../../models/registry/ledgerFolder';
import { ledgerPath, type LedgerProblem } from '../../models/registry/ledgerFiles';
import type { ModelContext } from '../models/modelContext';
import { askGit } from '../runs/readGit';
import { eventWords, type AbsentEvent } from './absentEvent';
import { gitCure } from './gitCure';

export interface AbsentFiles {
  /** Events that this branch may well lack, since git holds no file of them, or was not asked. */
  readonly absent: readonly AbsentEvent[];
  /** Files that were removed: git holds them on this branch, or there is no branch that could lack them. */
  readonly removed: readonly LedgerProblem[];
  /** Why git could not be asked, as the end of a sentence; absent: it was, or did not need to be. */
  readonly unasked?: string;
}

type Asking = Pick<ModelContext, 'root' | 'registry' | 'signal' | 'trusted'>;

/** The events whose files are not here, in the order in which they came in. Nothing is asked of git where it is not trusted. */
export async function absentFiles(context: Asking): Promise<AbsentFiles> {
  const { registry } = context;
  const events = registry.absentEvents().flatMap((digest) => absentEvent(registry, digest));
  if (events.length === 0 || !context.trusted) return { absent: events, removed: [] };
  const held = await heldByGit(context);
  if (held === null) return { absent: [], removed: events.map((it) => removedFile(it, exporting)) };
  if ('problem' in held) return { absent: events, removed: [], unasked: held.problem };
  const absent = events.filter(({ path }) => !held.has(path));
  // It writes all that is absent, also what another branch alone is to have.
  const also = absent.length === 0 ? ' So does tend audit export --ledger.' : '';
  const removed = events.flatMap((it) => {
    const how = held.get(it.path);
    return how === undefined ? [] : [removedFile(it, `${gitCure(it.path, how)}${also}`)];
  });
  return { absent, removed };
}

const exporting = 'tend audit export --ledger brings it back.';

function absentEvent(registry: ModelContext['registry'], digest: string): readonly AbsentEvent[] {
  const event = registry.event(digest);
  if (!event) return [];
  const { action, subject, after: change } = eventAudit({ digest, event }, null);
  return [{ path: ledgerPath(digest), action, subject, change, at: event.at, by: event.by }];
}

type Held = ReadonlyMap<string, 'staged' | 'committed'>;

/** Files of the ledger that are staged or committed on this branch, relative to the project; null: it is in no repository. */
async function heldByGit({ root, signal }: Asking): Promise<Held | { readonly problem: string } | null> {
  const staged = await askGit(root, ['ls-files', '-z', '--', ledgerFolder], signal);
  if ('problem' in staged) return isInRepository(root) ? staged : null;
  const committed = await committedFiles(root, signal);
  if ('problem' in committed) return committed;
  const names = ({ answer }: typeof staged) => answer.toString('utf8').split('\0');
  return new Map([
    ...names(committed).map((path) => [path, 'committed'] as const),
    ...names(staged).map((path) => [path, 'staged'] as const),
  ]);
}

/** Null-separated, as those that are staged; none where nothing was committed yet, which only the lack of a head tells. */
async function committedFiles(root: string, signal: AbortSignal): ReturnType<typeof askGit> {
  const head = await askGit(root, ['rev-parse', '-q', '--verify', 'HEAD'], signal);
  if ('problem' in head) return { answer: Buffer.alloc(0) };
  return askGit(root, ['ls-tree', '-r', '-z', '--name-only', 'HEAD', '--', `${ledgerFolder}/`], signal);
}

function removedFile(event: AbsentEvent, cure: string): LedgerProblem {
  const problem = `It was removed, and its event does not count any more: ${eventWords(event)}. ${cure}`;
  return { path: event.path, problem };
}
