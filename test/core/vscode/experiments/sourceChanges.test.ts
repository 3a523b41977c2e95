import { describe, expect, it } from 'vitest';
import type { FoundSource } from '../../../../src/runs/sources/source';
import { SourceChanges } from '../../../../src/vscode/experiments/sourceChanges';

const found: readonly FoundSource[] = [
  { kind: 'mlflow-sqlite', path: '/p/mlflow.db', watch: ['/p/mlflow.db', '/p/mlflow.db-wal'] },
  { kind: 'mlflow-files', path: '/p/mlruns', watch: ['/p/mlruns'] },
  { kind: 'tensorboard', path: '/p/logs', watch: ['/p/logs'] },
  { kind: 'lightning-csv', path: '/p/logs/version_0', watch: ['/p/logs/version_0/metrics.csv'] },
];

describe('what changed on disk', () => {
  const changes = new SourceChanges(found, '/');

  it('concerns every source that watches it, or a folder around it', () => {
    expect(changes.sourcesAt('/p/mlflow.db-wal')).toEqual(['/p/mlflow.db']);
    expect(changes.sourcesAt('/p/mlruns/0/ab/metrics/loss')).toEqual(['/p/mlruns']);
    expect(changes.sourcesAt('/p/logs/version_0/metrics.csv')).toEqual(['/p/logs/version_0', '/p/logs']);
  });

  it('concerns no source beside it, even where its name begins alike', () => {
    expect(changes.sourcesAt('/p/mlruns2/0/meta.yaml')).toEqual([]);
    expect(changes.sourcesAt('/p/train.py')).toEqual([]);
  });

  it('may be a new source by its name, not in the folders of tools', () => {
    const names = ['mlflow.db', 'runs/events.out.tfevents.1', 'out/trainer_state.json', 'lightning_logs', 'train.py'];
    expect(names.filter((name) => changes.mayBeNew(name))).toEqual(names.slice(0, 4));
    expect(changes.mayBeNew('.git/index')).toBe(false);
    expect(changes.mayBeNew('node_modules/a/package.json')).toBe(false);
  });
});
