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

  it('concerns no source where it is in the store, which each visit writes to, or in the folder of a tool', () => {
    const whole = new SourceChanges([{ kind: 'keras-csv', path: '/p', watch: ['/p'] }], '/');
    expect(whole.sourcesAt('/p/.tend/tend.db-wal')).toEqual([]);
    expect(whole.sourcesAt('/p/.git/index')).toEqual([]);
    expect(whole.sourcesAt('/p/log.csv')).toEqual(['/p']);
    const inside = new SourceChanges([{ kind: 'keras-csv', path: '/p/.venv/a', watch: ['/p/.venv/a'] }], '/');
    expect(inside.sourcesAt('/p/.venv/a/log.csv')).toEqual(['/p/.venv/a']);
  });

  it('concerns a source that lies around what it watches only by what it watches', () => {
    const mapped = new SourceChanges([{ kind: 'mapped', path: '/p', watch: ['/p/tend.yaml', '/p/out'] }], '/');
    expect(mapped.sourcesAt('/p/train.py')).toEqual([]);
    expect(mapped.sourcesAt('/p/out/a/m.csv')).toEqual(['/p']);
  });

  it('is in a run by one of the names on the way to it', () => {
    expect(changes.namesBelow('/p/mlruns', '/p/mlruns/0/ab/metrics/loss')).toEqual(['0', 'ab', 'metrics', 'loss']);
    expect(changes.namesBelow('/p/mlflow.db', '/p/mlflow.db-wal')).toEqual([]);
  });

  it('may take sources with it: itself, or those inside of it', () => {
    const took = ['/p/mlruns', '/p', '/p/mlruns/0/ab', '/p/mlruns2', '/p/train.py'];
    expect(took.filter((path) => changes.tookSources(path))).toEqual(['/p/mlruns', '/p']);
  });

  it('may say anew which source reads a file, where it is a tend.yaml', () => {
    expect(['tend.yaml', 'sub/tend.yaml', 'a.yaml', '.git/tend.yaml'].map((path) => changes.mayMap(path))).toEqual([
      ...[true, true],
      ...[false, false],
    ]);
  });

  it('may be a new source by its name, not in the folders of tools', () => {
    const names = ['mlflow.db', 'runs/events.out.tfevents.1', 'out/trainer_state.json', 'lightning_logs', 'train.py'];
    expect(names.filter((name) => changes.mayBeNew(name))).toEqual(names.slice(0, 4));
    expect(changes.mayBeNew('.git/index')).toBe(false);
    expect(changes.mayBeNew('node_modules/a/package.json')).toBe(false);
  });
});
