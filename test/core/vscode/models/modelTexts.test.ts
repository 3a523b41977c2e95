import { describe, expect, it } from 'vitest';
import { givenOf } from '../../../../src/vscode/commands/models/given';
import { packagedPage, packagedSentence } from '../../../../src/vscode/commands/models/packagedPage';
import { runDocument, shownRows } from '../../../../src/vscode/commands/models/runDocument';
import { compareOutputs, differingRows } from '../../../../src/models/restore/compareOutputs';
import { sameSubject, subjectOfState, subjectTitle } from '../../../../src/vscode/models/panel/modelSubject';

const environment = 'Python 3.11.7, Linux x86_64';

describe('what versions predicted', () => {
  const outputs = (version: string, values: readonly unknown[]) => ({
    ...{ version, outputs: values, rows: values.length, environment },
  });

  it('stands beside each other, with the rows it is of, how it differs and how long it took', () => {
    const made = {
      run: outputs('churn@4', [0.25, 0.5]),
      against: outputs('churn@3', [0.25, 0.75]),
      difference: { maxAbsDiff: 0.25, compared: 2, differing: 1, problems: [] },
      differingRows: [2],
      notes: [],
    };
    const rows = {
      columns: ['age', 'plan_name'],
      rows: [
        ['23', 'free'],
        ['41', 'pro'],
      ],
    };
    const text = runDocument({
      made,
      input: { label: 'data/test.csv', path: '/p/data/test.csv', rows },
      milliseconds: 12_300,
    });
    expect(text).toBe(`# churn@4 beside churn@3

**1 of 2 values differs from churn@3, by 0.25 at most.**

Input: data/test.csv. It took 12 s, restoring both versions included. Nothing was recorded.

## Predictions

Rows that differ come first, the largest difference before all others.

| row | age | plan\\_name | churn@4 | churn@3 | difference |
| --- | --- | --- | --- | --- | --- |
| 2 | 23 | free | 0.5 | 0.75 | −0.25 |
| 1 | 41 | pro | 0.25 | 0.25 | none |

## Run with

- churn@4: Python 3.11.7, Linux x86\\_64
- churn@3: Python 3.11.7, Linux x86\\_64
`);
  });

  it('of one row has the whole row above it, one column a line', () => {
    const made = {
      run: outputs('churn@4', [0.25]),
      against: outputs('churn@3', [0.25]),
      difference: { maxAbsDiff: 0, compared: 1, differing: 0, problems: [] },
      differingRows: [],
      notes: [],
    };
    const rows = { columns: ['age', 'plan', 'spent'], rows: [[41, 'pro', null]] };
    const text = runDocument({ made, input: { label: 'a typed row', path: null, rows }, milliseconds: 800 });
    expect(text).toContain('**churn@3 says the same.**');
    expect(text).toContain('| column | value |\n| --- | --- |\n| age | 41 |\n| plan | pro |\n| spent |  |');
    expect(text).toContain('| churn@4 | churn@3 | difference |\n| --- | --- | --- |\n| 0.25 | 0.25 | none |');
  });

  it('is listed with the rows first in which versions differ most, wherever they stand', () => {
    const before = Array.from({ length: 1_500 }, (_, row): unknown => row);
    const now = before.with(899, 899.25).with(1_499, 0).with(1_200, 'NaN').with(4, 5);
    const sides = (one: readonly unknown[], other: readonly unknown[]) => ({
      ...{ run: outputs('churn@4', one), against: outputs('churn@3', other), notes: [] },
      ...{ difference: compareOutputs(other, one, 0), differingRows: differingRows(other, one, 0) },
    });
    const made = sides(now, before);
    const numbers = shownRows(made);
    expect([numbers.slice(0, 6), numbers.at(-1), numbers.length]).toEqual([[1_201, 1_500, 5, 900, 1, 2], 197, 200]);
    const columns = ['id'];
    const input = { label: 'a.csv', path: '/p/a.csv', rows: { columns, rows: numbers.map((row) => [`id ${row}`]) } };
    const text = runDocument({ made, input, milliseconds: 800 });
    expect(text).toContain(
      '| --- | --- | --- | --- | --- |\n| 1201 | id 1201 | NaN | 1200 | differs |\n| 1500 | id 1500 |',
    );
    expect(text).toContain('\n\n1,300 more rows are not listed. ');
    expect(text).toContain('tend models run churn@4 --input "/p/a.csv" --against churn@3 --format json');
    const all = runDocument({
      made: sides(
        before.map(() => -1),
        before,
      ),
      input,
      milliseconds: 800,
    });
    expect(all).toContain('1,300 more rows, 1,300 of which differ, are not listed.');
    expect(shownRows(sides([1, 2, 3, 4], [1, 9, 3]))).toEqual([2, 4, 1, 3]);
  });

  it('is listed as far as somebody reads it, beside few columns, and cannot become markup', () => {
    const columns = Array.from({ length: 9 }, (_, index) => `f${index}`);
    const rows = { columns, rows: Array.from({ length: 200 }, () => columns) };
    const made = {
      run: outputs(
        'churn@4',
        Array.from({ length: 250 }, () => '<img src=x>|'),
      ),
      ...{ against: null, difference: null, differingRows: null, notes: [] },
    };
    const text = runDocument({
      made,
      input: { label: 'data/test.csv', path: '/p/data/test.csv', rows },
      milliseconds: 800,
    });
    expect(text)
      .toContain(`50 more rows are not listed. In a terminal in the folder of the project, this prints all of them:

\`\`\`
tend models run churn@4 --input "/p/data/test.csv" --format json
\`\`\``);
    expect(text).not.toContain('Rows that differ');
    expect(text).toContain('| row | f0 | f1 | f2 | f3 | f4 | f5 | and 3 more columns | churn@4 |');
    expect(text).toContain('| … | \\<img src=x\\>\\| |');
  });
});

