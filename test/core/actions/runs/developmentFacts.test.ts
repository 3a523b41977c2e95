import { describe, expect, it } from 'vitest';
import { developmentFacts } from '../../../../src/actions/runs/developmentFacts';
import { metricMeaning } from '../../../../src/actions/runs/table/metricMeaning';
import { openIn, write, type Written } from '../../store/runs/imported';

const meaning = metricMeaning({});

function factsOf(runs: readonly Written[]) {
  const { runs: store } = openIn();
  write(store, runs);
  return developmentFacts(store, meaning, Date.parse('2026-11-25T12:00:00Z'));
}

const run = (id: string, params: Readonly<Record<string, string>>, val_auc: number): Written => ({
  id,
  params,
  metrics: { val_auc },
});

describe('what runs tell of the development of a model', () => {
  it('is nothing without runs', () => {
    expect(factsOf([])).toMatchObject({ runs: 0, baseline: null, repeats: null });
  });

  it('counts as running what was heard of lately', () => {
    const going = (id: string, started: string): Written => ({ id, status: 'running', started: Date.parse(started) });
    const facts = factsOf([going('fresh', '2026-11-25T11:00:00Z'), going('silent', '2026-11-24T11:00:00Z')]);
    expect(facts).toMatchObject({ runs: 2, running: 1 });
  });

  it('names the algorithms, the baseline among them, and the params that were tuned', () => {
    const facts = factsOf([
      run('a', { model: 'rf', depth: '3', path: 'x' }, 0.7),
      run('b', { model: 'rf', depth: '6', path: 'y' }, 0.8),
      run('c', { model: 'rf', depth: '9', path: 'z' }, 0.75),
      run('d', { model: 'DummyClassifier', depth: '0', path: 'w' }, 0.5),
    ]);
    expect(facts).toMatchObject({
      runs: 4,
      sources: ['mlruns'],
      best: 'val_auc 0.8',
      baseline: 'DummyClassifier',
      algorithms: ['rf', 'DummyClassifier'],
      tuned: ['depth'],
      crossValidation: null,
      repeats: null,
    });
  });

  it('finds a baseline by the name of a run, and cross-validation by the name of a param', () => {
    const facts = factsOf([{ id: 'naive-last-week', params: { n_splits: '5' } }]);
    expect(facts).toMatchObject({ baseline: 'naive-last-week', crossValidation: 'n_splits' });
  });

  it('takes runs that differ in nothing but a seed for repeats, and says whether they agree', () => {
    const of = (seed: number, depth: string, val: number) => run(`${depth}-${seed}`, { depth, seed: `${seed}` }, val);
    const near = factsOf([of(1, '3', 0.8), of(2, '3', 0.81), of(1, '6', 0.6), of(2, '9', 0.5)]);
    expect(near.repeats).toMatchObject({ runs: 2, agree: true });
    const far = factsOf([of(1, '3', 0.5), of(2, '3', 0.9), of(1, '6', 0.7), of(2, '9', 0.7)]);
    expect(far.repeats).toMatchObject({ runs: 2, agree: false });
  });
});
