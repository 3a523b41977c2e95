import type { ProjectConfig } from '../project/config';
import type { ColumnRef } from './columns';
import type { ColumnFacts } from './runStore';
import { unbounded, type Bounds } from './statistics/bounds';

/** The direction in which a metric gets better; null: not known. */
export type Goal = 'maximize' | 'minimize' | null;

const better =
  /^(auc|auroc|auprc|ap|map|acc|accuracy|precision|recall|f1|f2|fbeta|r2|ndcg|mrr|iou|miou|dice|bleu|rouge|meteor|kappa|mcc|sensitivity|specificity|jaccard|reward|return|psnr|ssim|throughput|explainedvariance|correlation|pearson|spearman|hits?|top1|top5|likelihood|elbo|gini|lift|silhouette)$/;

const worse =
  /^(loss|logloss|err|errors?|rmse|mse|mae|mape|smape|rmsle|nll|perplexity|ppl|ece|brier|wer|cer|fid|time|runtime|seconds|duration|latency|memory|costs?|regret|deviance|bce|kl|crossentropy|misclassification|eer|hinge|elapsed|bic|aic)$/;

/** Words of a metric's name: "val/log_loss" and "valLogLoss" both have "log" and "loss". */
function wordsOf(key: string): readonly string[] {
  return key
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/(cross)[\s_-](entropy)|(explained)[\s_-](variance)/g, '$1$2$3$4')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** The direction that the name of a metric tells: its last telling word decides. What `tend.yaml` declares goes before. */
export function goalOf(key: string): Goal {
  return guessedGoal(wordsOf(key));
}

/** Words without what follows "per": what "tokens_per_second" counts has neither the unit nor the direction of a duration. */
function counted(words: readonly string[]): readonly string[] {
  return words.map((word, at) => (words[at - 1] === 'per' ? 'per' : word));
}

/** What is measured between two values of a metric, or around one, has not the direction of the metric. */
const between = /^(gap|diffs?|differences?|deltas?|disparity|std|stdev|stddev|stderr|variance)$/;

/** A loss may be made of such a thing: "temporal_difference_loss", "variance_loss". */
function isBetween(words: readonly string[]): boolean {
  return words.some((word, at) => {
    const isOfLoss = /^(differences?|variance)$/.test(word) && /^(loss|errors?|err)$/.test(words[at + 1] ?? '');
    return between.test(word) && !isOfLoss;
  });
}

function guessedGoal(words: readonly string[]): Goal {
  if (isBetween(words)) return null;
  const telling = counted(words).findLast((word) => worse.test(word) || better.test(word));
  // "brier_score" and "val_score": a score is good unless something else is said.
  if (telling === undefined) return words.includes('score') ? 'maximize' : null;
  const negated = words.includes('neg') || words.includes('negative');
  return worse.test(telling) === negated ? 'maximize' : 'minimize';
}

const shares =
  /^(auc|auroc|auprc|ap|map|acc|accuracy|precision|recall|f1|f2|fbeta|ndcg|mrr|iou|miou|dice|jaccard|sensitivity|specificity|hits?|top1|top5|ece|misclassification|eer)$/;

const correlations = /^(kappa|mcc|correlation|pearson|spearman|silhouette|gini)$/;

const magnitudes =
  /^(rmse|mse|mae|mape|smape|rmsle|brier|wer|cer|fid|time|runtime|seconds|duration|latency|memory|elapsed)$/;

/** Words that say on what a metric was measured, or how it was averaged, and leave it what it is. */
const plain =
  /^(train|training|tr|val|valid|validation|dev|test|testing|eval|evaluation|holdout|cv|oof|fold|mean|avg|average|macro|micro|weighted|binary|multiclass|balanced|categorical|sparse|roc|pr|best|final|last|epoch|step|top|k|at|score|fit|predict|inference|total|metrics?|\d+)$/;

/**
 * What no value of a metric can go beyond, as its name tells: nothing where any word of it may make it another quantity, as
 * "delta", "gain" and "log" do.
 */
export function boundsOf(key: string): Bounds {
  const [telling, ...others] = wordsOf(key).filter((word) => !plain.test(word));
  if (telling === undefined || others.length > 0) return unbounded;
  if (shares.test(telling)) return { low: 0, high: 1 };
  if (correlations.test(telling)) return { low: -1, high: 1 };
  return { low: magnitudes.test(telling) ? 0 : -Infinity, high: telling === 'r2' ? 1 : Infinity };
}

const units: Readonly<Record<string, string>> = {
  s: 's', sec: 's', secs: 's', seconds: 's', time: 's', runtime: 's', ms: 'ms', mb: 'MB', gb: 'GB', percent: '%', percentage: '%', pct: '%',
}; // prettier-ignore

