import type { Range } from '../base/position';
import type { Severity } from '../data/finding';
import type { RegistryFacts } from '../models/registry/registryFacts';
import type { DevelopmentFacts } from '../runs/development';

/** What the life cycle is computed from: plain facts, gathered from the workspace by an action. */
export interface ProjectSnapshot {
  readonly name: string;
  /** Path of `tend.yaml`, null where there is none. */
  readonly configPath: string | null;
  /** Problems of severity error in `tend.yaml`, and the first of them. */
  readonly configErrors: number;
  /** Whether nothing of it could be read. */
  readonly configBroken: boolean;
  readonly firstConfigError: { readonly message: string; readonly range: Range } | null;
  readonly intent: Intent;
  readonly dataFiles: readonly DataFileSnapshot[];
  readonly scripts: readonly ScriptSnapshot[];
  /** Paths of files that look like trained models. */
  readonly modelFiles: readonly string[];
  /** Those of them, and arrays, that nobody should load, as far as they were looked into. */
  readonly harmfulModels: readonly HarmfulModel[];
  /** What the tracked runs tell; null where nobody has looked for runs. */
  readonly development: DevelopmentFacts | null;
  /** Paths of places that hold runs which nobody has read, as far as that was looked for. */
  readonly unreadRuns: readonly string[];
  /** What the registry tells; null where nobody has looked for models. */
  readonly registry: RegistryFacts | null;
}

export interface HarmfulModel {
  readonly path: string;
  readonly harm: 'dangerous' | 'damaged';
}

/** What `tend.yaml` says of the project itself. */
export type PlanPart = 'objective' | 'success' | 'owner' | 'costs' | 'business' | 'plan';

/** What `tend.yaml` declares, each part null or empty where it says nothing; `at` leads to the place. */
export interface Intent {
  readonly prototype: boolean;
  readonly objective: Declared | null;
  readonly success: DeclaredSuccess | null;
  readonly owner: Declared | null;
  readonly costs: Declared | null;
  readonly business: Declared | null;
  readonly plan: Declared | null;
  /** Where those of these that are null are to be written. */
  readonly blanks: Readonly<Record<PlanPart, Range | null>>;
  readonly dataSets: readonly DeclaredDataSet[];
  readonly features: readonly DeclaredFeature[];
  readonly components: readonly Declared[];
  readonly gates: readonly Declared[];
  readonly fallbacks: readonly Declared[];
  readonly monitors: readonly Declared[];
  readonly retrain: readonly Declared[];
}

/** A declared fact in few words, and where it stands in `tend.yaml`. */
export interface Declared {
  readonly text: string;
  readonly at: Range | null;
}

/** The metric that decides, and what it has to reach; null: nothing in particular. */
export interface DeclaredSuccess extends Declared {
  readonly metric: string;
  readonly goal: 'maximize' | 'minimize';
  readonly target: number | null;
}

export interface DeclaredDataSet extends Declared {
  readonly columns: number;
  readonly target: string | null;
  /** What of these no checked file of the data set has; nothing before one is checked. */
  readonly absent: {
    readonly columns: number;
    readonly target: boolean;
    /** Its path, where the folder was looked through and holds no such file. */
    readonly file: string | null;
  };
  readonly hasSource: boolean;
  readonly splits: readonly string[];
}

export interface DeclaredFeature extends Declared {
  readonly hasCode: boolean;
  readonly hasOwner: boolean;
}

/** One data file as last checked. */
export interface DataFileSnapshot {
  readonly path: string;
  readonly state: 'waiting' | 'checking' | 'checked' | 'unreadable';
  /** Why it could not be read, null otherwise. */
  readonly problem: string | null;
  readonly rows: number;
  readonly columns: number;
  readonly counts: Readonly<Record<Severity, number>>;
  /** Place of the first finding of severity error, null without one. */
  readonly firstError: Range | null;
}

export interface ScriptSnapshot {
  readonly path: string;
  /** Machine-learning libraries that it trains with, by their usual names. */
  readonly libraries: readonly string[];
}
