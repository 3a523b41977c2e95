import type { EventOf } from './registryEvent';

/** Where a version stands in its life; what is live or staged is told by its stages. */
export type VersionState = 'registered' | 'staged' | 'live' | 'deprecated' | 'archived' | 'purged';

export interface Approval {
  readonly stage: string;
  readonly by: string;
  /** Milliseconds since 1970, as in all of these. */
  readonly at: number;
  readonly reason: string;
  /** The job of CI that recorded it; absent: the person did. */
  readonly ranBy?: NonNullable<EventOf<'approved'>['ranBy']>;
}

export interface Waiver extends Approval {
  readonly gate: string;
  readonly until: number;
  /** Digest of what the gate asked for; null: it was not recorded, so the waiver holds for nothing. */
  readonly definition: string | null;
}

export interface Drill {
  readonly ok: boolean;
  readonly at: number;
  readonly by: string;
  readonly seconds: number;
  readonly maxAbsDiff: number | null;
  readonly environment: string;
  readonly pairs: number;
  readonly latency: { readonly p50: number; readonly p95: number; readonly n: number } | null;
  readonly problems: readonly string[];
}

/** One version of a model: the fold of the events of its scope. Its package never changes. */
export interface VersionRecord {
  readonly model: string;
  readonly number: number;
  /** Digest of its package's manifest. */
  readonly digest: string;
  readonly registered: Pick<
    EventOf<'registered'>,
    'bytes' | 'files' | 'format' | 'verdict' | 'run' | 'metrics' | 'data' | 'code' | 'parent' | 'licence' | 'where'
  >;
  readonly created: number;
  readonly by: string;
  readonly reason: string;
  readonly state: VersionState;
  /** Stages in which it is live now, by name; also where another one is as well, says the ledger. */
  readonly stages: readonly { readonly stage: string; readonly since: number }[];
  readonly approvals: readonly Approval[];
  readonly waivers: readonly Waiver[];
  /** Hints of the keys that signed it, and the digests of the signatures. */
  readonly signatures: readonly { readonly key: string; readonly signature: string; readonly at: number }[];
  readonly deprecation: {
    readonly at: number;
    readonly by: string;
    readonly reason: string;
    /** What whoever uses it has to know and to do; the reason where nothing else was said. */
    readonly notice: string;
    readonly until: number | null;
    /** Its number of today. */
    readonly replacement: number | null;
    /** Digest of its package; null: it is known by its number alone. */
    readonly replacementDigest: string | null;
  } | null;
  readonly archive: {
    readonly at: number;
    readonly to: string;
    /** Where else it was archived, by another clone or before. */
    readonly others: readonly string[];
    /** The latest that anybody asked for. */
    readonly retainUntil: number | null;
    /** Since when its bytes are among those of the project again; null: it is put aside. */
    readonly back: number | null;
  } | null;
  readonly held: boolean;
  /** Newest first. */
  readonly drills: readonly Drill[];
  readonly purged: { readonly at: number; readonly by: string; readonly reason: string } | null;
}

/** A version became (or ceased to be) the live one of a stage. */
export interface AliasMove {
  /** Digest of its event. */
  readonly event: string;
  readonly kind: 'promoted' | 'rolled-back' | 'withdrawn';
  readonly model: string;
  readonly stage: string;
  /** Null: nothing is live from here on. */
  readonly version: number | null;
  readonly digest: string | null;
  /** From when it counts: its own time, but never before that of the move it replaced (clocks go back). */
  readonly from: number;
  /** When the move that replaced it counts from; null: it is the last one. */
  readonly to: number | null;
  readonly by: string;
  readonly reason: string;
}

/** What was live in a stage at a moment. */
export interface LiveAnswer {
  /** Null: nothing was, or two moves contradict each other. */
  readonly move: AliasMove | null;
  /** The moves that contradict each other, empty without a conflict. Settled by the next move that knows of all. */
  readonly conflict: readonly AliasMove[];
}

export interface ModelRecord {
  readonly name: string;
  readonly versions: number;
  readonly newest: number;
  /** Each stage that ever had a version, production first, then by name. */
  readonly stages: readonly { readonly stage: string; readonly live: LiveAnswer }[];
  /** Numbers that two packages claim, with the packages. */
  readonly clashes: readonly { readonly version: number; readonly digests: readonly string[] }[];
}
