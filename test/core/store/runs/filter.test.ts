import { expect, it } from 'vitest';
import { parseFilter } from '../../../../src/runs/query/parseFilter';
import type { RunStore, SortKey } from '../../../../src/runs/runStore';
import { names, openIn, write } from './imported';

const now = Date.UTC(2026, 10, 25);

function matching(store: RunStore, text: string): string {
  const { predicate, problems } = parseFilter(text, { now });
  expect(problems).toEqual([]);
  return names(store, { filter: predicate }).sort().join(' ');
}

/** Four runs with every kind of value, and what is missing. */
function fourRuns(): RunStore {
  const { runs } = openIn();
  write(runs, [
    { id: 'a', metrics: { loss: 0.5, acc: 1 }, params: { lr: '0.1', depth: '10' }, tags: { 'x.y': 'Red' } },
    { id: 'b', metrics: { loss: NaN, acc: 2 }, params: { lr: '1e-2', depth: '9' }, started: now - 1000 },
    { id: 'c', metrics: { loss: [3, 1, 2] }, params: { depth: 'deep' }, status: 'failed' },
    { id: 'd', metrics: { loss: Infinity, acc: NaN }, params: { lr: 'nan', amp: 'True' }, ended: now, started: 0 },
  ]);
  return runs;
}

const expectations: readonly (readonly [filter: string, shown: string])[] = [
  // A value that is missing is neither, NaN is not less and not equal.
  ['metrics.loss > 0', 'a c d'],
  ['not metrics.loss > 0', 'b'],
  ['metrics.acc > 0', 'a b'],
  ['not metrics.acc > 0', 'd'],
  ['metrics.loss != 0.5', 'b c d'],
  ['metrics.loss = nan', 'b'],
  ['metrics.loss != nan', 'a c d'],
  ['not (metrics.loss = nan)', 'a c d'],
  ['metrics.acc is null', 'c'],
  ['metrics.acc is not null', 'a b d'],
  ['metrics.loss = inf', 'd'],
  ['metrics.loss is nan', 'b'],
  ['metrics.loss is not nan', 'a c d'],
  ['not metrics.loss is nan', 'a c d'],
  ['metrics.acc is not nan', 'a b'],
  ['metrics.loss is inf', 'd'],
  ['metrics.loss is finite', 'a c'],
  ['metrics.loss is not finite', 'b d'],
  ['metrics.acc is nan or metrics.acc is null', 'c d'],
  ['metrics.nowhere is nan or not metrics.nowhere is finite', ''],
  ['params.lr is nan', 'd'],
  ['params.depth is finite', 'a b'],
  ['-metrics.loss is inf', 'd'],
  ['metrics.loss in (0.5, nan, inf)', 'a b d'],
  ['metrics.loss not in (0.5)', 'b c d'],
  ['not metrics.acc in (1)', 'b d'],
  ['metrics.nowhere > 0 or metrics.loss = 2', 'c'],
  ['not metrics.nowhere > 0', ''],
  ['metrics.loss = metrics.loss', 'a b c d'],
  ['metrics.loss < metrics.acc', 'a'],
  ['metrics.loss * 2 - 1 = 0', 'a'],
  ['metrics.loss % 2 = 0', 'c'],
  ['metrics.acc / 0 > 1', ''],
  ['-metrics.acc < -1', 'b'],
  // Params are compared as what they are compared with.
  ['params.depth >= 9', 'a b'],
  ["params.depth = '9'", 'b'],
  ['params.depth = 9.0', 'b'],
  ["params.depth > '9'", 'c'],
  ['params.lr < 0.05', 'b'],
  ['params.lr = nan', 'd'],
  ['not params.depth > 9', 'b c'],
  ['params.depth in (10, 9)', 'a b'],
  ["params.depth in ('deep', 9)", 'b c'],
  ['params.depth < params.lr', ''],
  ['params.amp = true', 'd'],
  ["params.depth like '%e_p'", 'c'],
  ["params.depth not like 'd%'", 'a b'],
  ["tags.x.y like 'red'", ''],
  ["tags.x.y ilike 'red'", 'a'],
  ["params.depth =~ '^\\d+$'", 'a b'],
  ["params.depth !~ '^\\d+$'", 'c'],
  ["name =~ '[ab]' and status = 'FINISHED'", 'a b'],
  // Functions of series.
  ['min(metrics.loss) = 1', 'c'],
  ['max(metrics.loss) = 3', 'c'],
  ['first(metrics.loss) = 3', 'c'],
  ['mean(metrics.loss) = 2', 'c'],
  ['sd(metrics.loss) = 1', 'c'],
  ['sd(metrics.loss) is null', 'a b d'],
  ['count(metrics.loss) = 3', 'c'],
  ['count(metrics.acc) / 2 = 0.5', 'a b d'],
  ['mean_last(metrics.loss, 2) = 1.5', 'c'],
  ['mean_last(metrics.loss, 9) <= 2', 'a c'],
  // Attributes.
  ["started > -1d and name != 'x'", 'b'],
  ["started = '1970'", 'd'],
  ['ended is null', 'a b c'],
  ['duration >= 365d', 'd'],
  ["source = 'mlruns' and kind like 'mlflow-%'", 'a b c d'],
  ['starred or partly or gone', ''],
  ['not gone', 'a b c d'],
  ['commit is null and parent is null and note is null', 'a b c d'],
  ["search('DEEP')", 'c'],
  ["'dee' and 'depth'", 'c'],
  ["'depth 1e'", 'b'],
  ["''", 'a b c d'],
  ["'red' or 'x y'", 'a'],
];

