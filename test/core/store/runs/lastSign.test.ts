import { expect, it } from 'vitest';
import type { SourceKind } from '../../../../src/runs/run';
import { endText, signOfLife, silence, silenceText } from '../../../../src/runs/signOfLife';
import { imported, openIn, series } from './imported';

const hour = 3_600_000;

it('of a run is the latest that was heard of it or of what is nested in it, as long as it is said to be running', () => {
  const { runs: store } = openIn();
  const visit = store.visit('mlflow-files', 'mlruns');
  visit.run(imported('parent', { status: 'running', started: 1 * hour }));
  visit.run(imported('child', { parent: 'parent', started: 2 * hour, ended: 3 * hour }));
  visit.run(imported('grandchild', { parent: 'child', started: 2 * hour }));
  visit.run(imported('alone', { status: 'running', started: 1 * hour }));
  visit.run(imported('timeless', { status: 'running' }));
  visit.run(imported('log', { status: 'running', started: hour, written: 5.5 * hour }));
  visit.points(series('grandchild', 'loss', [3, 2], { times: Float64Array.of(4 * hour, 5 * hour) }));
  visit.commit(null);
  const runs = store.runs([...store.find({ filter: null, order: [], archived: false })]);
  const told = (now: number) => Object.fromEntries(runs.map((run) => [run.nativeId, silence(signOfLife(run), now)]));
  expect(Object.fromEntries(runs.map(({ nativeId, lastSign }) => [nativeId, lastSign]))).toEqual({
    parent: 5 * hour,
    child: null,
    grandchild: null,
    alone: hour,
    timeless: null,
    log: 5.5 * hour,
  });
  expect(told(6 * hour)).toEqual({
    parent: hour,
    child: null,
    grandchild: null,
    alone: 5 * hour,
    timeless: null,
    log: 0.5 * hour,
  });
});

it('of a run whose log has no end is told soon, for that it ended shows in nothing else', () => {
  const told = (kind: SourceKind, quiet: number) => {
    const silent = silence(signOfLife({ status: 'running', lastSign: 10 * hour, kind }), 10 * hour + quiet);
    return silent === null ? null : silenceText(silent);
  };
  expect(told('tensorboard', 10_000)).toBeNull();
  expect(told('tensorboard', 40_000)).toBe('last written 40 s ago');
  expect(told('mapped', 40_000)).toBe('last written 40 s ago');
  expect(told('mlflow-files', 40_000)).toBeNull();
  expect(told('mlflow-files', 7 * 60_000)).toBe('last written 7 min ago');
  expect(told('tensorboard', 4 * hour)).toBe('no sign of life for 4 h');
});

it('of a run whose log has no end tells when it counts as finished, as long as it does not', () => {
  const told = (kind: SourceKind, quiet: number) =>
    endText(signOfLife({ status: 'running', lastSign: 10 * hour, kind }), 10 * hour + quiet);
  expect(told('mapped', 0)).toBe('counts as finished once nothing was written for 2 min');
  expect(told('tensorboard', 100_000)).toBe('counts as finished once nothing was written for 2 min');
  expect(told('mapped', 4 * hour)).toBe('');
  expect(told('mlflow-files', 40_000)).toBe('');
});
