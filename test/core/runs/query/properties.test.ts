import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runAttributes, type ColumnRef } from '../../../../src/runs/columns';
import { formatColumn } from '../../../../src/runs/query/formatColumn';
import { parseFilter } from '../../../../src/runs/query/parseFilter';
import {
  comparisons,
  numberKinds,
  seriesFunctions,
  type Operand,
  type Predicate,
} from '../../../../src/runs/query/predicate';
import { printPredicate } from './printPredicate';

const now = 1_000_000;
const span = { start: 0, end: 0 };
const key = fc.oneof(
  fc.constantFrom(
    'a',
    'val/loss',
    'mlflow.user',
    'a.',
    '`',
    '"',
    "it's",
    '<b>',
    'x'.repeat(500),
    'é',
    '🙂',
    '1',
    '-',
    'in',
  ),
  fc.string({ minLength: 1, maxLength: 12 }),
);
const metric = key.map((name): ColumnRef => ({ kind: 'metric', key: name, of: 'last' }));
const summarised = fc.record({ kind: fc.constant('metric'), key, of: fc.constantFrom('last', 'min', 'max') });
const recorded = fc.record({ kind: fc.constantFrom('param', 'tag'), key });
const textAttribute = fc.constantFrom('name', 'id', 'experiment', 'source', 'kind', 'commit', 'user', 'note', 'parent');

it('a column is written so that it is read back as the same one', () => {
  const attribute = fc.constantFrom(...runAttributes).map((name): ColumnRef => ({ kind: 'attribute', key: name }));
  fc.assert(
    fc.property(fc.oneof(summarised, recorded, attribute), (column) => {
      const { predicate, problems } = parseFilter(`${formatColumn(column)} is null`, { now });
      expect(problems).toEqual([]);
      expect(predicate).toMatchObject({ type: 'null', left: { type: 'column', column } });
    }),
  );
});

const columnOperand = (column: ColumnRef): Operand => ({ type: 'column', column, called: false, span });
const text = fc.string({ maxLength: 10 }).map((value): Operand => ({ type: 'text', value }));
const number = fc
  .oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer())
  .map((value): Operand => ({ type: 'number', value: value + 0 }));
const series = fc
  .record({ name: fc.constantFrom(...seriesFunctions), key, points: fc.integer({ min: 1, max: 99 }) })
  .map(({ name, key: of, points }): Operand =>
    name === 'last' || name === 'min' || name === 'max'
      ? columnOperand({ kind: 'metric', key: of, of: name })
      : { type: 'series', function: name, key: of, points: name === 'mean_last' ? points : null, span },
  );
const { numeric } = fc.letrec<{ numeric: Operand }>((tie) => ({
  numeric: fc.oneof(
    { maxDepth: 3 },
    metric.map(columnOperand),
    series,
    fc
      .tuple(fc.constantFrom('+', '-', '*', '/', '%'), tie('numeric'), tie('numeric'))
      .map(([operator, left, right]): Operand => ({ type: 'arithmetic', operator, left, right })),
  ),
}));
const textual = fc.oneof(
  recorded.map(columnOperand),
  textAttribute.map((name) => columnOperand({ kind: 'attribute', key: name })),
);
const negated = fc.boolean();
const leaf: fc.Arbitrary<Predicate> = fc.oneof(
  fc.record({
    type: fc.constant('compare'),
    operator: fc.constantFrom(...comparisons),
    left: numeric,
    right: fc.oneof(number, numeric),
  }),
  fc.record({ type: fc.constant('compare'), operator: fc.constantFrom(...comparisons), left: textual, right: text }),
  fc.record({ type: fc.constant('like'), left: textual, pattern: fc.string(), ignoreCase: fc.boolean(), negated }),
  fc.record({ type: fc.constant('matches'), left: textual, pattern: fc.constantFrom('^a', "'", 'x|y'), negated }),
  fc.record({
    type: fc.constant('in'),
    left: recorded.map(columnOperand),
    values: fc.array(fc.oneof(fc.string(), fc.integer()), { minLength: 1, maxLength: 4 }),
    negated,
  }),
  fc.record({ type: fc.constant('null'), left: fc.oneof(textual, numeric), negated }),
  fc.record({ type: fc.constant('kind'), left: numeric, kind: fc.constantFrom(...numberKinds), negated }),
  fc.record({ type: fc.constant('search'), words: fc.string() }),
);
const { predicate: arbitrary } = fc.letrec<{ predicate: Predicate }>((tie) => ({
  predicate: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.record({
      type: fc.constantFrom('and', 'or'),
      terms: fc.array(tie('predicate'), { minLength: 2, maxLength: 3 }),
    }),
    fc.record({ type: fc.constant('not'), term: tie('predicate') }),
  ),
}));

