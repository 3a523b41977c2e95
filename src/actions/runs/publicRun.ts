import type { MetricFacts, RunDetails, RunNumber } from '../../runs/runStore';

/** A number as JSON can hold it: NaN and infinities are the texts "NaN", "Infinity" and "-Infinity". */
export type JsonNumber = number | 'NaN' | 'Infinity' | '-Infinity';

export interface PublicMetric {
  readonly last: JsonNumber;
  readonly min: JsonNumber;
  readonly max: JsonNumber;
  readonly lastStep: JsonNumber;
  readonly count: number;
}

/** A run as programs are told of it; the shape is part of the contract of the command line. */
export interface PublicRun {
  readonly id: string;
  readonly source: { readonly kind: string; readonly path: string; readonly nativeId: string };
  readonly experiment: string;
  readonly name: string;
  readonly status: string;
  /** ISO 8601. */
  readonly started: string | null;
  readonly ended: string | null;
  readonly parent: string | null;
  readonly params: Readonly<Record<string, string>>;
  readonly metrics: Readonly<Record<string, PublicMetric>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly stars: number;
  readonly notes: string;
  /** Tags that were given in Tend. */
  readonly labels: readonly string[];
  readonly archived: boolean;
  /** Why not all of it could be read. */
  readonly partly: string | null;
  /** Its source has it no more. */
  readonly gone: boolean;
}

/** `idOf` names the run that it is nested in. */
export function publicRun(run: RunDetails, idOf: (number: RunNumber) => string | null): PublicRun {
  const { id, kind, source, nativeId, experiment, name, status, labels, archived, partly, gone } = run;
  return {
    id,
    source: { kind, path: source, nativeId },
    experiment,
    name,
    status,
    started: isoTime(run.started),
    ended: isoTime(run.ended),
    parent: run.parent === null ? null : idOf(run.parent),
    params: record(run.params),
    metrics: record(new Map([...run.metrics].map(([key, facts]) => [key, publicMetric(facts)]))),
    tags: record(run.tags),
    stars: run.starred ? 1 : 0,
    notes: run.note,
    labels,
    archived,
    partly,
    gone,
  };
}

export function jsonNumber(value: number): JsonNumber {
  if (Number.isFinite(value)) return value;
  return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity';
}

/** ISO 8601; null where it is not known, or no date at all. */
export function isoTime(milliseconds: number | null): string | null {
  return milliseconds === null || !(Math.abs(milliseconds) <= 8.64e15) ? null : new Date(milliseconds).toISOString();
}

function publicMetric({ last, min, max, lastStep, count }: MetricFacts): PublicMetric {
  const numbers = {
    last: jsonNumber(last),
    min: jsonNumber(min),
    max: jsonNumber(max),
    lastStep: jsonNumber(lastStep),
  };
  return { ...numbers, count };
}

/** Also of a key like "__proto__", which an object literal would swallow. */
function record<Value>(map: ReadonlyMap<string, Value>): Readonly<Record<string, Value>> {
  const copy = Object.create(null) as Record<string, Value>;
  for (const [key, value] of map) copy[key] = value;
  return copy;
}
