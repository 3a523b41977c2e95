import { expect, it } from 'vitest';
import { declaredGoals, goalOf, metricsAsShown, primaryMetric, unitOf } from '../../../src/runs/metricMeaning';

const metrics = (...keys: readonly (string | readonly [string, number])[]) =>
  keys.map((entry) => {
    const [key, runs] = typeof entry === 'string' ? [entry, 10] : entry;
    const column = { kind: 'metric', key, of: 'last' } as const;
    return { column, runs, numeric: true, differs: true, series: true };
  });
const primary = (columns: ReturnType<typeof metrics>, config = {}) => primaryMetric(columns, config)?.key ?? null;

it('knows from its name in which direction a metric gets better', () => {
  const names =
    'val_auc test/Accuracy_top1 r2_score f1 validation-mAP eval.rougeL epoch_val_loss trainLoss RMSE log_loss cross_entropy brier_score train_time accuracy_error system/cpu lr';
  expect(Object.fromEntries(names.split(' ').map((key) => [key, goalOf(key)]))).toEqual({
    val_auc: 'maximize',
    'test/Accuracy_top1': 'maximize',
    r2_score: 'maximize',
    f1: 'maximize',
    'validation-mAP': 'maximize',
    'eval.rougeL': 'maximize',
    epoch_val_loss: 'minimize',
    trainLoss: 'minimize',
    RMSE: 'minimize',
    log_loss: 'minimize',
    cross_entropy: 'minimize',
    brier_score: 'minimize',
    train_time: 'minimize',
    accuracy_error: 'minimize',
    'system/cpu': null,
    lr: null,
  });
});

it('turns the direction of what is negated', () => {
  expect(['neg_mean_squared_error', 'negative_log_likelihood'].map(goalOf)).toEqual(['maximize', 'minimize']);
});

it('knows no direction of what is measured between values of a metric, or around one', () => {
  const names = ['accuracy_gap', 'val/loss_diff', 'delta_auc', 'accStd', 'std_loss', 'loss_variance', 'variance_auc'];
  expect(names.map(goalOf)).toEqual(names.map(() => null));
});

it('knows the direction of a loss that is made of differences, and of the variance that is explained', () => {
  const losses = ['temporal_difference_loss', 'train/varianceLoss_epoch', 'temporal_difference_error'];
  expect(losses.map(goalOf)).toEqual(losses.map(() => 'minimize'));
  const explained = ['explained_variance', 'val/explained_variance_score', 'explainedVariance'];
  expect(explained.map(goalOf)).toEqual(explained.map(() => 'maximize'));
  expect(['explained_variance_std', 'variance_loss_gap'].map(goalOf)).toEqual([null, null]);
});

it('takes no rate for a duration', () => {
  const rates = ['tokens_per_sec', 'train_samples_per_seconds', 'stepsPerS', 'it/s', 'img/Sec'];
  expect(rates.map((key) => [unitOf(key), goalOf(key)])).toEqual(rates.map(() => ['', null]));
  expect(['errors_per_second', 'time_per_step'].map(goalOf)).toEqual(['minimize', 'minimize']);
  expect(['timing/seconds', 'steps/time_s'].map(unitOf)).toEqual(['s', 's']);
});

it('knows the unit that a name ends with', () => {
  expect(['train_time', 'latency_ms', 'peak_memory_mb', 'gpu_pct', 'val_auc', 'time_to_auc'].map(unitOf)).toEqual([
    's', 'ms', 'MB', '%', '', '',
  ]); // prettier-ignore
});

it('judges by what tend.yaml names, models before the project, if a run has it', () => {
  const config = {
    models: { churn: { primary: { metric: 'profit', goal: 'maximize' as const } } },
    project: { success: { metric: 'val_auc', goal: 'maximize' as const } },
  };
  expect(primary(metrics('val_loss', 'val_auc', 'profit'), config)).toBe('profit');
  expect(primary(metrics('test_auc', 'val_auc'), config)).toBe('val_auc');
  expect([...declaredGoals(config)]).toEqual([
    ['profit', 'maximize'],
    ['val_auc', 'maximize'],
  ]);
});

it('else guesses: validation before test before training, quality before loss, never a time', () => {
  expect(primary(metrics('train_auc', 'test_auc', 'val_loss', 'val_auc', 'val_time'))).toBe('val_auc');
  expect(primary(metrics('train_acc', 'test_loss', 'val_loss'))).toBe('val_loss');
  expect(primary(metrics('b_acc', 'a_acc'))).toBe('a_acc');
  expect(primary(metrics(['val_auc', 2], ['acc', 90]))).toBe('acc');
  expect(primary(metrics('fit_time', 'epoch', 'system/cpu_error'))).toBeNull();
  expect(primary([])).toBeNull();
});

it('shows what most runs have first, then what varies and counts; epochs and learning rates last', () => {
  const columns = metrics(
    'a_auc', 'epoch', 'lr-Adam', 'test_loss', 'train_loss', ['val_acc', 2], ['val_loss', 9], 'system/cpu',
  ); // prettier-ignore
  const constant = metrics('val_auc').map((facts) => ({ ...facts, differs: false }));
  const order = (primary: string | null) =>
    metricsAsShown([...columns, ...constant], primary === null ? null : { kind: 'metric', key: primary, of: 'last' })
      .map(({ column }) => column.key)
      .join(' ');
  const rest = 'val_loss test_loss a_auc train_loss system/cpu val_auc';
  expect(order(null)).toBe(`${rest} val_acc epoch lr-Adam`);
  expect(order('val_acc')).toBe(`val_acc ${rest} epoch lr-Adam`);
});
