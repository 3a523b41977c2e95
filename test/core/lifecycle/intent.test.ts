import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { intentOf } from '../../../src/lifecycle/intent';
import type { Declared } from '../../../src/lifecycle/snapshot';
import { parseConfig } from '../../../src/project/parseConfig';
import { noIntent } from './snapshots';

it('an empty tend.yaml intends nothing', () => {
  const start = { line: 0, character: 0 };
  const { blanks, ...intent } = intentOf(parseConfig(''), [], null);
  expect({ ...intent, blanks: noIntent.blanks }).toEqual(noIntent);
  expect(Object.values(blanks)).toEqual(Array<unknown>(6).fill({ start, end: start }));
});

it('every declared part is said in few words and leads to its line', () => {
  const text = readFileSync('test/fixtures/config/full.yaml', 'utf8');
  const lines = text.split('\n');
  const intent = intentOf(parseConfig(text), [], null);
  const said = Object.entries(intent).flatMap(([part, declared]) =>
    (Array.isArray(declared) ? (declared as readonly Declared[]) : [declared as Declared | boolean | null]).flatMap(
      (it) => {
        if (it === null || typeof it !== 'object' || part === 'blanks') return [];
        return [`${part}: ${it.text} | ${(lines[it.at?.start.line ?? -1] ?? 'nowhere').trim().split(':')[0] ?? ''}`];
      },
    ),
  );
  expect(said).toEqual([
    'objective: Cut voluntary churn by 10 % | objective',
    'success: val_auc ≥ 0.85 | success',
    'owner: ana@example.com | owner',
    'costs: false positive 5, false negative 120 EUR | costs',
    'business: retained_revenue | business',
    'plan: data by 2026-12-15 | stages',
    'dataSets: customers | customers',
    'features: tenure_months | tenure_months',
    'components: api | components',
    'gates: staging of churn: 2 gates | staging',
    'gates: production of churn: 5 gates | production',
    'fallbacks: churn@3 | fallback',
    'monitors: live of churn | live',
    'retrain: 5 triggers for churn | retrain',
  ]);
  expect(intent.dataSets[0]).toMatchObject({
    columns: 2,
    target: 'churned',
    hasSource: true,
    splits: ['train', 'validation', 'test'],
  });
  expect(intent.features[0]).toMatchObject({ hasCode: true, hasOwner: true });
});

it('what a checked file of the data set does not have is told apart; before one is checked all is believed', () => {
  const text = 'datasets:\n  a: { path: a.csv, target: scor, columns: { age: {}, nme: {} } }\n';
  const absent = (tables: Parameters<typeof intentOf>[1]) =>
    intentOf(parseConfig(text), tables, null).dataSets[0]?.absent;
  expect(absent([{ path: 'a.csv', columns: ['age', 'name', 'score'] }])).toEqual({
    columns: 1,
    target: true,
    file: null,
  });
  expect(absent([{ path: 'a.csv', columns: ['age ', 'nme', 'scor'] }])).toEqual({
    columns: 0,
    target: false,
    file: null,
  });
  expect(absent([{ path: 'other.csv', columns: [] }])).toEqual({ columns: 0, target: false, file: null });
});

it.each([
  ['data/a.csv', 'data/a.csv'],
  ['data/*.csv', 'data/*.csv'],
  ['./b.csv', null],
  ['b*.csv', null],
  ['../a.csv', null],
  ['data', null],
  ['a.parquet', null],
])('the file of %s is told to be absent as %j where it is none of those that are found', (path, file) => {
  const absent = (files: readonly string[] | null) =>
    intentOf(parseConfig(`datasets:\n  a: { path: "${path}" }\n`), [], files).dataSets[0]?.absent.file;
  expect(absent(['b.csv'])).toBe(file);
  expect(absent(null)).toBeNull();
});
