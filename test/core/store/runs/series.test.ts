import { smoothed } from '../../../../src/base/smoothing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SeriesPoints } from '../../../../src/runs/run';
import type { RunStore } from '../../../../src/runs/runStore';
import type { EnvelopeRequest, SeriesEnvelope } from '../../../../src/runs/series';
import { decodeColumn, encodeColumn } from '../../../../src/store/runs/columnCodec';
import { mergeSummaries, summariseSeries } from '../../../../src/store/runs/seriesSummary';
import { sortByKeys } from '../../../../src/store/runs/radixSort';
import { imported, openIn, series } from './imported';

const double = fc.double();
const step = fc.oneof(fc.integer({ min: -5, max: 20 }), fc.integer());

it('a column of numbers comes back to the last bit, in every form', () => {
  const columns = fc.oneof(
    fc.array(double),
    fc.array(fc.float()),
    fc.array(fc.integer({ min: 1.7e12, max: 1.7e12 + 4e9 })),
    fc
      .tuple(double, double, fc.nat(20))
      .map(([base, by, count]) => Array.from({ length: count }, (_, n) => base + n * by)),
    fc.constantFrom([-0, -0], [NaN, NaN, NaN], [Infinity, Infinity], [0, -0, 0], [5], []),
  );
  fc.assert(
    fc.property(columns, (numbers) => {
      const column = Float64Array.from(numbers);
      const bytes = encodeColumn(column);
      const shifted = new Uint8Array([0, ...bytes]).subarray(1);
      expect([...decodeColumn(bytes, column.length)]).toEqual([...column]);
      expect([...decodeColumn(shifted, column.length)]).toEqual([...column]);
    }),
    { numRuns: 500 },
  );
});

it('equal steps, whole milliseconds and single precision are stored small', () => {
  const count = 4096;
  const sizes = [
    Float64Array.from({ length: count }, (_, n) => n * 50),
    Float64Array.from({ length: count }, (_, n) => 1.7e12 + ((n * 7919) % 1000) + n * 1000),
    Float64Array.from({ length: count }, (_, n) => Math.fround(Math.sin(n))),
    Float64Array.from({ length: count }, (_, n) => Math.sin(n)),
  ].map((column) => encodeColumn(column).length - 24);
  expect(sizes).toEqual([0, 4 * count, 4 * count, 8 * count]);
});

it('summaries of two parts merge to that of the whole', () => {
  const point = fc.tuple(
    step,
    fc.oneof(fc.constant(NaN), fc.integer({ min: 0, max: 9 })),
    fc.integer({ min: -9, max: 9 }),
  );
  const some = fc.array(fc.oneof(point, fc.tuple(step, fc.constant(1), fc.constant(NaN))), {
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(some, some, (a, b) => {
      const points = (rows: readonly (readonly [number, number, number])[]) => ({
        steps: Float64Array.from(rows, (row) => row[0]),
        times: Float64Array.from(rows, (row) => row[1]),
        values: Float64Array.from(rows, (row) => row[2]),
      });
      const whole = summariseSeries(points([...a, ...b]));
      const merged = mergeSummaries(summariseSeries(points(a)), summariseSeries(points(b)));
      const rough = (summary: typeof whole) => ({
        ...summary,
        mean: Math.round(summary.mean * 1e9) + 0,
        squares: Math.round(summary.squares * 1e6),
        timesOrdered: true,
      });
      expect(rough(merged)).toEqual(rough(whole));
      // Whether times are in order is not known for sure where steps are not: then they are taken not to be.
      expect(merged.timesOrdered && !whole.timesOrdered).toBe(false);
    }),
  );
});

it('runs are put in the order of any keys, equal ones as they stand, NaN last', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(double, fc.integer({ min: -2, max: 2 }))), fc.boolean(), (list, descending) => {
      const keys = Float64Array.from(list, (key) => key + 0);
      const numbers = Int32Array.from(list.keys()).reverse();
      const expected = [...numbers].sort((a, b) => {
        const [x = 0, y = 0] = [keys[a], keys[b]];
        if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y));
        return x === y ? 0 : (x < y ? -1 : 1) * (descending ? -1 : 1);
      });
      expect([...sortByKeys(numbers, keys, descending)]).toEqual(expected);
    }),
  );
});

