import type { ImportedRun } from '../../../src/runs/run';

/** How large the store of the bench is: a run has so many metrics of one point, and so many params. */
export const size = { runs: 100_000, metrics: 20, params: 20 } as const;

const models = ['lgbm', 'xgb', 'rf', 'linear'] as const;
const firstStart = Date.UTC(2025, 0, 1);

/** A number from 0 to below 1 that depends on all of its bits (finalizer of MurmurHash3). */
function mixed(run: number, column: number): number {
  let bits = Math.imul(run + 1, 0x9e3779b1) ^ Math.imul(column + 1, 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return ((bits ^ (bits >>> 16)) >>> 0) / 2 ** 32;
}

/** "m0" … in the order in which they were logged. */
export function metricsOf(run: number): readonly (readonly [string, number])[] {
  return Array.from({ length: size.metrics }, (_, index) => [`m${index}`, mixed(run, index)] as const);
}

/** A model, a depth and a seed, then params of a few words each: 24 groups by model and depth. */
export function paramsOf(run: number): readonly (readonly [string, string])[] {
  const fixed = [
    ['model', models[run % 4] ?? ''],
    ['depth', String(4 + (Math.floor(run / 4) % 6))],
    ['seed', String(Math.floor(run / 24))],
  ] as const;
  const words = Array.from({ length: size.params - fixed.length }, (_, index) => {
    const value = Math.floor(mixed(run, 100 + index) * (5 + index));
    return [`p${index}`, `v${value}`] as const;
  });
  return [...fixed, ...words];
}

export function tagsOf(run: number): readonly (readonly [string, string])[] {
  return [['team', run % 3 === 0 ? 'growth' : 'core']];
}

export function startOf(run: number): number {
  return firstStart + run * 60_000;
}

/** 32 hexadecimal digits, as MLflow has them. */
export function idOf(run: number): string {
  return [0, 1, 2, 3]
    .map((part) =>
      Math.floor(mixed(run, 200 + part) * 2 ** 32)
        .toString(16)
        .padStart(8, '0'),
    )
    .join('');
}

export function importedRun(run: number): ImportedRun {
  return {
    nativeId: idOf(run),
    fingerprint: null,
    experiment: 'bench',
    name: `run-${run}`,
    status: 'finished',
    started: startOf(run),
    ended: startOf(run) + 30_000,
    parent: null,
    params: new Map(paramsOf(run)),
    tags: new Map(tagsOf(run)),
    environment: new Map(),
    code: null,
    data: [],
    artifacts: null,
    partly: null,
    deleted: false,
    state: null,
  };
}
