import type { AuditRecord } from '../registry/registryStore';
import { auditHash, chainStart } from './auditHash';
import type { LedgerProblem } from '../registry/ledgerFiles';
import type { Checkpoint, ReadCheckpoints } from './checkpoints';

/** The first record that does not fit, and how. */
export interface BrokenRecord {
  readonly seq: number;
  readonly problem: string;
}

export interface ChainVerification {
  readonly ok: boolean;
  readonly records: number;
  /** Hash of the last record that fits, null without any. */
  readonly head: string | null;
  readonly broken: BrokenRecord | null;
  /** Lines among the checkpoints that say nothing of a record. */
  readonly problems: readonly LedgerProblem[];
  /** Checkpoints that fit. */
  readonly checkpoints: number;
  /** The last of them, null without any. */
  readonly anchored: Checkpoint | null;
  /** Stores of other clones that have checkpoints in the ledger. */
  readonly otherStores: number;
}

/** What no chain can show by itself. */
export const undetectable: readonly string[] = [
  'Records that were cut off the end after the last checkpoint.',
  'A whole chain that was written anew together with its checkpoints, unless an older state of them is in git elsewhere.',
  'A file of tend/ledger that was removed before this store saw it, and that no other event came after: the history of git may have it.',
  'Whether what was recorded was true: who acted is self-asserted, and clocks can be wrong.',
];

/** Verifies records in order; what it notices is told, never mended. */
export class ChainVerifier {
  #records = 0;
  #head = chainStart;
  #broken: BrokenRecord | null = null;
  #fitting: Checkpoint[] = [];
  /** All that were ever made of a record: each has to fit, also one that a later one contradicts. */
  readonly #checkpoints: ReadonlyMap<number, readonly Checkpoint[]>;
  readonly #problems: readonly LedgerProblem[];
  readonly #last: Checkpoint | null;
  readonly #others: number;

  constructor({ checkpoints, problems, others }: ReadCheckpoints) {
    this.#others = others;
    this.#checkpoints = Map.groupBy(checkpoints, ({ seq }) => seq);
    this.#problems = problems;
    this.#last = checkpoints.toSorted((a, b) => a.seq - b.seq).at(-1) ?? null;
  }

  take(records: readonly AuditRecord[]): void {
    for (const record of records) {
      if (this.#broken) return;
      const problem = this.#problemOf(record);
      if (problem === null) this.#follow(record);
      else this.#broken = { seq: record.seq, problem };
    }
  }

  result(): ChainVerification {
    const last = this.#last;
    if (!this.#broken && last && last.seq > this.#records)
      this.#broken = {
        seq: this.#records + 1,
        problem: `it is missing, and all after it: a checkpoint of ${last.at} names record ${last.seq} (${last.path})`,
      };
    return {
      ok: this.#broken === null && this.#problems.length === 0,
      records: this.#records,
      head: this.#records === 0 ? null : this.#head,
      broken: this.#broken,
      problems: this.#problems,
      checkpoints: this.#fitting.length,
      anchored: this.#fitting.at(-1) ?? null,
      otherStores: this.#others,
    };
  }

  #problemOf(record: AuditRecord): string | null {
    const expected = this.#records + 1;
    if (record.seq !== expected) return `record ${expected} is missing before it`;
    if (record.previousHash !== this.#head) return 'it does not follow the record before it';
    if (record.hash !== auditHash(record)) return 'it was changed: its content does not have its hash';
    const differing = this.#checkpoints.get(record.seq)?.find(({ hash }) => hash !== record.hash);
    return differing ? `a checkpoint of ${differing.at} names another record in its place (${differing.path})` : null;
  }

  #follow(record: AuditRecord): void {
    this.#records++;
    this.#head = record.hash;
    this.#fitting.push(...(this.#checkpoints.get(record.seq) ?? []));
  }
}
