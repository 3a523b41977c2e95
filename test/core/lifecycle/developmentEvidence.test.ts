import { describe, expect, it } from 'vitest';
import { nextStep } from '../../../src/lifecycle/nextStep';
import { lifecycle } from '../../../src/lifecycle/stages';
import { noDevelopment, type DevelopmentFacts } from '../../../src/runs/development';
import { checkedFile, emptyProject, noIntent, nothingAbsent, success } from './snapshots';

const tracked: DevelopmentFacts = {
  runs: 72,
  running: 2,
  sources: ['mlruns', 'logs'],
  best: 'val_acc 0.985',
  baseline: 'dummy',
  algorithms: ['hgb', 'rf', 'logreg', 'dummy'],
  tuned: ['depth', 'learning_rate'],
  crossValidation: 'n_splits',
  repeats: { runs: 5, deviation: 0.0021, agree: true },
};

const development = (facts: DevelopmentFacts | null) => {
  const scripts = [{ path: 'train.py', libraries: ['scikit-learn'] }];
  const stage = lifecycle({ ...emptyProject, scripts, development: facts }).stages[3];
  return stage && { ...stage, evidence: stage.evidence.map((it) => `${it.label}: ${it.detail} (${it.state})`) };
};

describe('evidence of model development', () => {
  it('says what the tracked runs show', () => {
    expect(development(tracked)).toMatchObject({
      state: 'pass',
      detail: '7 of 7',
      evidence: [
        'Training code: train.py, scikit-learn (pass)',
        'Tracked runs: 72 runs in 2 sources, 2 running, best val_acc 0.985 (pass)',
        'Baseline: dummy (pass)',
        'Algorithms: hgb, rf, logreg and 1 more (pass)',
        'Tuned params: depth, learning_rate (pass)',
        'Cross-validation: n_splits (pass)',
        'Repeated runs: 5 agree, sd 0.0021 (pass)',
      ],
    });
  });

  it('says what they do not show', () => {
    const little = {
      ...noDevelopment,
      runs: 1,
      algorithms: ['rf'],
      repeats: { runs: 2, deviation: 0.1, agree: false },
    };
    expect(development(little)?.evidence.slice(1)).toEqual([
      'Tracked runs: 1 run (pass)',
      'Baseline: none that is named so (notStarted)',
      'Algorithms: rf (begun)',
      'Tuned params: none with three values (notStarted)',
      'Cross-validation: not recorded (notStarted)',
      'Repeated runs: 2 differ as much as other settings do, sd 0.10 (warning)',
    ]);
  });

  it('is begun with code alone, and nothing without code and runs', () => {
    expect(development(noDevelopment)).toMatchObject({ state: 'begun', detail: '0 of 2' });
    expect(lifecycle({ ...emptyProject, development: noDevelopment }).stages[3]?.state).toBe('notStarted');
  });
});

describe('the next step, once data and intent are in order', () => {
  const declared = { text: 'x', at: null };
  const dataSets = [{ ...declared, columns: 3, target: 'y', absent: nothingAbsent, hasSource: true, splits: [] }];
  const project = {
    ...emptyProject,
    configPath: 'tend.yaml',
    dataFiles: [checkedFile('a.csv')],
    intent: { ...noIntent, objective: declared, success, dataSets },
  };
  const next = (facts: DevelopmentFacts | null, scripts: readonly string[] = ['train.py']) =>
    nextStep({
      ...project,
      development: facts,
      scripts: scripts.map((path) => ({ path, libraries: ['scikit-learn'] })),
    })?.label;

  it('leads from a first model over a recorded run and a baseline to repeats', () => {
    expect(next(noDevelopment, [])).toBe('train a first model');
    expect(next(noDevelopment)).toBe('record a first run');
    expect(next({ ...tracked, baseline: null })).toBe('run a simple baseline');
    expect(next({ ...tracked, repeats: null })).toBe('repeat the best run');
    expect(next(tracked)).toBeUndefined();
  });

  it('waits for the checks of the data, whose faults come first', () => {
    const waiting = { ...checkedFile('a.csv'), state: 'checking' } as const;
    expect(
      nextStep({ ...project, modelFiles: ['m.pkl'], dataFiles: [waiting], development: noDevelopment }),
    ).toBeNull();
  });

  it('does not ask for runs where nobody has looked for them', () => {
    expect(next(null)).toBeUndefined();
  });
});