describe('a package that was made', () => {
  const facts = {
    ...{ name: 'churn', model: 'rf.joblib', format: 'joblib', run: null, metrics: { auc: 0.80561 }, data: [] },
    ...{ code: null, python: null, licence: 'MIT', authors: [], example: null, golden: null, predictions: 'p_1.csv' },
    ...{ requirements: 'requirements.txt', card: 'README.md' },
  };
  const files = [{ path: 'rf.joblib', digest: 'sha256:a', bytes: 4_555_090 }];
  const made = {
    ...{
      name: 'churn',
      digest: 'sha256:ab',
      bytes: 4_600_000,
      files,
      facts,
      warnings: ['Its card says nothing yet of: Limits.'],
      notes: ['A note.'],
      emptyRequirements: null,
    },
    path: '/p/.tend/packages/churn/ab',
    sources: {
      model: 'file models/rf.joblib',
      ...{ golden: '', predictions: 'file p_1.csv', requirements: 'run rf-1', example: '', card: 'with the model' },
      ...{ licence: 'chosen', data: '', metrics: 'run rf-1' },
    },
  };

  it('is told with what it lacks and what that means', () => {
    expect(packagedSentence(made)).toBe(
      'churn is packaged: 4.6 MB. A note. It lacks golden pairs, so a restored model cannot be proven; the data it was trained on. Its card says nothing yet of: Limits. Registered, it becomes the next version.',
    );
  });

  it('is told to lack requirements where they list nothing', () => {
    const empty = {
      ...made,
      emptyRequirements: 'since requirements.txt lists nothing, while rf.joblib imports sklearn',
    };
    const told = 'since requirements.txt lists nothing, while rf.joblib imports sklearn';
    expect(packagedSentence(empty)).toContain(`; requirements, ${told}; `);
    expect(packagedPage(empty, 'out')).toContain(`- **It lacks requirements**, ${told}.`);
  });

  it('can be looked at, part by part', () => {
    const page = packagedPage(made, '.tend/packages/churn/ab');
    expect(page).toContain('4.6 MB in 1 file, in .tend/packages/churn/ab.');
    expect(page).toContain('- **It lacks golden pairs**, so a restored model cannot be proven.');
    expect(page).toContain('| Golden pairs | missing |  |\n| Predictions | p\\_1.csv | file p\\_1.csv |');
    expect(page).toContain('| Model | joblib, rf.joblib | file models/rf.joblib |');
    expect(page).toContain('| Metrics | auc 0.8056 | run rf-1 |');
    expect(page).toContain('| rf.joblib | 4.6 MB |');
  });
});

describe('what a command is given beside its target', () => {
  it('is what a panel knows, and nothing of what a menu adds', () => {
    expect(givenOf({ stage: 'production', reason: ' better ', version: 3 })).toEqual({
      ...{ stage: 'production', reason: 'better', gate: null, against: null },
    });
    for (const other of [undefined, null, ['version:churn@3'], 'text', { stage: 3 }])
      expect(givenOf(other)).toEqual({ stage: null, reason: null, gate: null, against: null });
    expect(givenOf({ reason: '  ' }).reason).toBeNull();
  });
});

describe('what a panel is about', () => {
  const promotion = { model: 'churn', promotion: { version: 4, stage: 'production' } };
  const model = { model: 'churn', promotion: null };

  it('is found again in what its page kept', () => {
    expect(subjectOfState({ ...promotion, tab: 'overview', project: 'file:///churn' })).toEqual(promotion);
    expect(subjectOfState({ ...model, reason: '' })).toEqual(model);
    for (const state of [undefined, null, {}, { model: '', promotion: null }]) expect(subjectOfState(state)).toBeNull();
  });

  it('is said in the title, and told from every other', () => {
    expect([subjectTitle(model), subjectTitle(promotion)]).toEqual(['Model: churn', 'Promote churn@4']);
    expect(sameSubject(promotion, { ...promotion })).toBe(true);
    expect(sameSubject(promotion, model)).toBe(false);
    expect(sameSubject(promotion, { model: 'churn', promotion: { version: 4, stage: 'staging' } })).toBe(false);
  });
});