interface Point {
  readonly step: number;
  readonly time: number;
  readonly value: number;
}

const all: EnvelopeRequest = { axis: 'step', from: null, to: null, buckets: 100, log: false };

/** What is true of an envelope, whatever its buckets are: it says of each point in its part what the points say. */
/** Points of the run `r` as they were logged. */
function logged(key: string, points: readonly Point[]): SeriesPoints {
  const of = (read: (point: Point) => number) => Float64Array.from(points, read);
  const values = points.map(({ value }) => value);
  return series('r', key, values, { steps: of(({ step: at }) => at), times: of(({ time }) => time) });
}

/** Writes them in a visit of their own. */
function log(runs: RunStore, points: SeriesPoints): void {
  const visit = runs.visit('tensorboard', 'logs');
  visit.run(imported('r'));
  visit.points(points);
  visit.commit(null);
}

function expectEnvelope(envelope: SeriesEnvelope, points: readonly Point[], request: EnvelopeRequest): void {
  const origin = request.axis === 'relative' ? Math.min(...points.map(({ time }) => time)) : 0;
  const placed = points
    .map(({ step: at, time, value }) => ({ x: request.axis === 'step' ? at : time - origin, value }))
    .sort((a, b) => a.x - b.x);
  const shown = placed.filter(({ x }) => x >= (request.from ?? -Infinity) && x <= (request.to ?? Infinity));
  expect(envelope).toMatchObject({
    total: points.length,
    shown: shown.length,
    unplaced: request.log ? shown.filter(({ x }) => x <= 0).length : 0,
    first: placed[0]?.x,
    end: placed.at(-1)?.x,
  });
  const length = envelope.from.length;
  expect(length).toBeLessThanOrEqual(request.buckets);
  if (shown.length <= request.buckets) expect(length).toBe(shown.length);
  let rest = shown;
  for (let bucket = 0; bucket < length; bucket++) {
    const next = envelope.from[bucket + 1] ?? Infinity;
    // Points at one place may be in two buckets only where each point is its own.
    const count = shown.length <= request.buckets ? 1 : rest.filter(({ x }) => x < next).length;
    const mine = rest.slice(0, count);
    rest = rest.slice(count);
    const values = mine.map(({ value }) => value).filter((value) => !Number.isNaN(value));
    expect([envelope.from[bucket], envelope.to[bucket]]).toEqual([mine[0]?.x, mine.at(-1)?.x]);
    expect([envelope.min[bucket], envelope.max[bucket], envelope.last[bucket], envelope.nan[bucket]]).toEqual([
      values.length > 0 ? Math.min(...values) : NaN,
      values.length > 0 ? Math.max(...values) : NaN,
      mine.at(-1)?.value,
      mine.length - values.length,
    ]);
  }
  expect(rest).toEqual([]);
}

