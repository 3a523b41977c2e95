import {
  ledgerPath,
  listLedger,
  readEvent,
  readLedger,
  type LedgerProblem,
  type UnreadEvent,
} from '../../models/registry/ledgerFiles';
import type { SealedEvent } from '../../models/registry/registryEvent';
import type { ModelContext } from '../models/modelContext';
import { keptEvent } from '../models/syncLedger';
import { readGit } from '../runs/readGit';
import { absentFiles } from './absentFiles';
import type { AbsentEvent } from './absentEvent';
import { gitCure } from './gitCure';

export interface LedgerVerification {
  readonly files: number;
  /** Files that are not what their names say, and those that were removed. */
  readonly problems: readonly LedgerProblem[];
  /** What stands there and is no part of a ledger; it is not read, and breaks nothing. */
  readonly strangers: readonly string[];
  /** Events that are known here and that this branch may well lack, in the order in which they came in. */
  readonly absent: readonly AbsentEvent[];
  /** Why git could not be asked which of them were removed; absent: it was, or did not need to be. */
  readonly unasked?: string;
}

/** Files between two looks at whether to stop. */
const batch = 500;

type Verifying = Pick<ModelContext, 'root' | 'registry' | 'signal' | 'progress' | 'trusted'>;

/** Reads every file of the ledger, also of events that the store knows, which are not opened otherwise. */
export async function verifyLedger(context: Verifying): Promise<LedgerVerification> {
  const { root, signal, progress } = context;
  const { digests, problems: misnamed, strangers } = listLedger(root);
  const here = new Set(digests);
  const problems = [...misnamed];
  for (const [index, digest] of digests.entries()) {
    if (index % batch === 0) {
      signal.throwIfAborted();
      progress({ text: 'Verifying the ledger', done: index, total: digests.length, unit: 'file' });
    }
    const read = readLedger(root, digest);
    if ('problem' in read) problems.push(await unreadEvent(context, digest, read));
    else problems.push(...missingParents(read, here));
  }
  const { removed, ...absent } = await absentFiles(context);
  return { files: digests.length, problems: [...removed, ...problems], strangers, ...absent };
}

/** What is wrong with a file, whether its event counts all the same, and what brings it back where it is damaged. */
async function unreadEvent(context: Verifying, digest: string, read: UnreadEvent): Promise<LedgerProblem> {
  const { path, problem, newer } = read;
  const isKept = context.registry.event(digest) !== null;
  const kept = isKept ? keptEvent : 'It is not counted.';
  return { path, problem: [problem, kept, ...(newer ? [] : [await cure(context, digest, isKept)])].join(' ') };
}

/** Git is asked for what it holds, not for what differs: for that it would run the filters that a repository configures. */
async function cure(context: Verifying, digest: string, isKept: boolean): Promise<string> {
  const path = ledgerPath(digest);
  const [staged, committed] = [await held(context, '', digest), await held(context, 'HEAD', digest)];
  if (staged === 'whole') return gitCure(path, 'staged');
  if (committed === 'whole') return gitCure(path, 'committed');
  if (committed === 'damaged')
    return `What was committed is damaged too: git log -p -- ${path} shows what it was before.`;
  return isKept
    ? 'Remove the file, and tend audit export --ledger writes it again.'
    : 'Another clone may have it as it was written.';
}

/** How git holds the file of an event in a commit, or, without one, in what is staged. */
async function held(
  { root, signal, trusted }: Verifying,
  commit: string,
  digest: string,
): Promise<'whole' | 'damaged' | 'not at all'> {
  const bytes = trusted
    ? await readGit(root, ['cat-file', 'blob', `${commit}:./${ledgerPath(digest)}`], '', signal)
    : null;
  if (bytes === null) return 'not at all';
  return 'problem' in readEvent(digest, () => bytes.toString('utf8')) ? 'damaged' : 'whole';
}

/** An event names those that it came after, so that a file that is gone is noticed wherever another one follows it, also where the store still knows it. */
function missingParents({ digest, event }: SealedEvent, here: ReadonlySet<string>): readonly LedgerProblem[] {
  return event.parents
    .filter((parent) => !here.has(parent))
    .map((parent) => ({
      path: ledgerPath(digest),
      problem: `It came after an event whose file, ${ledgerPath(parent)}, is not here: it was removed, or never committed.`,
    }));
}
