import { describe, expect, it } from 'vitest';
import { configProblems } from '../../../src/project/configProblems';
import { unknownChecks, unknownColumns, unmatchedPaths } from '../../../src/project/configReferences';
import { declaredFor, expectationsFor } from '../../../src/project/expectationsFor';
import { parseConfig } from '../../../src/project/parseConfig';
import { textIn } from './marked';

const text = `
datasets:
  all: { path: "data/**/*.csv", target: label }
  customers:
    path: ./data/customers.csv
    target: churned
    id: customer_id
    time: since
    sensitive: [gender, agee]
    splits: { train: parts/train.csv }
    columns:
      age: { type: integer, range: [18, 120], nullable: false, unique: true }
      plan: { type: category, values: [1, yes-please] }
    checks: { outlier-mad: false, missing-rate: { severity: error, max: 0.02 }, text-typo: true }
    suppress:
      - { check: text-typo, colum: city, reason: wrong, so it is left out }
      - { check: text-typos, column: city, rows: "120-130, 7", value: 02, reason: old spelling }
  folder: { path: raw/ }
`;
const parsed = parseConfig(text);

describe('the data set of a file', () => {
  it.each([
    ['data/customers.csv', 'customers'],
    ['data/2024/more.csv', 'all'],
    ['parts/train.csv', 'customers'],
    ['raw/deep/x.tsv', 'folder'],
    ['rawer/x.tsv', null],
    ['data/notes.tsv', null],
  ])('%s belongs to %s: its own path goes before patterns and folders, these before splits', (path, name) => {
    expect(declaredFor(parsed.config, path)?.name ?? null).toBe(name);
  });
});

describe('what is expected', () => {
  it('is everything that is declared, with the place of each column', () => {
    const { columns, ...rest } = expectationsFor(parsed.config, 'data/customers.csv', parsed.rangeOf);
    expect(rest).toEqual({
      name: 'customers',
      target: 'churned',
      id: 'customer_id',
      time: 'since',
      checks: {
        'outlier-mad': { off: true },
        'missing-rate': { off: false, severity: 'error', max: 0.02 },
        'text-typo': { off: false },
      },
      suppress: [
        {
          check: 'text-typos',
          column: 'city',
          rows: [
            { from: 120, to: 130 },
            { from: 7, to: 7 },
          ],
          value: '02',
          reason: 'old spelling',
        },
      ],
    });
    const { at, ...age } = columns.age ?? expect.fail('no age');
    expect(age).toEqual({ type: 'integer', range: [18, 120], nullable: false, unique: true });
    expect(textIn(text, at)).toMatch(/^age: \{.*\}$/);
    expect(columns.plan?.values).toEqual([1, 'yes-please']);
  });

  it('is nothing where nothing is declared', () => {
    expect(expectationsFor(parsed.config, 'elsewhere.csv')).toMatchObject({ name: null, columns: {}, suppress: [] });
  });
});

