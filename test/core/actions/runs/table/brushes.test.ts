import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBrushes, withBrush } from '../../../../../src/actions/runs/table/brushes';
import { parseFilter } from '../../../../../src/runs/query/parseFilter';
import { metric, openIn, param, write } from '../../../store/runs/imported';

const now = { now: 0 };

describe('a brush', () => {
  it('is written behind what the filter says', () => {
    const filter = withBrush("params.model = 'rf'", metric('acc'), { low: 0.5, high: 0.75 }, now);
    expect(filter).toBe("params.model = 'rf' and metrics.acc >= 0.5 and metrics.acc <= 0.75");
  });

  it('takes the place of the one before it', () => {
    const filter = withBrush('metrics.acc >= 0.1 and params.depth >= 6', metric('acc'), { low: 0.5, high: 0.75 }, now);
    expect(filter).toBe('params.depth >= 6 and metrics.acc >= 0.5 and metrics.acc <= 0.75');
  });

  it('of durations is written in seconds and read in milliseconds', () => {
    const duration = { kind: 'attribute', key: 'duration' } as const;
    const filter = withBrush('', duration, { low: 1001, high: 90_000 }, now);
    expect(filter).toBe('duration >= 1.001 and duration <= 90');
    expect(readBrushes(filter, [duration], now).brushed).toEqual([{ low: 1001, high: 90_000 }]);
  });

  it('of times is written as dates, to the second that holds it', () => {
    const started = { kind: 'attribute', key: 'started' } as const;
    const [low, high] = [Date.UTC(2026, 10, 20, 14, 3), Date.UTC(2026, 10, 20, 18, 0, 59)];
    const filter = withBrush('', started, { low: low + 1, high: high - 1 }, now);
    expect(filter).toBe("started >= '2026-11-20 14:03Z' and started <= '2026-11-20 18:00:59Z'");
    expect(readBrushes(filter, [started], now)).toEqual({ brushed: [{ low, high }], rest: '' });
    expect(withBrush('', started, { low: -1e15, high: Infinity }, now)).toBe('started >= -1000000000000000');
  });

  it('over what has no value says so, alone or beside values', () => {
    const brushes = [
      { values: [], missing: true },
      { low: 0.5, high: Infinity, missing: true },
      { low: 0.5, high: 0.75, missing: true },
    ];
    const filters = brushes.map((brushed) => withBrush('starred = 1', metric('acc'), brushed, now));
    expect(filters).toEqual([
      'starred = 1 and (metrics.acc is null or metrics.acc is not finite)',
      'starred = 1 and (metrics.acc >= 0.5 or metrics.acc is null or metrics.acc is not finite)',
      'starred = 1 and (metrics.acc >= 0.5 and metrics.acc <= 0.75 or metrics.acc is null or metrics.acc is not finite)',
    ]);
    expect(filters.map((filter) => readBrushes(filter, [metric('acc')], now))).toEqual(
      brushes.map((brushed) => ({ brushed: [brushed], rest: 'starred = 1' })),
    );
    const texts = { values: ['rf', 'svm'], missing: true };
    const ofTexts = withBrush('', param('model'), texts, now);
    expect(ofTexts).toBe("(params.model in ('rf', 'svm') or params.model is null)");
    expect(readBrushes(ofTexts, [param('model')], now)).toEqual({ brushed: [texts], rest: '' });
    const others = [
      'metrics.acc is not null',
      'metrics.acc is null or metrics.loss is null',
      'metrics.acc > 1 or metrics.acc is null',
      'metrics.acc is null',
      'metrics.acc is not finite',
      'metrics.acc is null or metrics.acc is finite',
    ];
    expect(others.map((filter) => readBrushes(filter, [metric('acc')], now).brushed)).toEqual(others.map(() => [null]));
  });

  it('over the rail lets a run without a number through, whether it has no value, NaN or infinity', () => {
    const { runs } = openIn();
    write(runs, [
      { id: 'number', metrics: { acc: 0.5 } },
      { id: 'nan', metrics: { acc: NaN } },
      { id: 'infinite', metrics: { acc: -Infinity } },
      { id: 'none' },
    ]);
    const filter = withBrush('', metric('acc'), { values: [], missing: true }, now);
    const found = runs.find({ filter: parseFilter(filter, now).predicate, order: [], archived: true });
    expect(
      runs
        .runs([...found])
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['infinite', 'nan', 'none']);
  });

  it('goes without a trace', () => {
    const brushed = withBrush('starred = 1', param('model'), { values: ['rf', "d'or"] }, now);
    expect(withBrush(brushed, param('model'), null, now)).toBe('starred = 1');
  });

  it('leaves alternatives of the filter together', () => {
    const filter = withBrush("status = 'failed' or starred = 1", metric('acc'), { low: 0, high: 1 }, now);
    expect(filter).toBe("(status = 'failed' or starred = 1) and metrics.acc >= 0 and metrics.acc <= 1");
  });

  it('puts parentheses around alternatives that only look as if they had some', () => {
    const filter = withBrush('(starred = 1) or (archived = 1)', metric('acc'), { low: 0, high: 1 }, now);
    expect(filter).toBe('((starred = 1) or (archived = 1)) and metrics.acc >= 0 and metrics.acc <= 1');
    expect(withBrush(filter, metric('acc'), { low: 0, high: 2 }, now)).toBe(
      '((starred = 1) or (archived = 1)) and metrics.acc >= 0 and metrics.acc <= 2',
    );
  });

  it('leaves a filter alone that cannot be understood', () => {
    expect(withBrush('metrics.acc >', metric('acc'), { low: 0, high: 1 }, now)).toBe('metrics.acc >');
  });

  it('is read back as it was drawn, whatever the names and values are', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 20 }),
        fc.array(fc.string({ maxLength: 20 }), { minLength: 1, maxLength: 4 }),
        (key, values) => {
          const column = param(key);
          const filter = withBrush("params.other = 'x'", column, { values }, now);
          const { brushed, rest } = readBrushes(filter, [column], now);
          expect(brushed).toEqual([{ values }]);
          expect(rest).toBe("params.other = 'x'");
        },
      ),
    );
  });
});
