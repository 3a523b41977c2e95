import type { Progress } from '../actions/models/modelContext';
import type { TreeModel, TreeVersion } from '../actions/models/modelsTree';
import type { RowToType } from '../actions/models/pages/rowToType';
import type { InputQuestion, InputRows } from '../actions/models/pages/inputRows';
import type { PackageableRun } from '../actions/models/pages/packageableRuns';
import type { RollBackChoice } from '../actions/models/pages/rollBackChoice';
import type { RefusableAct } from '../actions/models/pages/refusedAct';
import type { SuitableQuestion } from '../actions/models/pages/suitableVersions';
import type { PackageChoice } from '../actions/models/pages/unregisteredPackages';
import type { PackagedSource } from '../actions/models/packaging/ownRequirements';
import type { PackagedFileQuestion } from '../actions/models/packaging/packagedFile';
import type { RunningPlan } from '../actions/models/restoring/runningPlan';
import type { Range } from '../base/position';
import type { RegistryFacts } from '../models/registry/registryFacts';
import type { AuditRecord } from '../models/registry/registryStore';
import type { OpenLoad, OpenPython } from '../models/inspect/openLoads';
import type { ModelFileReport } from '../models/inspect/modelFileReport';
import type { ProjectConfig } from '../project/config';
import type { LoadableFiles } from '../project/discovery';
import type { PromotionPage } from '../protocol/models/promotionPage';
import type { VersionQuestion } from '../actions/models/pages/versionDetail';
import type { ModelAction, ModelActions } from './modelActions';
import type { FromThread, ToThread } from './questionThread';

/** One act on models: a use case by its name, and its input. */
export type ModelAct = {
  readonly [Name in ModelAction]: { readonly action: Name; readonly input: Parameters<ModelActions[Name]>[1] };
}[ModelAction];

/** A model file of the project as the tree lists it. */
export interface LooseModel {
  /** Relative to the project, with `/`. */
  readonly path: string;
  /** Null: it cannot be read, and `problem` says why. */
  readonly report: Pick<ModelFileReport, 'format' | 'verdict' | 'bytes' | 'imports' | 'problems' | 'unloadable'> | null;
  readonly problem: string | null;
  /** `packaged`: a package has its bytes, which nobody registered; `purged`: a version that was purged had them; `unknown`: the registry, a version of it, or the file was not read. */
  readonly standing: 'unregistered' | 'packaged' | 'purged' | 'unknown';
}

/** A line of a Python file or notebook that loads a file that is dangerous to load. */
export interface LoadingLine {
  readonly path: string;
  readonly range: Range;
  readonly message: string;
}

export interface LoadsQuestion {
  /** Python files and notebooks by their paths in the project. */
  readonly scripts: readonly string[];
  /** What is said of each dangerous file, by its path in the project. */
  readonly dangers: ReadonlyMap<string, string>;
}

export interface OpenLoadsQuestion extends OpenPython {
  readonly dangers: LoadsQuestion['dangers'];
}

