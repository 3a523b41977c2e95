import type { RunDetails, RunNumber, RunStore } from '../../runs/runStore';
import { isoTime, jsonNumber, publicRun, type JsonNumber, type PublicRun } from './publicRun';

/** A run with everything that was recorded of it. */
export interface ShownRun extends PublicRun {
  readonly artifacts: string | null;
  readonly code: RunDetails['code'];
  readonly data: RunDetails['data'];
  readonly environment: Readonly<Record<string, string>>;
}

export interface ShownPoint {
  readonly step: JsonNumber;
  /** ISO 8601. */
  readonly time: string | null;
  readonly value: JsonNumber;
}

/** Null: there is no such run (any more). */
export function showRun(store: RunStore, number: RunNumber): ShownRun | null {
  const run = store.details(number);
  if (!run) return null;
  const { artifacts, code, data, environment } = run;
  const parentId = (parent: RunNumber) => store.runs([parent])[0]?.id ?? null;
  return { ...publicRun(run, parentId), artifacts, code, data, environment: Object.fromEntries(environment) };
}

/** Every point of a metric in the order in which it was logged; null: the run has no such metric. */
export function showSeries(store: RunStore, number: RunNumber, key: string): readonly ShownPoint[] | null {
  const points = store.points(number, key);
  if (!points) return null;
  return Array.from(points.values, (value, index) => ({
    step: jsonNumber(points.steps[index] ?? NaN),
    time: isoTime(points.times[index] ?? NaN),
    value: jsonNumber(value),
  }));
}
