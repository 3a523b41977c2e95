import { describe, expect, it } from 'vitest';
import { givenOf } from '../../../../src/vscode/commands/models/given';
import { runDocument } from '../../../../src/vscode/commands/models/runDocument';
import { sameSubject, subjectOfState, subjectTitle } from '../../../../src/vscode/models/panel/modelSubject';

const environment = 'Python 3.11.7, Linux x86_64';

describe('what versions predicted', () => {
  it('stands row by row beside each other, with those that differ marked', () => {
    const run = { version: 'churn@4', outputs: [0.25, 0.5], rows: 2, environment };
    const against = { version: 'churn@3', outputs: [0.25, 0.75], rows: 2, environment };
    const difference = { maxAbsDiff: 0.25, compared: 2, differing: 1, problems: [] };
    expect(runDocument({ run, against, difference }, 'data/test.csv')).toBe(`# churn@4 and churn@3 on data/test.csv

2 predictions. Nothing was recorded. 1 value of 2 differ from churn@3, the largest by 0.25.

| row | churn@4 | churn@3 |  |
| --- | --- | --- | --- |
| 1 | 0.25 | 0.25 |  |
| 2 | 0.5 | 0.75 | differs |

churn@4: Python 3.11.7, Linux x86\\_64  
churn@3: Python 3.11.7, Linux x86\\_64  
`);
  });

  it('is listed as far as somebody reads it, and cannot become markup', () => {
    const outputs = Array.from({ length: 250 }, () => '<img src=x>|');
    const text = runDocument(
      {
        run: { version: 'churn@4', outputs: { predictions: outputs }, rows: 250, environment },
        against: null,
        difference: null,
      },
      'a typed row',
    );
    expect(text).toContain('50 more rows are not listed.');
    expect(text).toContain('| 1 | \\<img src=x\\>\\| |');
  });
});

describe('what a command is given beside its target', () => {
  it('is what a panel knows, and nothing of what a menu adds', () => {
    expect(givenOf({ stage: 'production', reason: ' better ', version: 3 })).toEqual({
      ...{ stage: 'production', reason: 'better', gate: null },
    });
    for (const other of [undefined, null, ['version:churn@3'], 'text', { stage: 3 }])
      expect(givenOf(other)).toEqual({ stage: null, reason: null, gate: null });
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