/** What the thread of the models is asked. */
export interface ModelsAsks {
  /** What the life cycle shows of the registry. */
  readonly facts: () => RegistryFacts;
  readonly tree: () => readonly TreeModel[];
  /** The version of a number, also where the tree does not list it; several where packages claim one number. */
  readonly versions: (question: { readonly model: string; readonly number: number }) => readonly TreeVersion[];
  /** Links of the audit chain, newest first, those before one by its number. */
  readonly activity: (question: { readonly before: number | null; readonly limit: number }) => ActivityPage;
  /** What can be told of a model file or folder by its absolute path; needs no registry and no trust. */
  readonly inspect: (question: { readonly path: string }) => ModelFileReport;
  /** Of model files, and of arrays that something speaks against, those that are no part of a registered version. */
  readonly loose: (found: LoadableFiles) => readonly LooseModel[];
  /** The same of all of them. */
  readonly verdicts: (found: LoadableFiles) => readonly LooseModel[];
  /** Where scripts load dangerous files, as their texts are on disk; one that cannot be read loads nothing. */
  readonly loads: (question: LoadsQuestion) => readonly LoadingLine[];
  /** The same of what is open, as it stands in the editor. */
  readonly openLoads: (question: OpenLoadsQuestion) => readonly OpenLoad[];
  /** Runs that logged a model which is here, newest first. */
  readonly packageable: () => readonly PackageableRun[];
  /** Whose requirements go before those of the project when it is packaged, as "the run rf-1"; null: nobody's. */
  readonly ownRequirements: (question: PackagedSource) => string | null;
  /** Packages of the project that are no version yet, newest first. */
  readonly unregistered: () => readonly PackageChoice[];
  /** The package in a folder. Rejects with what keeps it from being registered. */
  readonly packageAt: (question: { readonly folder: string }) => PackageChoice;
  /** What a drill of a version lacks before anything is built for it, as a sentence; null: nothing that is known. */
  readonly drillProblem: (question: { readonly version: string }) => string | null;
  /** Why a version cannot be purged now and here, as a sentence; null: it can. */
  readonly purgeProblem: (question: { readonly version: string }) => string | null;
  /** Where its bytes are all the same once it is purged here, sentences. */
  readonly purgeRemains: (question: { readonly version: string }) => readonly string[];
  readonly rollBackChoice: (question: { readonly model: string; readonly stage: string }) => RollBackChoice;
  readonly rowToType: (question: { readonly version: string }) => RowToType;
  /** What is to be predicted, row by row; null where it cannot be shown so. */
  readonly inputRows: (question: InputQuestion) => InputRows | null;
  /** Digests of the versions to which no rule says no, in the order in which they are offered. */
  readonly suitable: (question: SuitableQuestion) => readonly string[];
  /** Why somebody may not do what they are about to, as a sentence; null: they may. */
  readonly refusedAct: (question: RefusableAct) => string | null;
  readonly act: (act: ModelAct) => unknown;
  /** What would change with a promotion, and what says stop; runs no command and records nothing. */
  readonly promotion: (question: PromotionQuestion) => PromotionPage;
  /** What a panel asks, by its endpoint; parsed in the thread. */
  readonly data: (question: { readonly endpoint: string; readonly params: unknown }) => unknown;
  /** The commands that a drill or a run of a version would run. Rejects where it cannot be run. */
  readonly plan: (question: { readonly version: string; readonly python: string | null }) => RunningPlan;
  /** Where a file of the package of a version lies, by its path in the unpacked folder; null: not on this machine. */
  readonly packaged: (question: PackagedFileQuestion) => string | null;
  /** What a command of a gate printed when it was last run here for a package and a stage; null: it was not. */
  readonly gateOutput: (question: {
    readonly digest: string;
    readonly stage: string;
    readonly command: string;
  }) => string | null;
  /** An event of the ledger as its file has it; null: it is not known. */
  readonly record: (question: { readonly digest: string }) => string | null;
  /** Follows the ledger. Returns how many events came, went or came back. */
  readonly sync: () => number;
}
export type ModelsAsk = keyof ModelsAsks;

export interface PromotionQuestion extends VersionQuestion {
  readonly stage: string;
}

export interface ActivityPage {
  readonly records: readonly AuditRecord[];
  readonly total: number;
}

export interface OpenModels {
  readonly type: 'open';
  /** Path of the project. */
  readonly root: string;
  readonly config: ProjectConfig;
  /** In a workspace that is not trusted no store is made or opened, and nothing is run. */
  readonly trusted: boolean;
}

/** What it says unasked. */
export type ModelsTold =
  | { readonly type: 'changed'; readonly root: string }
  /** What is wrong with the store or the ledger of a project, in one sentence; null: nothing is. */
  | { readonly type: 'notice'; readonly root: string; readonly notice: string | null };

export type ToModels = ToThread<ModelsAsks, OpenModels>;
export type FromModels = FromThread<ModelsTold>;

/** What an ask is given beside its question. */
export interface Working {
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
}
