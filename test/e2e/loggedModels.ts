import { cp, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inRoot } from '../../scripts/places.mjs';
import { committedRuns } from './committedRuns';
import type { Workspace } from './workspaces';

const ordinary = (name: string) => inRoot('test', 'fixtures', 'models', 'ordinary', name);

const mlmodel = `flavors:
  python_function:
    loader_module: mlflow.sklearn
    model_path: model.joblib
    python_version: 3.11.7
`;

/** The runs of `committedRuns`, each of which logged a model, and a model file beside what makes a version provable. */
export async function loggedModels(): Promise<Workspace> {
  const workspace = await committedRuns();
  const { folder } = workspace;
  const runs = join(folder, 'mlruns', '7');
  for (const entry of await readdir(runs, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const artifacts = join(runs, entry.name, 'artifacts', 'model');
    await mkdir(artifacts, { recursive: true });
    await cp(ordinary('scaled.joblib'), join(artifacts, 'model.joblib'));
    await writeFile(join(artifacts, 'MLmodel'), `${mlmodel}run_id: ${entry.name}\n`);
  }
  await mkdir(join(folder, 'models'));
  await cp(ordinary('forest.joblib'), join(folder, 'models', 'forest.joblib'));
  const golden = { inputs: { dataframe_split: { columns: ['tenure'], data: [[1]] } }, outputs: [0] };
  await writeFile(join(folder, 'models', 'forest-golden.json'), JSON.stringify(golden));
  await writeFile(join(folder, 'models', 'forest-predictions.csv'), 'id,y_true,y_pred\n1,0,0\n2,1,1\n');
  await writeFile(join(folder, 'requirements.txt'), 'scikit-learn\n');
  await writeFile(join(folder, 'card.md'), '# churn\n\n## Intended use\n\nCalls customers who may leave.\n');
  return workspace;
}
