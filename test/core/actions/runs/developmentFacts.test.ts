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

  it('is the best among finite values', () => {
    expect(factsOf([run('a', {}, Infinity), run('b', {}, 0.8), run('c', {}, NaN)]).best).toBe('val_auc 0.8');
    expect(factsOf([run('a', {}, Infinity)]).best).toBeNull();
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

  it('counts finished runs alone as repeats, and one of each seed', () => {
    const of = (seed: string, val_auc: number, facts: Partial<Written> = {}) => ({
      ...run(`run-${seed}-${val_auc}`, { depth: '3', seed }, val_auc),
      started: Number(seed),
      ...facts,
    });
    const other = run('other', { depth: '9', seed: '1' }, 0.2);
    const failed = of('4', 0.1, { status: 'failed' });
    const repeats = { runs: 3, deviation: expect.closeTo(0.1) as number, agree: true };
    expect(factsOf([of('1', 0.7), of('2', 0.8), of('3', 0.9), failed, other]).repeats).toEqual(repeats);
    const again = of('1', 0.4, { experiment: 'elsewhere', started: 0 });
    expect(factsOf([again, of('1', 0.7), of('2', 0.8), of('3', 0.9), other]).repeats).toEqual(repeats);
  });

  it('leaves out of a setting the seed that stands in its text', () => {
    const of = (seed: number, val: number) =>
      run(`run-${seed}`, { model: `Forest(depth=3, random_state=${seed})` }, val);
    expect(factsOf([of(1, 0.7), of(2, 0.8), run('c', { model: 'Tree()' }, 0.2)]).repeats).toMatchObject({ runs: 2 });
  });

  it('finds the repeats of one tracker where most runs are those of another that names its metrics otherwise', () => {
    const { runs: store } = openIn();
    const of = (lr: string, seed: string, val_acc: number): Written => ({
      id: `${lr}-${seed}`,
      params: { lr, seed, dropout: '0.1' },
      metrics: { val_acc },
    });
    write(store, [of('0.1', '1', 0.7), of('0.1', '2', 0.8), of('0.2', '1', 0.1)]);
    const swept = ['1', '2', '3', '4'].map((lr): Written => ({
      id: lr,
      params: { lr },
      metrics: { 'Accuracy/val': 0.5 },
    }));
    write(store, swept, { kind: 'tensorboard', path: 'runs' });
    const plain = ['a', 'b', 'c'].map((id): Written => ({ id, metrics: { val_acc: 0.6, 'Accuracy/val': 0.6 } }));
    write(store, plain, { kind: 'lightning-csv', path: 'logs' });
    const { best, repeats } = developmentFacts(store, meaning, 0);
    expect({ best, repeats }).toMatchObject({ best: 'Accuracy/val 0.6', repeats: { runs: 2, agree: true } });
  });
});
