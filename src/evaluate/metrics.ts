import { ownEntry } from '../base/ownEntry';

/** Metrics of predictions, with the direction in which each gets better. */
export const metricGoals = {
  accuracy: 'maximize',
  balanced_accuracy: 'maximize',
  f1: 'maximize',
  precision: 'maximize',
  recall: 'maximize',
  f1_macro: 'maximize',
  precision_macro: 'maximize',
  recall_macro: 'maximize',
  auc: 'maximize',
  log_loss: 'minimize',
  brier: 'minimize',
  rmse: 'minimize',
  mae: 'minimize',
  r2: 'maximize',
} as const;
export type MetricName = keyof typeof metricGoals;
export const metricNames = Object.keys(metricGoals) as readonly MetricName[];

/** Other names, by their letters and digits alone. */
const otherNames: Readonly<Record<string, MetricName>> = {
  acc: 'accuracy',
  macrof1: 'f1_macro',
  macroprecision: 'precision_macro',
  macrorecall: 'recall_macro',
  balancedacc: 'balanced_accuracy',
  f1score: 'f1',
  rocauc: 'auc',
  auroc: 'auc',
  aucroc: 'auc',
  logloss: 'log_loss',
  brierscore: 'brier',
  brierloss: 'brier',
  rootmeansquarederror: 'rmse',
  meanabsoluteerror: 'mae',
  r2score: 'r2',
};

/** The metric that a logged name means: `val_auc`, `test/accuracy_score` and `valAcc` do, `train_auc` and `loss` do not. */
export function metricMeant(logged: string): MetricName | null {
  const words = logged
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => !['', 'val', 'valid', 'validation', 'test', 'eval', 'holdout', 'score'].includes(word));
  const plain = words.join('');
  const same = metricNames.find((name) => name.replaceAll('_', '') === plain);
  return same ?? ownEntry(otherNames, plain) ?? null;
}