it('a filter shows the runs for which it is true', () => {
  const runs = fourRuns();
  const seen = expectations.map(([text]) => [text, matching(runs, text)]);
  expect(seen).toEqual(expectations);
});

it('the order is newest first where nothing else decides, however often the same runs are asked for', () => {
  const { runs } = openIn();
  write(runs, [
    { id: 'a', started: 1, metrics: { acc: 3 } },
    { id: 'b', started: 2, metrics: { acc: 2 } },
    { id: 'c', started: 2, metrics: { acc: 1 } },
    { id: 'd', metrics: { acc: 1 } },
  ]);
  const started = { kind: 'attribute', key: 'started' } as const;
  const acc = { kind: 'metric', key: 'acc', of: 'last' } as const;
  const inOrder = (...order: readonly SortKey[]) => names(runs, { order }).join(' ');
  const newest = { column: started, descending: true };
  const expected = 'c b a d';
  expect(inOrder()).toBe(expected);
  expect(inOrder(newest)).toBe(expected);
  expect(inOrder({ column: acc, descending: false }, newest)).toBe('c d b a');
  expect(inOrder(newest, { column: acc, descending: true })).toBe('b c a d');
  expect(inOrder({ column: started, descending: false })).toBe('a c b d');
  runs.find({ filter: null, order: [], archived: false }).reverse();
  expect(inOrder()).toBe(expected);
});

it('a pattern that takes time without end is stopped and said', () => {
  const { runs } = openIn();
  write(runs, [{ id: 'x', params: { p: `${'a'.repeat(60)}b` } }]);
  expect(() => matching(runs, "params.p =~ '(a+)+$'")).toThrow(
    'The regular expression (a+)+$ takes too long; write it in a simpler way.',
  );
  expect(matching(runs, "params.p =~ 'a+b'")).toBe('x');
});

it('whatever words are searched for, the search does not fail', () => {
  const { runs } = openIn();
  write(runs, [{ id: 'x', params: { p: "it's 50% über-cool 東京 e\u0301té 🙂 a_b" } }]);
  for (const words of [
    '"',
    "it's",
    '50%',
    'uber',
    'UBER-co',
    '東',
    'été',
    '🙂',
    'a_b',
    'NEAR(x)',
    'x* AND y',
    '^x',
    '\u0301',
  ])
    expect(() => runs.find({ filter: { type: 'search', words }, order: [], archived: false })).not.toThrow();
  expect(
    runs.find({ filter: { type: 'search', words: 'uber cool 東京 ete 50' }, order: [], archived: false }),
  ).toHaveLength(1);
});