/** The unit that the last word of a metric's name tells ("train_time": s); empty when it tells none. */
export function unitOf(key: string): string {
  const isRate = /\/s(?:ec)?$/i.test(key);
  return isRate ? '' : (units[counted(wordsOf(key)).at(-1) ?? ''] ?? '');
}

/** The metric that runs are judged by: the first that `tend.yaml` names and a run has, else the best guess; null: none. */
export function primaryMetric(columns: readonly ColumnFacts[], config: ProjectConfig): ColumnRef | null {
  const runsOf = new Map<string, number>();
  for (const { column, runs } of columns) if (column.kind === 'metric') runsOf.set(column.key, runs);
  for (const metric of declaredGoals(config).keys())
    if (runsOf.has(metric)) return { kind: 'metric', key: metric, of: 'last' };
  const key = guessedPrimary(runsOf);
  return key === null ? null : { kind: 'metric', key, of: 'last' };
}

/** A metric that few runs have is not what they are compared by. */
const leastShare = 0.5;

function guessedPrimary(runsOf: ReadonlyMap<string, number>): string | null {
  const most = Math.max(...runsOf.values());
  const candidates = [...runsOf].flatMap(([key, runs]) => {
    const claim = claimOf(key);
    return claim > 0 && runs >= leastShare * most ? [{ key, claim }] : [];
  });
  candidates.sort((a, b) => b.claim - a.claim || (a.key < b.key ? -1 : 1));
  return candidates[0]?.key ?? null;
}

/** Names of metrics, those first that count most: declared ones, then quality before losses, validation before training. */
export function metricsByWorth(keys: readonly string[], config: ProjectConfig): readonly string[] {
  const declared = [...declaredGoals(config).keys()].reverse();
  const worth = new Map(keys.map((key) => [key, (declared.indexOf(key) + 1) * 100 + claimOf(key)]));
  return keys.toSorted((a, b) => (worth.get(b) ?? 0) - (worth.get(a) ?? 0) || (a < b ? -1 : 1));
}

/** What only counts or sets how a run goes on, whatever its values are. */
const counter = /^(epochs?|steps?|iterations?|iters?|batch|batches|lr|timestamp)$/;

/**
 * Metrics in the order in which they are shown before anybody chose: the one that runs are judged by, what most runs have,
 * what varies, what counts more by its name. Epochs, steps and learning rates come last: they measure nothing.
 */
export function metricsAsShown<Facts extends ColumnFacts>(
  columns: readonly Facts[],
  primary: ColumnRef | null,
): Facts[] {
  const metrics = columns.filter(({ column }) => column.kind === 'metric' && column.of === 'last');
  const most = Math.max(...metrics.map(({ runs }) => runs));
  const worth = ({ column: { key }, runs, differs }: Facts): readonly number[] => [
    Number(key === primary?.key),
    Number(!isCounter(key)),
    // Runs that broke off lack their last metrics: about as many are as many.
    Math.round((4 * runs) / most),
    Number(differs),
    claimOf(key),
    runs,
  ];
  const ranked = metrics.map((facts) => ({ facts, worth: worth(facts) }));
  ranked.sort((a, b) => moreWorth(a.worth, b.worth) || (a.facts.column.key < b.facts.column.key ? -1 : 1));
  return ranked.map(({ facts }) => facts);
}

function moreWorth(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (b[at] ?? 0) - (a[at] ?? 0);
}

function isCounter(key: string): boolean {
  const words = wordsOf(key);
  return guessedGoal(words) === null && words.some((word) => counter.test(word) || word === 'learning');
}

/** How likely a metric is the one that counts: quality before loss, validation before test before training; 0: never. */
function claimOf(key: string): number {
  const words = wordsOf(key);
  const goal = guessedGoal(words);
  if (goal === null || unitOf(key) !== '' || words[0] === 'system') return 0;
  const where = words.some((word) => /^(val|valid|validation|eval|dev|cv)$/.test(word))
    ? 3
    : words.some((word) => /^(test|holdout)$/.test(word))
      ? 2
      : words.some((word) => /^(train|training)$/.test(word))
        ? 0
        : 1;
  return 1 + 2 * where + (goal === 'maximize' ? 1 : 0);
}

/** Directions that `tend.yaml` gives, those of models before that of the project; a metric that stands there twice keeps its first. */
export function declaredGoals(config: ProjectConfig): ReadonlyMap<string, Exclude<Goal, null>> {
  const declared = Object.values(config.models ?? {}).flatMap(({ primary }) => primary ?? []);
  if (config.project?.success) declared.push(config.project.success);
  const goals = new Map<string, Exclude<Goal, null>>();
  for (const { metric, goal } of declared) if (!goals.has(metric)) goals.set(metric, goal);
  return goals;
}