describe('an envelope', () => {
  it('of a short series says what its points say, in whichever order they were logged and written', () => {
    const { runs } = openIn();
    let key = 0;
    const point = fc.record({
      step: fc.integer({ min: 0, max: 30 }),
      time: fc.integer({ min: 1000, max: 1100 }),
      value: fc.oneof(fc.integer({ min: -50, max: 50 }), fc.constantFrom(NaN, Infinity, -Infinity)),
    });
    const bound = fc.option(fc.integer({ min: -3, max: 40 }));
    const request = fc.record({
      axis: fc.constantFrom('step', 'relative', 'wall'),
      from: bound,
      to: bound,
      buckets: fc.integer({ min: 1, max: 12 }),
      log: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 30 }), fc.nat(29), request, (points, cut, asked) => {
        const name = `m${key++}`;
        for (const part of [points.slice(0, cut), points.slice(cut)]) {
          log(runs, logged(name, part));
        }
        const shift = asked.axis === 'wall' ? 1040 : 0;
        const shifted = {
          ...asked,
          from: asked.from === null ? null : asked.from + shift,
          to: asked.to === null ? null : asked.to + shift,
        };
        const envelope = runs.envelope(1, name, shifted);
        if (envelope) expectEnvelope(envelope, points, shifted);
        else expect.fail('there is one');
      }),
      { numRuns: 60 },
    );
  });

  it('of a long series is as exact at every zoom, and no spike is lost', () => {
    const { runs } = openIn();
    const count = 50_123;
    const points = Array.from({ length: count }, (_, n) => ({
      step: Math.floor(n / 3) * 2,
      time: 1.7e12 + n * 10,
      value: n % 997 === 5 ? NaN : Math.sin(n / 500) + (n === 31_415 ? 100 : 0),
    }));
    for (let from = 0; from < count; from += 7001) log(runs, logged('m', points.slice(from, from + 7001)));
    expect(runs.details(1)?.metrics.get('m')).toMatchObject({ count, max: 100 + Math.sin(31_415 / 500) });
    const requests: readonly EnvelopeRequest[] = [
      { ...all, buckets: 1000 },
      { ...all, from: 500, to: 20_000, buckets: 1000 },
      { ...all, axis: 'relative', from: 10_005, to: 400_000, buckets: 700 },
      { ...all, axis: 'wall', from: 1.7e12 + 123, to: null, buckets: 600 },
      { ...all, from: 33_000, to: 40_000, buckets: 5000 },
      { ...all, log: true, buckets: 1000 },
      { ...all, from: 90_000, to: 100_000, buckets: 10 },
    ];
    for (const request of requests) {
      const envelope = runs.envelope(1, 'm', request);
      if (envelope) expectEnvelope(envelope, points, request);
      else expect.fail('there is one');
    }
    // Few buckets are made of groups of 64 points: a bucket may then begin a group too late, but nothing is lost.
    const coarse = runs.envelope(1, 'm', { ...all, from: 1001, to: 32_000, buckets: 50 });
    expect(coarse).toMatchObject({
      shown: points.filter(({ step: at }) => at >= 1001 && at <= 32_000).length,
      total: count,
    });
    expect(coarse?.from.length).toBeLessThanOrEqual(50);
    expect(Math.max(...(coarse?.max ?? []))).toBeCloseTo(100, 0);
    expect(coarse?.nan.reduce((sum, nan) => sum + nan, 0)).toBe(
      points.filter(({ step: at, value }) => at >= 1001 && at <= 32_000 && Number.isNaN(value)).length,
    );
  });

  it('ends a bucket in NaN where its last point is, at every zoom', () => {
    const { runs } = openIn();
    const values = Array.from({ length: 50_000 }, (_, n) => (n % 64 === 63 ? NaN : n));
    log(runs, series('r', 'm', values));
    for (const buckets of [10, 100, 5000, 50_000]) {
      const { to, last } = runs.envelope(1, 'm', { ...all, buckets }) ?? expect.fail('there is one');
      expect(last).toEqual(to.map((step) => values[step] ?? -1));
    }
  });

  it('on a logarithmic axis has the first points apart, and what has no place there by itself', () => {
    const { runs } = openIn();
    const spikes = new Map([
      [2, 50],
      [4, 0.004],
    ]);
    const write = (name: string, count: number) => {
      const values = Array.from({ length: count }, (_, step) => spikes.get(step) ?? 1);
      log(runs, series('r', name, values));
    };
    // Of the longer series only the groups of the first points are read.
    for (const [name, count, buckets] of [
      ['short', 6000, 800],
      ['long', 300_000, 800],
    ] as const) {
      write(name, count);
      const envelope = runs.envelope(1, name, { ...all, log: true, buckets });
      expect(envelope).toMatchObject({ total: count, shown: count, unplaced: 1 });
      expect(envelope?.to.slice(0, 6)).toEqual(Float64Array.of(0, 1, 2, 3, 4, 5));
      expect(envelope?.last.slice(0, 6)).toEqual(Float64Array.of(1, 1, 50, 1, 0.004, 1));
      expect(envelope?.to.at(-1)).toBe(count - 1);
      const widths = [...(envelope?.from ?? [])].flatMap((from, at) =>
        from > 10 ? [(envelope?.to[at] ?? 0) / from] : [],
      );
      expect(Math.max(...widths)).toBeLessThan(1.04);
      const later = runs.envelope(1, name, { ...all, log: true, from: 1, buckets });
      expect(later).toMatchObject({ shown: count - 1, unplaced: 0 });
    }
  });

  it('against time is empty where there are no times, and null where the run lacks the metric', () => {
    const { runs } = openIn();
    log(runs, series('r', 'm', [1, 2]));
    expect(runs.envelope(1, 'm', { ...all, axis: 'wall' })).toMatchObject({
      total: 2,
      shown: 0,
      first: NaN,
      from: new Float64Array(),
    });
    expect(runs.envelope(1, 'x', all)).toBeNull();
    expect(runs.points(1, 'x')).toBeNull();
  });
});

