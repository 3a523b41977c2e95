import { expect, it } from 'vitest';
import type { ObservedColumn } from '../../../src/project/initialColumns';
import { initialTarget } from '../../../src/project/initialTarget';

function column(name: string, type: string, distinct = 2): ObservedColumn {
  return { name, type, count: 200, distinct, distinctExact: true, min: null, max: null, quantiles: null, top: [] };
}

function targets(files: Readonly<Record<string, readonly ObservedColumn[]>>): Readonly<Record<string, string | null>> {
  const all = Object.entries(files).map(([path, columns]) => ({ path, columns }));
  return Object.fromEntries(all.map((each) => [each.path, initialTarget(each, all)?.name ?? null]));
}

const [id, name, age] = [column('id', 'id', 200), column('Name', 'category', 12), column('age', 'number', 80)];

it('is the column that the rows to test with lack, and these have none then', () => {
  const files = { 'train.csv': [id, column('Survived', 'integer'), age, name], 'test.csv': [id, age, name] };
  expect(targets(files)).toEqual({ 'train.csv': 'Survived', 'test.csv': null });
});

it('is the same for rows to learn from and to test with where both have it', () => {
  const columns = [column('label', 'category'), age, column('plan', 'category', 3)];
  expect(targets({ 'x_train.csv': columns, 'x_test.csv': columns })).toEqual({
    'x_train.csv': 'label',
    'x_test.csv': 'label',
  });
});

it.each([
  ['a name that says so, wherever it stands', [column('churn', 'integer'), age, name], 'churn'],
  ['a last column of zeros and ones', [id, age, column('left', 'integer')], 'left'],
  ['a last column of few classes', [id, age, name], 'Name'],
  ['no last column of many values', [id, column('plan', 'category', 3), column('city', 'category', 40)], null],
  ['no last column of one value', [id, age, column('country', 'category', 1)], null],
  ['no last column of measurements', [id, age], null],
])('is else %s', (_, columns, expected) => {
  expect(targets({ 'features.csv': columns })).toEqual({ 'features.csv': expected });
});
