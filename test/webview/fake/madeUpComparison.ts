import type { ComparedFact, ComparedMetric, Comparison } from '../../../src/protocol/experiments/comparison';
import type { RowRef } from '../../../src/protocol/experiments/viewState';

const seeds = [0, 1, 2, 3, 4];

interface Figures {
  readonly key: string;
  readonly goal: 'maximize' | 'minimize';
  readonly unit?: string;
  readonly first: readonly number[];
  readonly second: readonly number[];
  readonly interval: readonly [low: number, high: number];
  readonly decided: boolean;
  readonly sentence: string;
}

/** The comparison of the design: two groups of five seeds each. */
export function madeUpComparison(rows: readonly RowRef[], nameOf: (id: string) => string): Comparison {
  const both = ofTwo(rows, nameOf);
  if (rows.length > 2) return ofMany(both);
  return rows.length === 1 ? ofFirst(both) : both;
}

/** All but the first are like the second. */
function ofMany(both: Comparison): Comparison {
  const { sides, metrics, sections } = both;
  const others = sides.slice(1);
  const spread = <Value>([first, second]: readonly Value[]) => [first as Value, ...others.map(() => second as Value)];
  return {
    ...both,
    metrics: metrics.map((metric) => ({
      ...metric,
      sides: spread(metric.sides),
      tests: others.flatMap(() => metric.tests),
    })),
    sections: sections.map(({ section, facts }) => ({
      section,
      facts: facts.map((it) => ({
        ...it,
        values: spread(it.values),
        differences: others.flatMap(() => it.differences),
      })),
    })),
  };
}

/** Of one there is nothing to compare. */
function ofFirst({ sides, metrics, sections }: Comparison): Comparison {
  const alone = { differs: false, tests: [] };
  return {
    ...{ sides, method: '', warnings: [], code: [] },
    metrics: metrics.map((metric) => ({ ...metric, ...alone, sides: metric.sides.slice(0, 1) })),
    sections: [about, ...sections].map(({ section, facts }) => ({
      section,
      facts: facts.map(({ key, values }) => ({ key, values: values.slice(0, 1), differs: false, differences: [] })),
    })),
  };
}

const about: Comparison['sections'][number] = {
  section: 'run',
  facts: [fact('status', 'failed', '', ''), fact('started', '2026-11-26 18:33:05', '', '')],
};

function ofTwo(rows: readonly RowRef[], nameOf: (id: string) => string): Comparison {
  const sides = rows.map((row) => {
    const name = row.type === 'group' ? row.values.map((value) => value ?? '–').join(' · ') : nameOf(row.id);
    return { row, name, runs: 5, counted: 5, ids: [name] };
  });
  const second = sides[1]?.name ?? '';
  const facts = (section: Comparison['sections'][number]['section'], all: readonly ComparedFact[]) => ({
    section,
    facts: [...all],
  });
  return {
    sides,
    method: 'paired t by seed, Holm over 3 metrics',
    warnings: [`The data differ too: features.parquet has 22 fewer rows in ${second}.`],
    code: [
      {
        sentence: '3 commits later, 2 files differ',
        files: [
          { path: 'train.py', lines: { added: 12, removed: 3 }, role: 'script' },
          { path: 'features.py', lines: { added: 1, removed: 1 }, role: 'imported' },
        ],
        more: 0,
        runs: ['old', 'new'],
      },
    ],
    metrics: [
      metric({
        key: 'val_auc',
        goal: 'maximize',
        first: [0.8493, 0.8471, 0.8505, 0.8512, 0.8484],
        second: [0.8545, 0.8512, 0.8549, 0.8564, 0.8517],
        interval: [0.0035, 0.0054],
        decided: true,
        sentence: `${second} is better by 0.0044, 95 % interval 0.0035 to 0.0054, 5 seeds each, paired by seed.`,
      }),
      metric({
        key: 'val_ece',
        goal: 'minimize',
        first: [0.0184, 0.0175, 0.0199, 0.0151, 0.0211],
        second: [0.0163, 0.0181, 0.0144, 0.0171, 0.0156],
        interval: [-0.0049, 0.0007],
        decided: false,
        sentence: 'Not enough repeats to tell; about 6 more each would. Interval −0.0007 to 0.0049.',
      }),
      metric({
        key: 'train_time',
        goal: 'minimize',
        unit: 's',
        first: [61, 62, 60, 65, 60],
        second: [40, 41, 40, 41, 40],
        interval: [-25.6, -16.6],
        decided: true,
        sentence: `${second} is faster by 21.1 s, interval 16.6 to 25.6 s, paired by seed.`,
      }),
    ],
    sections: [
      facts('params', [
        fact('model', 'xgb', 'lgbm', ''),
        fact('n_estimators', '1000', '800', '−200'),
        fact('num_leaves', null, '63', `only in ${second}`),
        fact('lr', '0.05', '0.05', ''),
      ]),
      facts('code', [fact('commit', '7be02d1', 'a41f9c2', '3 commits later, 2 files differ')]),
      facts('artifacts', [fact('report.txt', '8 bytes', '9 bytes', '+1 byte')]),
      facts('environment', [
        fact('lightgbm', null, '4.6.0', `only in ${second}`),
        fact('python', '3.12.7', '3.12.7', ''),
      ]),
    ],
  };
}

function fact(key: string, first: string | null, second: string | null, difference: string): ComparedFact {
  return { key, values: [first, second], differs: first !== second, differences: [difference] };
}

function metric({ key, goal, unit, first, second, interval, decided, sentence }: Figures): ComparedMetric {
  const [low, high] = interval;
  return {
    key,
    goal,
    unit: unit ?? '',
    primary: key === 'val_auc',
    sides: [sideOf(first), sideOf(second)],
    tests: [
      {
        test: 'paired-t',
        difference: (low + high) / 2,
        low,
        high,
        p: decided ? 0.0002 : 0.11,
        adjusted: decided ? 0.0006 : 0.11,
        n: 5,
        bootstrap: { low, high },
        decided,
        pairedBy: 'seed',
        pairs: seeds.map((seed) => ({ label: `seed ${seed}`, first: first[seed] ?? NaN, second: second[seed] ?? NaN })),
        sentence,
        details: ['p < 0.001 after Holm. Paired t, 4 df; bootstrap (BCa) agrees: 0.0037 to 0.0050.'],
      },
    ],
    differs: true,
  };
}

function sideOf(values: readonly number[]) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
  return { n: values.length, mean, sd, values: [...values] };
}