it('a filter that was written from what was read means the same', () => {
  fc.assert(
    fc.property(arbitrary, (predicate) => {
      const written = printPredicate(predicate);
      fc.pre(written.length <= 2000);
      const { predicate: read, problems } = parseFilter(written, { now });
      expect(problems).toEqual([]);
      expect(read && printPredicate(read)).toBe(written);
    }),
    { numRuns: 500 },
  );
});

it('no text makes the parser fail, and every place that it names lies within the text', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'metrics.a',
      'params.`b c`',
      'started',
      '=',
      '>',
      'and',
      'or',
      'not',
      '(',
      ')',
      "'x'",
      '"',
      '`',
      '5',
      '-7d',
      '-',
    ),
    fc.constantFrom(
      'is',
      'null',
      'in',
      'like',
      '=~',
      ',',
      'min(',
      'search(',
      'mean_last(metrics.a, 3)',
      ' ',
      'true',
      'nan',
      '||',
    ),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), fc.constantFrom('', ' '), (pieces, gap) => {
      const filter = pieces.join(gap);
      const names: ColumnRef[] = [
        { kind: 'metric', key: 'a/b', of: 'last' },
        { kind: 'param', key: 'x' },
      ];
      const { predicate, problems, terms } = parseFilter(filter, { now, names });
      expect(predicate === null).toBe(problems.length > 0 || filter.trim() === '');
      for (const { start, end } of [...problems, ...terms]) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(start).toBeLessThan(end);
        expect(end).toBeLessThanOrEqual(filter.length);
      }
    }),
    { numRuns: 2000 },
  );
});

it('each term of a filter can stand alone and means what it meant', () => {
  fc.assert(
    fc.property(fc.array(arbitrary, { minLength: 1, maxLength: 3 }), (predicates) => {
      const filter = predicates.map(printPredicate).join(' and ');
      fc.pre(filter.length <= 2000);
      const { terms } = parseFilter(filter, { now });
      const alone = terms.map(({ start, end }) => parseFilter(filter.slice(start, end), { now }).predicate);
      expect(alone.map((one) => one && printPredicate(one))).toEqual(
        terms.map(({ predicate }) => printPredicate(predicate)),
      );
      expect(terms).toHaveLength(predicates.length);
    }),
  );
});

it('with the names of columns a prefix and quotes may be left out', () => {
  const names: ColumnRef[] = [
    { kind: 'metric', key: 'val/loss', of: 'last' },
    { kind: 'metric', key: 'val', of: 'last' },
    { kind: 'metric', key: 'auc', of: 'last' },
    { kind: 'param', key: 'depth' },
    { kind: 'tag', key: 'depth' },
  ];
  const read = (filter: string, known = names) => {
    const { predicate, problems } = parseFilter(filter, { now, names: known });
    return predicate ? printPredicate(predicate) : problems[0]?.message;
  };
  expect(read('auc > 0.5 and metrics.val/loss < 1 and min(metrics.val/loss) < 1')).toBe(
    '(metrics.auc > 0.5 and metrics.`val/loss` < 1 and min(metrics.`val/loss`) < 1)',
  );
  expect(read('metrics.val / 2 > 1')).toBe('(metrics.val / 2) > 1');
  expect(read('depth > 1')).toBe('“depth” can be params.depth or tags.depth.');
  expect(read('auc > 0.5', [])).toBe(
    '“auc” is no attribute; a metric is written metrics.auc, a param params.auc, a text in quotes.',
  );
  const problemOf = (filter: string) => parseFilter(filter, { now, names }).problems;
  expect(problemOf('min(auk) < 1')).toEqual([expect.objectContaining({ start: 4, end: 7, suggestion: 'metrics.auc' })]);
  const message = 'No run has metrics.`val/los`.';
  for (const filter of ['starred and metrics.val/los < 1', 'starred and (metrics.val/los) < 1']) {
    const start = filter.indexOf('metrics');
    expect(problemOf(filter)).toEqual([{ message, start, end: start + 15, suggestion: 'metrics.`val/loss`' }]);
  }
  expect(problemOf('metrics.val / los < 1')).toEqual([expect.objectContaining({ start: 14, end: 17 })]);
});
