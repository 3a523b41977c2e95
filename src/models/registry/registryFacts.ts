/** What the registry of a project tells of the stages of its life cycle. */
export interface RegistryFacts {
  /** By name; without those of which every version is purged, unless one is live all the same. */
  readonly models: readonly ModelFacts[];
  /** Events whose files came or came back since the ledger was last taken in. */
  readonly unreadEvents: number;
  /** What these come to by themselves, asked where there are no models yet; null: they are so many that nobody looked. */
  readonly unreadModels: readonly ModelFacts[] | null;
  /** Files that are no event of the registry that can be read, such as one that was edited by hand: they do not count. */
  readonly refusedEvents: number;
  /** Files of events that a newer Tend wrote and this one cannot read: they do not count here. */
  readonly newerEvents: number;
  /** Files of known events that are not as they were written: the events count as they were. */
  readonly editedEvents: number;
  /** Events that are known here and have no file in the ledger (any more): they do not count on this branch. */
  readonly absentEvents: number;
}

export interface ModelFacts {
  readonly name: string;
  readonly versions: number;
  /** Of those that are not purged. */
  readonly newest: VersionFacts;
  /** What is live in production, null where nothing is or several versions are. */
  readonly production: LiveFacts | null;
  /** Stages in which moves contradict each other, with what they make live, "churn@2 and churn@3", and what settles it. */
  readonly conflicts: readonly { readonly stage: string; readonly sides: string; readonly sentence: string }[];
  /** Numbers that several packages have. */
  readonly clashes: readonly { readonly version: number; readonly packages: number }[];
  /** What is live and cannot be, because its bytes are gone or nobody registered it: "purged", and a sentence. */
  readonly troubles: readonly { readonly trouble: string; readonly sentence: string }[];
  /** What is live although it was known to be dangerous to load when it was registered: "churn@3 in production". */
  readonly dangerous: readonly string[];
  /** Versions that are not live in production and whose last restore drill failed, newest first; `days`: its whole age. */
  readonly failedDrills: readonly { readonly version: number; readonly days: number }[];
  /** Promotions to production in place of another version that was live there. */
  readonly replaced: number;
  /** Roll-backs in production. */
  readonly rolledBack: number;
  /** Roll-backs in other stages. */
  readonly rolledBackElsewhere: number;
  readonly deprecated: number;
  readonly archived: number;
  readonly purged: number;
  /** What became of the gates of its last promotion, to whatever stage; null: it never was promoted. */
  readonly judged: JudgedFacts | null;
}

/** What is recorded with a version. */
export interface VersionFacts {
  readonly number: number;
  /** Values that were recorded with it; null for those that only gates read from its predictions when it was promoted. */
  readonly metrics: Readonly<Record<string, number | null>>;
  readonly hasData: boolean;
}

export interface PassedGates {
  readonly asked: number;
  readonly passed: number;
  readonly waived: number;
  /** When waivers that held then ended, in milliseconds, the first first: those that are over by now. */
  readonly ended: readonly number[];
}

/** A promotion, and the gates that were asked for it. */
export interface JudgedFacts {
  readonly version: number;
  readonly stage: string;
  readonly gates: PassedGates;
}

export interface LiveFacts {
  readonly version: number;
  /** Null: it is live and not registered here. */
  readonly recorded: VersionFacts | null;
  /** The last restore drill, null where there was none; `days` is its whole age. */
  readonly drill: { readonly ok: boolean; readonly days: number } | null;
  /** What became of the gates that were asked when it was promoted last; null: it never was here. */
  readonly gates: PassedGates | null;
}
