import type { CardSection } from '../package/modelCard';
import type { ModelFormat, ModelPort, ModelVerdict } from '../inspect/modelFileReport';
import type { SignatureState } from '../package/modelPackage';
import type { GateRun } from './gateRuns';
import type { Approval, Drill, Waiver } from '../registry/registryState';

export type GateVerdict = 'pass' | 'fail' | 'inconclusive' | 'not-run' | 'waived';

/** The figure that a gate judged, or how much it differs from the champion's. */
export interface GateFigures {
  readonly estimate: number;
  readonly interval: readonly [low: number, high: number] | null;
}

/** What one gate says of one version. */
export interface GateResult {
  /** `metric val_auc`, `champion`, `restore-drill` … */
  readonly gate: string;
  readonly verdict: GateVerdict;
  /** What was found beside what was asked for, in one sentence. */
  readonly sentence: string;
  /** What it rests on, in few words; empty where there is nothing. */
  readonly evidence: string;
  /** Milliseconds since 1970 of the evidence; null where it has no time of its own. */
  readonly at: number | null;
  /** Null: it judged none. */
  readonly figures: GateFigures | null;
  /** Of a waived gate: who waived it until when, and whether that is whoever made the version. */
  readonly waiver: (Waiver & { readonly byAuthor: boolean }) | null;
}

/** Why a gate cannot look at what it needs: there is none, or what is there cannot be used. */
export interface EvidenceProblem {
  readonly verdict: 'not-run' | 'inconclusive';
  readonly text: string;
}

/** A metric of the version with the interval that its evidence allows. */
export interface MetricEvidence {
  readonly name: string;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  /** Rows or repeats that the interval rests on. */
  readonly n: number | null;
  readonly source: string;
  readonly at: number | null;
  /** Rows of its predictions that no figure holds, because they have no true value. */
  readonly leftOut: number;
}

/** The candidate beside the champion on the same rows; differences are candidate − champion, signed as measured. */
export interface PairedComparison {
  readonly metric: string;
  readonly goal: 'maximize' | 'minimize';
  readonly champion: number;
  readonly candidate: number;
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  /** Rows that both predicted. */
  readonly rows: number;
  readonly test: string;
}

/** Rows with a true value that the champion, and that both of them predicted. */
export interface Overlap {
  readonly champion: number;
  readonly shared: number;
  /** "12 rows that … are left out", empty where there are none. */
  readonly leftOut: string;
}

/** What came of checking a signature with a key that a gate names: the hint of one that did not sign, or why one cannot be used. */
export type DeclaredKey = 'signed' | { readonly didNotSign: string } | { readonly problem: string };

/** How many sections of a model card are written, and the titles of those that are not. */
export interface WrittenCard {
  readonly filled: number;
  readonly of: number;
  readonly missing: readonly CardSection[];
}

/** What is live, and the candidate beside it. */
export interface Champion {
  readonly version: number;
  /** The one that decides first. */
  readonly comparisons: readonly PairedComparison[];
  /** Why it cannot be judged, whatever else was compared; null where it can be. */
  readonly problem: EvidenceProblem | null;
  readonly overlap: Overlap | null;
}

/** Something is live, and it cannot be told what that is: moves contradict each other, or it is not registered here. */
interface UnknownChampion {
  readonly version: null;
  readonly comparisons: readonly [];
  readonly problem: EvidenceProblem;
  readonly overlap: null;
}

/**
 * Everything that gates look at, gathered by an action and bound to one package: evidence of another digest never counts.
 * Null or empty: there is none.
 */
export interface GateEvidence {
  readonly now: number;
  readonly model: string;
  readonly version: number;
  readonly digest: string;
  readonly stage: string;
  readonly author: string;
  readonly metrics: readonly MetricEvidence[];
  /** Metrics that gates ask for and that cannot be judged by the predictions that are there: no recorded value stands in. */
  readonly metricProblems: readonly (EvidenceProblem & { readonly metric: string })[];
  /** Why the metric that was declared to decide says nothing of this version; null: none was declared, or it does. */
  readonly primaryProblem: EvidenceProblem | null;
  readonly champion: Champion | UnknownChampion | null;
  /** What the checks found in the data it was made from. `unchecked`: files whose content of then nobody checked, with what was checked last. */
  readonly data: {
    readonly errors: number;
    readonly files: number;
    readonly rows: number;
    readonly at: number;
    readonly unchecked: readonly { readonly path: string; readonly digest: string; readonly checked: string | null }[];
  } | null;
  /** What loading it would run, by its bytes; null: they are not here. */
  readonly inspection: {
    readonly verdict: ModelVerdict;
    /** What the ledger says that was found when it was registered. */
    readonly recorded: ModelVerdict;
    readonly format: ModelFormat;
    readonly imports: number;
    /** What a person should know before it is loaded, as a sentence; null: it is safe. */
    readonly warning: string | null;
    /** A file of it of which nothing can be told, since it is of no format that is known. */
    readonly unknown: string | null;
  } | null;
  readonly verification: { readonly ok: boolean; readonly files: number; readonly problem: string | null } | null;
  readonly signature: {
    readonly state: SignatureState;
    readonly key: string | null;
    /** The keys that gates name, by their files; null: the bytes are not here. */
    readonly declared: ReadonlyMap<string, DeclaredKey> | null;
  };
  /** `problem`: why it is not read, as "has 12 MB, …"; null: it has none. */
  readonly card: WrittenCard | { readonly problem: string } | null;
  /** What goes into the candidate and into the champion, by their signatures; null: it has none. */
  readonly contract: {
    readonly candidate: readonly ModelPort[] | null;
    readonly champion: readonly ModelPort[] | null;
  };
  readonly bytes: number;
  readonly approvals: readonly Approval[];
  readonly waivers: readonly Waiver[];
  readonly drills: readonly Drill[];
  /** Commands of gates that were run for this promotion. */
  readonly commands: readonly Pick<GateRun, 'command' | 'exitCode' | 'timedOut' | 'at'>[];
}
