import { describe, expect, it } from 'vitest';
import { lifecycle } from '../../../src/lifecycle/stages';
import { checkedFile, emptyProject, noIntent, success } from './snapshots';

const declared = (text: string) => ({ text, at: null });

describe('the life cycle', () => {
  it('shows eight quiet stages for an empty folder, and how to begin', () => {
    const { stages, next, complete, toMend } = lifecycle(emptyProject);
    expect(stages.map((stage) => `${stage.number} ${stage.title}: ${stage.state}, ${stage.detail}`)).toEqual([
      '1 Problem and plan: notStarted, not started',
      '2 Data: notStarted, not started',
      '3 Features: notStarted, not started',
      '4 Model development: notStarted, not started',
      '5 Validation and testing: notStarted, not started',
      '6 Deployment: notStarted, not started',
      '7 Monitoring: notStarted, not started',
      '8 Updates and retraining: notStarted, not started',
    ]);
    expect({ next: next?.label, complete, toMend }).toEqual({ next: 'add a data file', complete: 0, toMend: 0 });
  });

  it('shows no evidence under a stage that has not begun', () => {
    expect(lifecycle(emptyProject).stages.flatMap((stage) => stage.evidence)).toEqual([]);
  });

  it('fails the data stage and names the file while a cell has an error', () => {
    const project = { ...emptyProject, dataFiles: [checkedFile('data/raw/birds.csv', { error: 3, warning: 5 })] };
    const data = lifecycle(project).stages[1];
    expect(data?.state).toBe('fail');
    expect(data?.evidence.map((item) => `${item.label}: ${item.detail} (${item.state})`)).toEqual([
      'Data files: 1 file, 344 rows (pass)',
      'Cells with errors: 3 in birds.csv (fail)',
      'Warnings: 5 in birds.csv (warning)',
      'Expectations: none declared (notStarted)',
      'Target: not declared (notStarted)',
      'Source and licence: not declared (notStarted)',
      'Splits: not declared (notStarted)',
    ]);
  });

  it('fails the first stage while tend.yaml cannot be read as it is, and leads to the place', () => {
    const range = { start: { line: 4, character: 2 }, end: { line: 4, character: 9 } };
    const broken = { configPath: 'tend.yaml', configErrors: 1, firstConfigError: { message: 'x', range } };
    const [problem] = lifecycle({ ...emptyProject, ...broken }).stages;
    expect(problem).toMatchObject({ state: 'fail', detail: '0 of 7, 1 to mend' });
    expect(problem?.evidence[0]).toMatchObject({
      label: 'tend.yaml',
      detail: '1 problem',
      state: 'fail',
      target: { kind: 'file', path: 'tend.yaml', range },
    });
  });

  it('opens the first error when the evidence is clicked', () => {
    const project = { ...emptyProject, dataFiles: [checkedFile('a.csv'), checkedFile('b.csv', { error: 1 })] };
    const item = lifecycle(project).stages[1]?.evidence.find((evidence) => evidence.id === 'data.error');
    expect(item?.target).toEqual({
      kind: 'file',
      path: 'b.csv',
      range: { start: { line: 14, character: 3 }, end: { line: 14, character: 9 } },
    });
  });

  it('says how many files are still to be checked instead of calling them clean', () => {
    const waiting = { ...checkedFile('b.csv'), state: 'waiting' as const };
    const data = lifecycle({ ...emptyProject, dataFiles: [checkedFile('a.csv'), waiting] }).stages[1];
    expect(data?.evidence[0]).toMatchObject({ detail: '1 of 2 checked', state: 'begun' });
    const warnings = data?.evidence.find(({ id }) => id === 'data.warning');
    expect(warnings).toMatchObject({ detail: 'none so far', state: 'begun' });
  });

  it.each(['waiting', 'checking', 'unreadable'] as const)('calls no file clean that is only %s', (state) => {
    const data = lifecycle({ ...emptyProject, dataFiles: [{ ...checkedFile('a.csv'), state }] }).stages[1];
    expect(data?.evidence.find(({ id }) => id === 'data.error')?.state ?? 'notStarted').toBe('notStarted');
  });

  it('completes a stage only when every piece of its evidence holds', () => {
    const intent = {
      ...noIntent,
      objective: declared('cut churn'),
      success,
      owner: declared('ana'),
      costs: declared('5 and 120 EUR'),
      business: declared('retained_revenue'),
    };
    expect(lifecycle({ ...emptyProject, intent }).stages[0]).toMatchObject({ state: 'begun', detail: '5 of 6' });
    const whole = { ...intent, plan: declared('data due 2026-12-15') };
    expect(lifecycle({ ...emptyProject, intent: whole }).stages[0]).toMatchObject({ state: 'pass', detail: '6 of 6' });
  });

  it('calls model development begun, never complete, where only training code is found', () => {
    const project = { ...emptyProject, scripts: [{ path: 'train.py', libraries: ['scikit-learn'] }] };
    expect(lifecycle(project).stages[3]).toMatchObject({ state: 'begun', detail: '0 of 2' });
  });

  it('ignores scripts that import no machine-learning library', () => {
    const project = { ...emptyProject, scripts: [{ path: 'setup.py', libraries: [] }] };
    expect(lifecycle(project).stages[3]?.state).toBe('notStarted');
  });

  it('hides the last four stages in a prototype', () => {
    const { stages } = lifecycle({ ...emptyProject, intent: { ...noIntent, prototype: true } });
    expect(stages.map((stage) => stage.id)).toEqual(['problem', 'data', 'features', 'development']);
  });

  it('counts errors of data and of tend.yaml as things to mend', () => {
    const project = {
      ...emptyProject,
      configPath: 'tend.yaml',
      configErrors: 2,
      dataFiles: [checkedFile('a.csv', { error: 3, warning: 9 })],
    };
    expect(lifecycle(project).toMend).toBe(5);
  });

  it('says under each stage what is to mend there, and over all the sum of that', () => {
    const files = [checkedFile('a.csv', { error: 3 }), { ...checkedFile('b.csv'), state: 'unreadable' as const }];
    const { stages, toMend } = lifecycle({
      ...emptyProject,
      configPath: 'tend.yaml',
      configErrors: 2,
      dataFiles: files,
    });
    expect(stages.map((stage) => stage.toMend)).toEqual([2, 4, 0, 0, 0, 0, 0, 0]);
    expect(stages.slice(0, 2).map(({ detail }) => detail)).toEqual(['0 of 7, 2 to mend', '2 of 8, 4 to mend']);
    expect(toMend).toBe(6);
  });
});
