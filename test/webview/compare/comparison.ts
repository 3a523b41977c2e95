import type { ComparedFact, ComparedMetric, Comparison } from '../../../src/protocol/experiments/comparison';

const side = (name: string) => ({ row: { type: 'run' as const, id: name }, name, runs: 1, counted: 1, ids: [name] });

export function metric(key: string, values: readonly [number, number]): ComparedMetric {
  const figures = (mean: number) => ({ n: 1, mean, sd: NaN, values: [mean] });
  return {
    key,
    goal: 'maximize',
    unit: '',
    primary: key === 'auc',
    sides: values.map(figures),
    tests: [null],
    differs: values[0] !== values[1],
  };
}

export function fact(key: string, first: string | null, second: string | null): ComparedFact {
  return { key, values: [first, second], differs: first !== second, differences: [''] };
}

export function comparison(facts: Partial<Comparison>): Comparison {
  return { sides: [side('xgb'), side('a|b')], metrics: [], sections: [], code: [], warnings: [], method: '', ...facts };
}
