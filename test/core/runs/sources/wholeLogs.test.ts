import { readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dvcLive } from '../../../../src/runs/sources/dvcLive';
import { huggingFace } from '../../../../src/runs/sources/huggingFace';
import { copiedRuns, valuesOf } from './fixtures';
import { found, imported, later } from './imports';

const live = dvcLive(() => Promise.resolve(null));
const muchLater = () => later() + 600_000;

describe("states of Hugging Face's Trainer", () => {
  it('are one run for each folder, whether a state lies beside the checkpoints or not', async () => {
    const { store, problems } = await imported(copiedRuns('huggingface'), huggingFace, { now: muchLater });
    expect(problems).toEqual([]);
    expect([...store.source('results').runs.keys()].sort()).toEqual(['checkpoints', 'ended', 'wild']);
    const run = store.run('results', 'ended');
    expect(run).toMatchObject({ experiment: 'results', status: 'finished', started: null, partly: null });
    expect(Object.fromEntries(run.params)).toMatchObject({
      num_train_epochs: '3',
      max_steps: '12',
      train_batch_size: '4',
      model_type: 'line',
      width: '3',
    });
    expect(run.environment).toEqual(new Map([['transformers', '5.24.0']]));
    const ended = valuesOf(store, 'results', 'ended');
    expect(ended.loss?.map(([step]) => step)).toEqual([2, 4, 6, 8, 10, 12]);
    expect(ended.eval_loss?.at(-1)).toEqual([12, 0.44078564643859863]);
    expect(ended.train_loss).toEqual([[12, 0.6967938443024954]]);
    expect(valuesOf(store, 'results', 'checkpoints').loss).toHaveLength(6);
  });

  it('keep NaN and infinities, which are no JSON, and leave texts that look so alone', async () => {
    const root = copiedRuns('huggingface');
    const file = join(root, 'results', 'wild', 'trainer_state.json');
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace('"trial_name": null', '"trial_name": "NaN is \\"Infinity\\""'),
    );
    const { store } = await imported(root, huggingFace);
    expect(valuesOf(store, 'results', 'wild').loss?.slice(0, 3)).toEqual([
      [2, Infinity],
      [4, NaN],
      [6, NaN],
    ]);
    expect(store.run('results', 'wild').tags.get('trial_name')).toBe('NaN is "Infinity"');
  });

  it('are read from the last whole one while another is being written', async () => {
    const root = copiedRuns('huggingface');
    truncateSync(join(root, 'results', 'checkpoints', 'checkpoint-12', 'trainer_state.json'), 700);
    const { store } = await imported(root, huggingFace);
    expect(valuesOf(store, 'results', 'checkpoints').loss?.map(([step]) => step)).toEqual([2, 4, 6, 8]);
    expect(store.run('results', 'checkpoints')).toMatchObject({
      status: 'running',
      written: statSync(join(root, 'results', 'checkpoints', 'checkpoint-12', 'trainer_state.json')).mtimeMs,
      partly: 'The state in checkpoint-12 is not whole.',
    });
  });

  it('leave what was read as it is when none is whole, and say so', async () => {
    const root = copiedRuns('huggingface');
    const { store } = await imported(root, huggingFace);
    rmSync(join(root, 'results', 'wild', 'checkpoint-8'), { recursive: true });
    for (const name of ['checkpoint-12/', ''])
      truncateSync(join(root, 'results', 'wild', `${name}trainer_state.json`), 50);
    const { problems } = await imported(root, huggingFace, { store });
    expect(problems).toEqual([{ path: 'results/wild/trainer_state.json', problem: 'It is not whole JSON.' }]);
    expect(valuesOf(store, 'results', 'wild').loss).toHaveLength(6);
  });
});

describe('logs of DVCLive', () => {
  it('are a source and a run for each folder', async () => {
    const root = copiedRuns('dvclive');
    const sources = await found(root, live);
    expect(sources.map(({ path }) => path).sort()).toEqual([join(root, 'dvclive'), join(root, 'results', 'forest')]);
  });

  it('have the points of each table, with times where they were logged, and last values without one', async () => {
    const root = join(copiedRuns('dvclive'), 'dvclive');
    const { store, problems } = await imported(root, live, { now: muchLater });
    expect(problems).toEqual([]);
    expect(valuesOf(store, '.', 'workspace')).toEqual({
      'train/loss': [1, 0.5, 0.3333333333333333, 0.25].map((value, step) => [step, value]),
      'val/acc': [0.5, 0.6, 0.7, 0.8].map((value, step) => [step, value]),
      test: [[3, 0.75]],
    });
    const [first] = store.points('.', 'workspace')['train/loss'] ?? [];
    expect(first?.[1]).toBeGreaterThan(1.7e12);
    expect(Object.fromEntries(store.run('.', 'workspace').params)).toEqual({
      lr: '0.001',
      'model.layers': '[64, 32]',
      'model.name': 'net: one',
      seed: '7',
    });
  });

  it('of another name are called by it, and keep NaN', async () => {
    const { store } = await imported(join(copiedRuns('dvclive'), 'results'), live);
    expect(valuesOf(store, 'forest', 'forest')).toEqual({
      auc: [
        [0, NaN],
        [1, 0.875],
      ],
    });
  });

  it('lose the series of the run before when a new one writes over it', async () => {
    const root = join(copiedRuns('dvclive'), 'dvclive');
    const { store } = await imported(root, live);
    rmSync(join(root, 'plots'), { recursive: true });
    writeFileSync(join(root, 'metrics.json'), '{"other": 1, "step": 0}');
    await imported(root, live, { store });
    const kept = Object.entries(valuesOf(store, '.', 'workspace')).filter(([, points]) => points.length > 0);
    expect(kept).toEqual([['other', [[0, 1]]]]);
  });
});
