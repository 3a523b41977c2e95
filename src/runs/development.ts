import { lastPart } from './lastPart';
import { tellsRepeats } from './statistics/pairing';

/** What the tracked runs of a project tell about the development of its model; each part empty or null where they tell nothing. */
export interface DevelopmentFacts {
  readonly runs: number;
  readonly running: number;
  /** Paths of the sources that runs were read from. */
  readonly sources: readonly string[];
  /** Best run by the primary metric: "val_acc 0.985". */
  readonly best: string | null;
  /** A run or an algorithm that is a baseline by its name. */
  readonly baseline: string | null;
  /** Kinds of models that were tried, most frequent first. */
  readonly algorithms: readonly string[];
  /** Params that were tried with at least three values. */
  readonly tuned: readonly string[];
  /** Why the runs look cross-validated: "n_splits", "cv_mean_auc". */
  readonly crossValidation: string | null;
  readonly repeats: RepeatFacts | null;
}

/** Runs that differ in nothing but their seed, of the settings that were repeated most. */
export interface RepeatFacts {
  readonly runs: number;
  /** Standard deviation of the primary metric over them. */
  readonly deviation: number;
  /** They are nearer to each other than the runs are on the whole. */
  readonly agree: boolean;
}

export const noDevelopment: DevelopmentFacts = {
  runs: 0,
  running: 0,
  sources: [],
  best: null,
  baseline: null,
  algorithms: [],
  tuned: [],
  crossValidation: null,
  repeats: null,
};

/** Whether a param or tag says which kind of model was trained. */
export function namesAlgorithm(key: string): boolean {
  return /^(model|algorithm|algo|estimator|estimator_name|estimator_class|classifier|regressor|learner|arch|architecture|network|model_(type|name|class))$/.test(
    lastPart(key),
  );
}

/** Whether a param says in how many parts the data was split, or a metric is of such parts. */
export function namesCrossValidation(key: string): boolean {
  return /(^|[_-])(cv|n_splits|n_folds|num_folds|k_?folds?|folds?|split\d+|(mean|std)_test_score)([_-]|\d|$)/.test(
    lastPart(key),
  );
}

/** Whether a name is one of a baseline. */
export function namesBaseline(name: string): boolean {
  return /(^|[^\p{L}])(baseline|dummy\w*|naive|majority|constant|most_frequent)([^\p{L}]|$)/iu.test(name);
}

/** Whether a param is a setting of the learning, and not a path, a name or a size of the data. */
export function namesSetting(key: string): boolean {
  return (
    !tellsRepeats(key) &&
    !namesAlgorithm(key) &&
    !/(path|dir|file|name|id|device|worker|verbose)s?$/.test(lastPart(key))
  );
}
