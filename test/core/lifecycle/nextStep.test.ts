import { describe, expect, it } from 'vitest';
import { nextStep } from '../../../src/lifecycle/nextStep';
import { noDevelopment } from '../../../src/runs/development';
import type { ProjectSnapshot } from '../../../src/lifecycle/snapshot';
import { checkedFile, emptyProject, noIntent, nothingAbsent, success } from './snapshots';

const declared = { text: 'x', at: null };
const range = { start: { line: 13, character: 2 }, end: { line: 13, character: 9 } };
const described: ProjectSnapshot = {
  ...emptyProject,
  configPath: 'tend.yaml',
  dataFiles: [checkedFile('data/birds.csv')],
  intent: {
    ...noIntent,
    objective: declared,
    success,
    dataSets: [{ ...declared, columns: 4, target: 'species', absent: nothingAbsent, hasSource: true, splits: [] }],
  },
};
const step = (change: Partial<ProjectSnapshot>) => {
  const next = nextStep({ ...described, ...change });
  return next && `${next.label} · ${next.detail}`;
};

describe('the next step', () => {
  it('leads to where in tend.yaml it is to be written', () => {
    const blanks = { ...noIntent.blanks, objective: range };
    const { dataSets } = described.intent;
    const target = (intent: ProjectSnapshot['intent']) => nextStep({ ...described, intent })?.target;
    const place = { kind: 'file', path: 'tend.yaml', range };
    expect(target({ ...described.intent, objective: null, blanks })).toEqual(place);
    expect(target({ ...described.intent, success: null, blanks: { ...noIntent.blanks, success: range } })).toEqual(
      place,
    );
    const undeclared = dataSets.map((set) => ({ ...set, at: range, target: null }));
    expect(target({ ...described.intent, dataSets: undeclared })).toEqual(place);
  });

  it('is to mend tend.yaml first, at the line of its first error', () => {
    const change = { configErrors: 1, firstConfigError: { message: 'x', range } };
    expect(step({ ...change, dataFiles: [] })).toBe('mend tend.yaml, line 14 · 1 problem');
    const why = (configBroken: boolean) => nextStep({ ...described, ...change, configBroken })?.why;
    expect([why(false), why(true)]).toEqual([
      expect.stringMatching(/the rest of it is\.$/),
      'As it is, nothing of tend.yaml is applied.',
    ]);
  });

  it('is to add data where there is none', () => {
    expect(step({ dataFiles: [] })).toBe('add a data file · or open the sample');
  });

  it('fits a folder that holds nothing but runs', () => {
    const runs = { dataFiles: [], development: { ...noDevelopment, runs: 3 } };
    expect(step({ ...runs, configPath: null, intent: noIntent })).toBe('describe the project · writes a tend.yaml');
    const stated = { ...noIntent, objective: declared, success };
    expect(step({ ...runs, intent: stated })).toBe('run a simple baseline · no run is named so');
    expect(step({ dataFiles: [], unreadRuns: ['mlruns'], intent: stated })).toBeNull();
  });

  it('is to make an unreadable file readable before its neighbours are mended', () => {
    const broken = { ...checkedFile('a.csv'), state: 'unreadable' as const, problem: 'looks like a PNG picture' };
    expect(step({ dataFiles: [checkedFile('b.csv', { error: 1 }), broken] })).toBe(
      'make a.csv readable · looks like a PNG picture',
    );
  });

  it('is to mend errors, with their number and file', () => {
    expect(step({ dataFiles: [checkedFile('data/birds.csv', { error: 3 })] })).toBe('mend 3 errors · birds.csv');
    const two = [checkedFile('a.csv', { error: 1 }), checkedFile('b.csv', { error: 2 })];
    expect(step({ dataFiles: two })).toBe('mend 3 errors · in 2 files');
  });

  it('is to describe the project where no tend.yaml stands', () => {
    expect(step({ configPath: null, intent: noIntent })).toBe('describe the project · writes a tend.yaml');
  });

  it('asks for objective, metric and target in this order', () => {
    expect(step({ intent: noIntent })).toBe('state the objective · project.objective');
    expect(step({ intent: { ...noIntent, objective: declared } })).toBe('name the success metric · project.success');
    expect(step({ intent: { ...noIntent, objective: declared, success } })).toBe(
      'declare the target column · datasets.….target',
    );
  });

  it('comes to warnings when nothing worse is left', () => {
    expect(step({ dataFiles: [checkedFile('b.csv', { warning: 1 })] })).toBe('look at 1 warning · b.csv');
  });

  it('asks for a first model, and is quiet once there is one', () => {
    expect(step({})).toBe('train a first model · a simple baseline');
    expect(step({ scripts: [{ path: 'train.py', libraries: ['xgboost'] }] })).toBeNull();
    expect(step({ modelFiles: ['rf.joblib'] })).toBeNull();
  });
});
