/** One run of a FileStore of MLflow, as its Python client lays it out. */
export interface WrittenRun {
  readonly id: string;
  readonly name: string;
  readonly params?: Readonly<Record<string, string>>;
  /** Values at steps 0, 1, 2 … as they stand in the file. */
  readonly metrics?: Readonly<Record<string, readonly string[]>>;
  readonly tags?: Readonly<Record<string, string>>;
  /** As MLflow numbers them: 3 is finished, 1 is running. */
  readonly status?: number;
}

/** Files of an `mlruns` folder with one experiment "churn", by their path; the runs begin an hour after each other. */
export function mlruns(runs: readonly WrittenRun[]): Record<string, string> {
  const files: Record<string, string> = {
    'mlruns/1/meta.yaml': meta({
      experiment_id: "'1'",
      name: 'churn',
      lifecycle_stage: 'active',
      artifact_location: 'x',
    }),
  };
  runs.forEach(({ id, name, params = {}, metrics = {}, tags = {}, status = 3 }, index) => {
    const folder = `mlruns/1/${id}`;
    const started = Date.UTC(2026, 10, 24, index);
    files[`${folder}/meta.yaml`] = meta({
      artifact_uri: `${folder}/artifacts`,
      end_time: status === 1 ? 'null' : started + 90_000,
      entry_point_name: "''",
      experiment_id: "'1'",
      lifecycle_stage: 'active',
      run_id: id,
      run_name: name,
      source_type: 4,
      start_time: started,
      status,
      tags: '[]',
      user_id: 'ana',
    });
    for (const [key, value] of Object.entries(params)) files[`${folder}/params/${key}`] = value;
    for (const [key, value] of Object.entries(tags)) files[`${folder}/tags/${key}`] = value;
    for (const [key, values] of Object.entries(metrics))
      files[`${folder}/metrics/${key}`] = values
        .map((value, step) => `${started + step * 1000} ${value} ${step}\n`)
        .join('');
  });
  return files;
}

function meta(facts: Readonly<Record<string, string | number>>): string {
  return Object.entries(facts)
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('');
}

const id = (model: string, seed: number) => `${model.charCodeAt(0).toString(16)}${seed}`.padEnd(32, '0');

/** Two models with five seeds each, of which lgbm is better by a little, and a run that broke. */
export const churn: readonly WrittenRun[] = [
  ...[
    { model: 'xgb', leaves: {}, scores: [0.8477, 0.8512, 0.8515, 0.8501, 0.8462], loss: 0.31 },
    { model: 'lgbm', leaves: { num_leaves: '63' }, scores: [0.8532, 0.855, 0.8545, 0.8553, 0.8506], loss: 0.3 },
  ].flatMap(({ model, leaves, scores, loss }) =>
    scores.map((score, seed) => ({
      id: id(model, seed),
      name: `${model}-${seed}`,
      params: { model, seed: `${seed}`, lr: '1e-3', ...leaves },
      metrics: { val_auc: ['0.5', `${score}`], val_loss: [`${loss + seed / 1000}`] },
      tags: { team: 'growth', 'mlflow.user': 'ana' },
    })),
  ),
  {
    id: 'f'.repeat(32),
    name: 'broken',
    params: { model: 'nn' },
    metrics: { val_auc: ['nan'], val_loss: ['inf'] },
    status: 4,
  },
];
