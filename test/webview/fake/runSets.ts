import type { MemoryRun } from './memoryRun';

const day = 86_400_000;

/** A number from 0 to 1 that is always the same for the same seed. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

interface Blank {
  readonly number: number;
  readonly name: string;
  readonly metrics: Readonly<Record<string, number>>;
  readonly params: Readonly<Record<string, string>>;
}

/** A finished run with nothing special about it. */
export function blankRun({ number, name, metrics, params }: Blank): MemoryRun {
  const started = Date.now() - (4 + (number % 5)) * day;
  return {
    number,
    id: `run-${number}`,
    kind: 'mlflow-sqlite',
    source: 'mlflow.db',
    nativeId: `native-${number}`,
    experiment: 'churn',
    name,
    recordedName: name,
    status: 'finished',
    started,
    ended: started + 40_000,
    lastSign: null,
    parent: null,
    artifacts: null,
    partly: null,
    gone: false,
    starred: false,
    archived: false,
    note: '',
    labels: [],
    metrics: new Map(Object.entries(metrics)),
    params: new Map(Object.entries(params)),
  };
}

/** Model, depth, val_auc, val_logloss, train_time: five seeds of each. */
const groups: readonly (readonly [string, string, number, number, number])[] = [
  ['xgb', '6', 0.8493, 0.2916, 61.6],
  ['lgbm', '6', 0.8537, 0.287, 40.4],
  ['catboost', '6', 0.8537, 0.2875, 211],
  ['lgbm', '8', 0.8523, 0.2893, 58.7],
  ['catboost', '8', 0.8515, 0.2894, 336.7],
  ['lgbm', '10', 0.8493, 0.2923, 75.2],
  ['lgbm', '4', 0.8477, 0.2927, 29.8],
  ['catboost', '4', 0.8476, 0.2925, 137.9],
  ['xgb', '4', 0.8468, 0.2938, 43.9],
  ['xgb', '8', 0.8457, 0.2988, 92.8],
  ['xgb', '10', 0.8437, 0.3031, 126],
  ['extratrees', '12', 0.8407, 0.3072, 87.1],
  ['rf', '12', 0.839, 0.3069, 122.7],
  ['mlp', '3', 0.8362, 0.3085, 311.5],
  ['rf', '8', 0.8335, 0.3121, 72.7],
  ['mlp', '2', 0.8308, 0.316, 221.3],
  ['rf', '6', 0.8248, 0.3216, 58],
  ['logreg', '', 0.8044, 0.3395, 3.3],
];

/** A seed is as lucky with one model as with another, about. */
const luck = [0.0008, -0.0025, 0.0012, 0.0027, -0.002];

/** The runs of an ordinary project: 18 settings with five seeds each, some running, one partly read, one gone from its source, three of another kind. */
export function projectRuns(): MemoryRun[] {
  const next = random(7);
  const spread = () => (next() + next() + next() - 1.5) * 0.002;
  const runs: MemoryRun[] = [];
  for (const [model, depth, auc, loss, time] of groups)
    for (let seed = 0; seed < 5; seed++) {
      const shift = (luck[seed] ?? 0) * (0.8 + 0.4 * next());
      const number = runs.length + 1;
      const boosted = ['xgb', 'lgbm', 'catboost'].includes(model);
      const blank = blankRun({
        number,
        name: `${model}${depth === '' ? '' : `-d${depth}`}-s${seed}`,
        metrics: {
          val_auc: auc + shift,
          val_logloss: loss - shift * 0.8 + spread() * 0.2,
          train_time: time + 400 * Math.abs(spread()),
          val_f1: auc - 0.1 + spread(),
        },
        params: {
          model,
          ...(depth === '' ? {} : { depth }),
          ...(boosted ? { lr: '0.05' } : model === 'mlp' ? { lr: '0.001' } : {}),
          n_estimators: model === 'catboost' ? '1000' : '800',
          seed: `${seed}`,
        },
      });
      runs.push(special(blank, model, depth, seed));
    }
  for (const name of ['data-check', 'export', 'notebook'])
    runs.push(blankRun({ number: runs.length + 1, name, metrics: {}, params: {} }));
  return runs;
}

function special(run: MemoryRun, model: string, depth: string, seed: number): MemoryRun {
  if (model === 'mlp' && depth === '3' && seed > 2) return { ...run, status: 'running', ended: null };
  if (model === 'rf' && depth === '8' && seed === 1) return { ...run, partly: 'The last record is torn.' };
  if (model === 'rf' && depth === '8' && seed === 2) return { ...run, gone: true };
  if (model === 'lgbm' && depth === '6' && seed === 3) return { ...run, starred: true, labels: ['v4', 'candidate'] };
  if (model === 'xgb' && depth === '6' && seed === 0) return { ...run, labels: ['production'] };
  if (model === 'rf' && depth === '6' && seed === 4) return { ...run, status: 'failed' };
  return run;
}

/** A search with three trials nested in it, beside a run; each trial says which it is. */
export function nestedRuns(): MemoryRun[] {
  const search = blankRun({ number: 1, name: 'search', metrics: { val_auc: 0.9 }, params: { model: 'lgbm' } });
  const trials = [0.7, 0.8, 0.9].map((val_auc, trial) => ({
    ...blankRun({
      number: trial + 2,
      name: `trial-${trial}`,
      metrics: { val_auc },
      params: { model: trial === 0 ? 'rf' : 'lgbm', a_trial: `${trial}` },
    }),
    parent: 1,
  }));
  return [
    search,
    ...trials,
    blankRun({ number: 5, name: 'alone', metrics: { val_auc: 0.6 }, params: { model: 'rf' } }),
  ];
}

/** Many runs with many columns. */
export function manyRuns(count: number, metrics: number, params: number): MemoryRun[] {
  const next = random(3);
  return Array.from({ length: count }, (_, index) =>
    blankRun({
      number: index + 1,
      name: `run-${index}`,
      metrics: Object.fromEntries(
        Array.from({ length: metrics }, (_, key) => [`metric_${key}`, next() * 10 ** (key % 5)]),
      ),
      params: Object.fromEntries(
        Array.from({ length: params }, (_, key) => [`param_${key}`, `${Math.floor(next() * 10)}`]),
      ),
    }),
  );
}

/** Names and values that would break a page that believes them. */
export function hostileRuns(): MemoryRun[] {
  const names = [
    '<img src=x onerror="document.body.dataset.broken=1">',
    '<script>document.body.dataset.broken=1</script>',
    'x'.repeat(500),
    '‮right to left',
    '😀🇩🇪👩‍👩‍👧',
    '"quotes" \'and\' `ticks` & &amp;',
    ' ',
  ];
  return names.map((name, index) =>
    blankRun({
      number: index + 1,
      name,
      metrics: { [names[0] ?? '']: [NaN, Infinity, -Infinity, 1e300, 1e-300, 0, -1][index] ?? 0, 'a/b.c': index },
      params: { [names[1] ?? '']: name, 'with "quotes"': `${index}`, rate: `${1 + index / 7}e-0${index}` },
    }),
  );
}