describe('a moving average', () => {
  it('is over every point, at whichever places it is asked for, and has the spike that lies between two of them', () => {
    const { runs } = openIn();
    const values = Array.from({ length: 20_000 }, (_, step) => (step === 7777 ? 50 : Math.sin(step)));
    log(runs, series('r', 'm', values));
    const whole = smoothed(Float64Array.from(values.keys()), Float64Array.from(values), 0.9);
    const at = (...places: number[]) =>
      runs.smoothed(1, 'm', { axis: 'step', weight: 0.9, places: Float64Array.from(places) });
    expect(at(1024, 7799, 19_999)).toEqual(Float64Array.of(whole[1024] ?? 0, whole[7799] ?? 0, whole[19_999] ?? 0));
    expect(at(7799)[0]).toBeGreaterThan(0.4);
    expect(runs.smoothed(1, 'x', { axis: 'step', weight: 0.9, places: new Float64Array(2) })).toHaveLength(0);
  });
});

describe('points', () => {
  it('that replace others leave nothing of them', () => {
    const { runs } = openIn();
    const put = (values: readonly number[], mode: 'append' | 'replace') => {
      log(runs, series('r', 'm', values, { mode }));
      return [...(runs.points(1, 'm')?.values ?? [])].join(' ');
    };
    const many = Array.from({ length: 9000 }, (_, n) => n);
    expect(put([7], 'append')).toBe('7');
    expect(put([8, 9], 'append')).toBe('7 8 9');
    expect(put(many, 'replace')).toBe(many.join(' '));
    expect(put([1], 'replace')).toBe('1');
    expect(put([2], 'append')).toBe('1 2');
    expect(put([], 'append')).toBe('1 2');
    expect(put([], 'replace')).toBe('');
    expect(runs.details(1)?.metrics.size).toBe(0);
  });

  it('of a run that nobody has told of yet wait for it', () => {
    const { runs } = openIn();
    const visit = runs.visit('tensorboard', 'logs');
    visit.points(series('late', 'm', [1, 2]));
    visit.commit('s');
    expect(visit.pending).toBe(48);
    visit.points(series('late', 'm', [3]));
    visit.run(imported('late'));
    expect(visit.commit('s')).toEqual({ imported: 1, updated: 0 });
    expect(runs.points(1, 'm')?.values).toEqual(Float64Array.of(1, 2, 3));
  });
});