describe('names of what lies elsewhere', () => {
  const told = (problems: ReturnType<typeof unknownChecks>) =>
    problems.map(({ severity, message, range, suggestion }) => [severity, textIn(text, range), message, suggestion]);

  it('checks that do not exist are named with the nearest one', () => {
    expect(told(unknownChecks(parsed, ['text-typo', 'missing-rate']))).toEqual([
      ['warning', 'outlier-mad', 'There is no check `outlier-mad`.', undefined],
      ['warning', 'text-typos', 'There is no check `text-typos`. Did you mean `text-typo`?', 'text-typo'],
    ]);
  });

  it('a check or column that does not exist is named where its suppression lacks the reason too', () => {
    const lacking =
      'datasets:\n  a:\n    suppress:\n      - { check: text-typo }\n      - { check: text-typos, column: x }\n';
    const problems = unknownChecks(parseConfig(lacking), ['text-typo']);
    expect(problems.map(({ message, range }) => [textIn(lacking, range), message])).toEqual([
      ['text-typos', 'There is no check `text-typos`. Did you mean `text-typo`?'],
    ]);
    const columns = unknownColumns(parseConfig(lacking.replace('suppress', 'path: a.csv\n    suppress')), 'a.csv', [
      'xy',
    ]);
    expect(columns.map(({ message }) => message)).toEqual(['There is no column `x` in a.csv; nearest: xy.']);
    const fixed = lacking.replace('column: x', 'reason: y');
    expect(unknownChecks(parseConfig(fixed), ['text-typo'])).toHaveLength(1);
  });

  it('columns that the file does not have are named with the nearest one', () => {
    const columns = ['customer_id', 'since', 'gender', 'age', 'plan', 'churn'];
    expect(told(unknownColumns(parsed, 'data/customers.csv', columns))).toEqual([
      ['warning', 'churned', 'There is no column `churned` in data/customers.csv; nearest: churn.', 'churn'],
      ['warning', 'agee', 'There is no column `agee` in data/customers.csv; nearest: age.', 'age'],
      ['warning', 'city', 'There is no column `city` in data/customers.csv.', undefined],
    ]);
  });

  it('paths that no data file fits are named with the nearest file, patterns and folders too', () => {
    // A folder and an ending in common make no file near.
    const files = ['data/customer.csv', 'parts/test.csv'];
    expect(told(unmatchedPaths(parsed, files))).toEqual([
      [
        'warning',
        './data/customers.csv',
        'No data file fits `./data/customers.csv`; nearest: data/customer.csv.',
        'data/customer.csv',
      ],
      ['warning', 'parts/train.csv', 'No data file fits `parts/train.csv`.', undefined],
      ['warning', 'raw/', 'No data file fits `raw/`.', undefined],
    ]);
    const others = parseConfig('datasets: { a: { path: a.parquet } }');
    expect(unmatchedPaths(others, files)).toEqual([]);
  });

  it('a path that only lacks its folder is named with the file of nearly that name; a pattern is no file', () => {
    const declared = parseConfig('datasets: { a: { path: custmers.csv }, b: { path: "dat/*.csv" } }');
    const files = ['data/customers.csv', 'dat.csv'];
    expect(unmatchedPaths(declared, files).map(({ message }) => message)).toEqual([
      'No data file fits `custmers.csv`; nearest: data/customers.csv.',
      'No data file fits `dat/*.csv`.',
    ]);
  });

  it.each([
    ['data/train.csv', 'data/training.csv', true],
    ['customers_final.csv', 'customers.csv', true],
    ['data/churn.csv', 'raw/churn.tsv', true],
    ['data/a.csv', 'data/b.csv', false],
    ['data/x1.csv', 'data/x2.csv', false],
    ['parts/2023.csv', 'parts/2024.csv', false],
  ])('%s may mean %s: %s', (path, file, isNear) => {
    const [problem] = unmatchedPaths(parseConfig(`datasets: { a: { path: ${path} } }`), [file]);
    expect(problem?.suggestion).toBe(isNear ? file : undefined);
  });

  it('are each named once, however many files lack them', () => {
    const tables = ['data/customers.csv', 'raw/a.csv', 'data/customers.csv'].map((path) => ({
      path,
      columns: ['age'],
    }));
    const problems = configProblems(parsed, {
      checkIds: ['text-typo'],
      dataFiles: null,
      models: [],
      tables,
      checked: [],
    });
    const places = problems.map(({ range }) => JSON.stringify(range));
    expect(new Set(places).size).toBe(places.length);
    const lacking = problems.filter(({ code }) => code === 'config-unknown-column');
    expect(lacking.length).toBeGreaterThan(1);
  });

  it('a model that no version is of is named where one of nearly its name is registered and not declared', () => {
    const declared = parseConfig('models: { chrn: {}, fraud: {}, price: {} }');
    const problems = (models: readonly string[]) =>
      configProblems(declared, { checkIds: [], dataFiles: null, models, tables: [], checked: [] }).map(
        ({ message }) => message,
      );
    expect(problems(['churn', 'price', 'prices'])).toEqual([
      'No version of a model `chrn` is registered. Did you mean `churn`?',
    ]);
    expect(problems([])).toEqual([]);
  });
});

it('knows of the values of a column which are numbers and truth, and keeps codes and the values of text as they are written', () => {
  const columns = [
    'a: { values: [1, 1.50, true, True, "1", 02, -0.5, 12345678901234567890, no-sale] }',
    'b: { type: text, values: [1, 1.50, True] }',
    'c: { type: boolean, values: [true, False] }',
  ];
  const { config } = parseConfig(`datasets: { d: { path: d.csv, columns: { ${columns.join(', ')} } } }`);
  expect(Object.values(expectationsFor(config, 'd.csv').columns).map(({ values }) => values)).toEqual([
    [1, 1.5, true, true, '1', '02', -0.5, '12345678901234567890', 'no-sale'],
    ['1', '1.50', 'True'],
    [true, false],
  ]);
});
