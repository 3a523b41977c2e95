import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { stageScope, versionScope } from '../../models/registry/eventScope';
import { ledgerPath, readLedger, type LedgerProblem } from '../../models/registry/ledgerFiles';
import { ledgerFolder } from '../../models/registry/ledgerFolder';
import type { ModelRecord, VersionRecord } from '../../models/registry/registryState';
import type { ModelContext } from './modelContext';

/** A file of the ledger that is not here or not read, although an event that is here came after it. */
export interface MissingParent extends LedgerProblem {
  readonly digest: string;
  /** It is here and cannot be taken in, as taking in the ledger says as well. */
  readonly refused: boolean;
}

type Placed = Pick<ModelContext, 'root' | 'registry'>;

/** What was made live and is not here, as far as later moves tell: what is live now may be another version than it would say. */
export function missingMoves(context: Placed, model: string, stage: string): readonly MissingParent[] {
  return missingIn(context, model, [stageScope(model, stage)]);
}

/** The same of all that is told of a model and of some of its versions. */
export function missingEvents(
  context: Placed,
  { name, stages }: ModelRecord,
  versions: readonly Pick<VersionRecord, 'digest'>[],
): readonly MissingParent[] {
  const ofStages = stages.map(({ stage }) => stageScope(name, stage));
  return missingIn(context, name, [name, ...ofStages, ...versions.map(({ digest }) => versionScope(name, digest))]);
}

function missingIn({ root, registry }: Placed, model: string, scopes: readonly string[]): readonly MissingParent[] {
  return registry.missingParents(scopes).map((digest) => {
    const path = ledgerPath(digest);
    const read = existsSync(join(root, path)) ? readLedger(root, digest) : null;
    if (read && 'problem' in read) {
      const after = `A later event of ${model} comes after it: what it said does not count.`;
      return { digest, path, problem: `${read.problem} ${after}`, refused: true };
    }
    const problem = `It is not here, although a later event of ${model} comes after it: what it says does not count. git restore ${ledgerFolder} or its branch brings it back.`;
    return { digest, path, problem, refused: false };
  });
}
