import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { emptyWorkspace, type Workspace } from './workspaces';

const person = ['-c', 'user.name=ana', '-c', 'user.email=ana@example.com'];

/** A repository with two commits, and a run of its training script at each: "first" and "second". */
export async function committedRuns(): Promise<Workspace> {
  const workspace = await emptyWorkspace('committed');
  const git = (...args: readonly string[]) =>
    execFileSync('git', [...person, ...args], { cwd: workspace.folder, encoding: 'utf8' }).trim();
  const commit = async (files: Readonly<Record<string, string>>) => {
    await write(workspace.folder, files);
    git('add', '-A');
    git('commit', '-qm', 'more');
    return git('rev-parse', 'HEAD');
  };
  git('init', '-q', '-b', 'main');
  const first = await commit({
    '.gitignore': 'mlruns/\n.tend/\n',
    'train.py': "from features import tenure\n\nopen('trained.txt', 'w').write('rate 1')\n",
    'features.py': 'tenure = 1\n',
    'README.md': '# Churn\n',
  });
  const second = await commit({ 'features.py': 'tenure = 2\n', 'README.md': '# Churn, again\n' });
  await write(join(workspace.folder, 'mlruns'), {
    '7/meta.yaml': meta({ experiment_id: '7', name: 'churn', lifecycle_stage: 'active' }),
    ...runFiles('first', first, 0.8),
    ...runFiles('second', second, 0.9),
  });
  return workspace;
}

/** As MLflow's file store writes a run that ended a minute after it began. */
function runFiles(name: string, commit: string, auc: number): Readonly<Record<string, string>> {
  const id = name.padEnd(32, '0').replaceAll(/[^0-9a-f]/g, 'a');
  const started = 1_760_000_000_000 + auc * 1000;
  return {
    [`7/${id}/meta.yaml`]: meta({
      run_id: id,
      experiment_id: '7',
      run_name: name,
      status: 3,
      start_time: started,
      end_time: started + 60_000,
      lifecycle_stage: 'active',
    }),
    [`7/${id}/tags/mlflow.source.name`]: 'train.py',
    [`7/${id}/tags/mlflow.source.git.commit`]: commit,
    [`7/${id}/metrics/val_auc`]: `${started} ${auc} 0\n`,
    [`7/${id}/params/depth`]: '6',
  };
}

function meta(facts: Readonly<Record<string, string | number>>): string {
  return Object.entries(facts)
    .map(([key, value]) => `${key}: ${typeof value === 'string' ? `'${value}'` : value}\n`)
    .join('');
}

async function write(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
}
