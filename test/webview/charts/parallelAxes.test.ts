import { describe, expect, it } from 'vitest';
import { brushKey } from '../../../webview/experiments/charts/brushKeys';
import { axisOption, parallelHeight, parallelRoom } from '../../../webview/experiments/charts/parallelOption';
import {
  brushedOf,
  brushText,
  intervalsOf,
  parallelAxis,
  placeOnAxis,
  typedBrush,
  type ParallelAxis,
} from '../../../webview/experiments/charts/parallelAxes';
import { runValues } from '../../../webview/experiments/charts/runValues';

const depth = { kind: 'param', key: 'depth' } as const;
const model = { kind: 'param', key: 'model' } as const;
const values = runValues(
  {
    ids: ['1', '2', '3', '4'],
    names: ['a', 'b', 'c', 'd'],
    columns: [
      { type: 'texts', values: ['2', '6', '12', null] },
      { type: 'texts', values: ['rf', 'rf', 'svm', null] },
    ],
  },
  [depth, model],
);

function axisOf(...of: Parameters<typeof parallelAxis>): ParallelAxis {
  const axis = parallelAxis(...of);
  if (!axis) throw new Error('There is no axis.');
  return axis;
}

describe('an axis of parallel coordinates', () => {
  it('is there only where a run has a value that can be drawn', () => {
    const texts = (...of: (string | null)[]) => ({ type: 'texts' as const, values: of });
    const numbers = (...of: number[]) => ({
      type: 'numbers' as const,
      values: Float64Array.from(of),
      present: new Uint8Array(of.length).fill(1),
    });
    const has = (column: ReturnType<typeof texts | typeof numbers>) =>
      parallelAxis(runValues({ ids: ['1', '2'], names: ['a', 'b'], columns: [column] }, [depth]), depth) !== null;
    expect([texts(null, null), numbers(NaN, NaN), texts(null, 'rf'), numbers(NaN, 2)].map(has)).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  it('spans the numbers, with the runs that have none on a rail below', () => {
    const axis = axisOf(values, depth);
    expect(axis).toMatchObject({ kind: 'number', low: 2, high: 12 });
    expect([0, 1, 2].map((run) => placeOnAxis(axis, values, run))).toEqual([2, 6, 12]);
    expect(placeOnAxis(axis, values, 3)).toBeLessThan(2);
  });

  it('says of the rail that it is of what is missing, and nothing between it and the numbers', () => {
    const axis = axisOf(values, depth);
    const { axisLabel } = drawn(axis);
    expect(axisLabel.showMinLabel).toBe(true);
    expect([axis.missing ?? NaN, 1, 2, 12].map((value) => axisLabel.formatter(value, 0))).toEqual([
      'missing',
      '',
      '2',
      '12',
    ]);
  });

  it('has no rail where every run has a value, and begins with the least one', () => {
    const whole = runValues(
      {
        ids: ['1', '2'],
        names: ['a', 'b'],
        columns: [
          { type: 'texts', values: ['2', '6'] },
          { type: 'texts', values: ['missing', 'rf'] },
        ],
      },
      [depth, model],
    );
    const [numbers, texts] = [axisOf(whole, depth), axisOf(whole, model)];
    expect([numbers.missing, texts.missing]).toEqual([null, null]);
    expect(drawn(numbers).min).toBe(2);
    expect(texts.categories).toEqual(['rf', 'missing']);
    expect([0, 1].map((run) => placeOnAxis(texts, whole, run))).toEqual([1, 0]);
    expect(brushedOf(texts, [[-0.4, 0.4]])).toEqual({ values: ['rf'] });
    expect(intervalsOf(texts, { values: ['rf'] })).toEqual([[-0.4, 0.4]]);
  });

  it('of one number has one place, in its middle, and the rail only for runs that have none', () => {
    const constant = (numbers: readonly (string | null)[]) => {
      const ids = numbers.map((_, run) => `${run}`);
      const answer = { ids, names: ids, columns: [{ type: 'texts' as const, values: [...numbers] }] };
      return drawn(axisOf(runValues(answer, [depth]), depth));
    };
    const { min, max, axisLabel } = constant(['0.3', '0.3']);
    expect(axisLabel.customValues?.map((value) => axisLabel.formatter(value, 0))).toEqual(['0.3']);
    expect((min + max) / 2).toBeCloseTo(0.3);
    const lacking = constant(['0.3', null]).axisLabel;
    expect(lacking.customValues?.map((value) => lacking.formatter(value, 0))).toEqual(['missing', '0.3']);
  });

  it('says so with a dash where the word would lie over the next axis, of numbers and of texts', () => {
    const axis = axisOf(values, depth);
    expect(drawn(axis, 30).axisLabel.formatter(axis.missing ?? NaN, 0)).toBe('–');
    expect(drawn(axisOf(values, model), 30).axisLabel.formatter(0, 0)).toBe('–');
    expect(drawn(axisOf(values, model)).axisLabel.formatter(0, 0)).toBe('missing');
  });

  it('of whole numbers has no ticks between two of them', () => {
    const { minInterval, axisLabel } = drawn(axisOf(values, depth));
    expect(minInterval).toBe(1);
    expect([2, 2.5, 3].map((value) => axisLabel.formatter(value, 1))).toEqual(['2', '', '3']);
  });

  it('of times is labelled by dates and times of day, and one of durations with units', () => {
    const labels = (key: 'started' | 'duration', ...of: number[]) => {
      const column = { kind: 'attribute', key } as const;
      const ids = of.map((_, run) => `${run}`);
      const values = {
        type: 'numbers' as const,
        values: Float64Array.from(of),
        present: new Uint8Array(of.length).fill(1),
      };
      const { axisLabel } = drawn(axisOf(runValues({ ids, names: ids, columns: [values] }, [column]), column));
      return axisLabel.customValues?.map((value) => axisLabel.formatter(value, 0)) ?? [];
    };
    const at = Date.UTC(2026, 10, 27, 13);
    const minutes = labels('started', at, at + 600_000);
    expect(minutes).toHaveLength(6);
    expect(minutes.every((text) => /^\d\d:\d\d/.test(text))).toBe(true);
    const midnight = new Date(2026, 10, 28).getTime();
    const days = labels('started', midnight - 40_000_000, midnight + 130_000_000);
    expect(days.map((text) => /\b(28|29)\b/.exec(text)?.[0] ?? /^\d\d:\d\d/.test(text))).toEqual([
      '28',
      true,
      '29',
      true,
    ]);
    expect(labels('started', at, at)).toEqual([expect.stringMatching(/^2026-11-2\d \d\d:\d\d:00$/)]);
    expect(labels('duration', 0, 90_000)).toEqual(['0 s', '15 s', '30 s', '45 s', '60 s', '75 s', '90 s']);
  });

  it('of texts has a place for each, the most frequent on top', () => {
    const axis = axisOf(values, model);
    expect(axis.categories).toEqual(['missing', 'svm', 'rf']);
    expect([0, 1, 2, 3].map((run) => placeOnAxis(axis, values, run))).toEqual([2, 2, 1, 0]);
  });

  it('cuts long texts, which would lie over other axes, in the middle', () => {
    const { axisLabel } = drawn({ ...axisOf(values, model), categories: ['missing', 'rf', 'x'.repeat(400)] });
    expect(axisLabel.customValues?.map((place) => axisLabel.formatter(place, place)).slice(0, 2)).toEqual([
      'missing',
      'rf',
    ]);
    expect(axisLabel.formatter(2, 2)).toHaveLength(24);
    const long = { ...depth, key: 'optimizer.learning_rate_schedule' };
    expect(drawn({ ...axisOf(values, depth), column: long }, 80).name).toMatch(/^optimiz.*…ule$/);
    const wide = { kind: 'param', key: 'mmmmmmmmmmmm' } as const;
    expect(drawn({ ...axisOf(values, depth), column: wide }, 80).name).toBe('mmmm…m');
  });

  it('has a line for each of its texts, however low the panel is', () => {
    const texts = Array.from({ length: 30 }, (_, place) => `text ${place}`);
    const [few, many] = [[], texts].map((categories) => parallelHeight([{ categories: [] }, { categories }]));
    expect(((many ?? 0) - (few ?? 0)) / texts.length).toBeGreaterThan(11);
  });

  it.each([
    [420, 6, false],
    [300, 4, true],
    [1200, 3, false],
  ])('has room for names that lie neither over each other nor outside: %i px, %i axes', (width, axes, isNarrow) => {
    const { margin, of } = parallelRoom(width, axes, isNarrow);
    const between = (width - 2 * margin) / (axes - 1);
    for (let dim = 0; dim < axes; dim++) {
      expect(of(dim).name).toBeLessThanOrEqual(between);
      expect(of(dim).name / 2).toBeLessThanOrEqual(margin);
    }
    expect(of(axes - 1).label).toBeLessThan(margin);
  });
});

/** As the chart library is told of an axis of so much room. */
function drawn(axis: ParallelAxis, room = 200) {
  const widthOf = (text: string, size: number) => (text.length + (text.match(/[mw…]/g)?.length ?? 0)) * 0.5 * size;
  return axisOption({ axis, room: { name: room, label: room }, widthOf }, 0, {} as never) as {
    readonly name: string;
    readonly min: number;
    readonly max: number;
    readonly minInterval?: number;
    readonly axisLabel: {
      readonly showMinLabel: boolean;
      readonly customValues?: readonly number[];
      readonly formatter: (value: number, place: number) => string;
    };
  };
}

describe('a brush on an axis', () => {
  const numbers = axisOf(values, depth);
  const texts = axisOf(values, model);

  it('lets a range of numbers or some texts through', () => {
    expect(brushedOf(numbers, [[8.0004, 5.9996]])).toEqual({ low: 6, high: 8 });
    expect(brushedOf(texts, [[1.6, 2.4]])).toEqual({ values: ['rf'] });
    expect(brushedOf(numbers, [])).toBeNull();
  });

  const losses = (...of: (number | null)[]) => {
    const ids = of.map((_, run) => `${run}`);
    const present = Uint8Array.from(of, (value) => (value === null ? 0 : 1));
    const column = { type: 'numbers' as const, values: Float64Array.from(of, (value) => value ?? NaN), present };
    return axisOf(runValues({ ids, names: ids, columns: [column] }, [depth]), depth);
  };

  it('rounds moments outwards to the minute, or to the second within a day', () => {
    const started = { kind: 'attribute', key: 'started' } as const;
    const at = Date.UTC(2026, 10, 20, 14, 3, 10);
    const axis = (span: number) => {
      const column = { type: 'numbers' as const, values: Float64Array.of(at, at + span), present: Uint8Array.of(1, 1) };
      return axisOf(runValues({ ids: ['0', '1'], names: ['0', '1'], columns: [column] }, [started]), started);
    };
    const [minute, hour] = [60_000, 3_600_000];
    const brush = [at + minute + 1, at + hour + 1];
    expect(brushedOf(axis(5 * hour), [brush])).toEqual({ low: at + minute, high: at + hour + 1000 });
    expect(brushedOf(axis(50 * hour), [brush])).toEqual({ low: at + minute - 10_000, high: at + hour + 50_000 });
  });

  it('cuts off no run that it covers, and has no bound where it reaches an end of the axis', () => {
    const axis = losses(0.856808, 0.8701234, 0.8736208);
    expect(brushedOf(axis, [[0.8701234, 0.8736208]])).toEqual({ low: 0.87012, high: Infinity });
    expect(brushedOf(axis, [[0.856808, 0.8701234]])).toEqual({ low: -Infinity, high: 0.87013 });
    expect(brushedOf(axis, [[0.8601234, 0.8701234]])).toEqual({ low: 0.86012, high: 0.87013 });
    expect(brushedOf(axis, [[0.856808, 0.8736208]])).toBeNull();
    expect(intervalsOf(axis, { low: 0.87012, high: Infinity })).toEqual([[0.87012, 0.8736208]]);
    const small = losses(0.00001234, 0.001, 1);
    expect(small.kind).toBe('log');
    expect(brushedOf(small, [[0.000023456, 0.0234567]])).toEqual({ low: 0.00002345, high: 0.02346 });
  });

  it('of the rail lets through what has no value, alone or beside numbers or texts', () => {
    const axis = losses(0.856808, 0.8736208, null);
    const rail = axis.missing ?? NaN;
    expect(brushedOf(axis, [[rail, rail + 0.0005]])).toEqual({ values: [], missing: true });
    expect(brushedOf(axis, [[rail, 0.8601234]])).toEqual({ low: -Infinity, high: 0.86013, missing: true });
    expect(brushedOf(axis, [[rail, 0.8736208]])).toBeNull();
    // Of all numbers a bound is kept, which leaves out what has none.
    expect(brushedOf(axis, [[0.856808, 0.8736208]])).toEqual({ low: 0.8568, high: Infinity });
    expect(brushedOf(axis, [[0.8556, 0.8558]])).toBeNull();
    expect(intervalsOf(axis, { low: -Infinity, high: 0.86013, missing: true })).toEqual([[rail, 0.86013]]);
    const isBrushed = (value: number) =>
      intervalsOf(axis, { values: [], missing: true }).some(([from, to]) => from <= value && value <= to);
    expect([rail, 0.856808].map(isBrushed)).toEqual([true, false]);
    expect(brushedOf(texts, [[-0.4, 0.4]])).toEqual({ values: [], missing: true });
    expect(brushedOf(texts, [[-0.4, 1.4]])).toEqual({ values: ['svm'], missing: true });
    expect(intervalsOf(texts, { values: ['svm'], missing: true })).toEqual([[-0.4, 1.4]]);
  });

  it('covers what it lets through', () => {
    expect(intervalsOf(numbers, { low: 6, high: 99 })).toEqual([[6, 12]]);
    expect(intervalsOf(texts, { values: ['svm'] })).toEqual([[0.6, 1.4]]);
    expect(intervalsOf(texts, null)).toEqual([]);
  });

  it('is one box for texts that stand side by side, and several for those that do not', () => {
    const axis = { ...texts, categories: ['missing', 'la', 'lb', 'rf', 'gb', 'lin'], high: 5 };
    const boxes = [
      [0.6, 2.4],
      [3.6, 4.4],
    ];
    expect(intervalsOf(axis, { values: ['gb', 'la', 'lb'] })).toEqual(boxes);
    expect(brushedOf(axis, boxes)).toEqual({ values: ['la', 'lb', 'gb'] });
    expect(brushKey({ key: 'ArrowUp', shiftKey: false }, axis, { values: ['la', 'gb'] })).toEqual({
      brushed: { values: ['lb', 'lin'] },
    });
    expect(brushKey({ key: 'ArrowUp', shiftKey: true }, axis, { values: ['la', 'gb'] })).toEqual({
      brushed: { values: ['la', 'gb', 'lin'] },
    });
  });

  it('covers the rail for a text that is too rare for a place of its own, and for no other one', () => {
    const axis = { ...texts, rare: ['rare'] };
    expect(intervalsOf(axis, { values: ['rare', 'no run has it'] })).toEqual([[-0.4, 0.4]]);
  });

  it('covers each of some numbers, and not those between them', () => {
    const within = (value: number) =>
      intervalsOf(numbers, { values: ['12', '2'] }).some(([from, to]) => from <= value && value <= to);
    expect([2, 6, 12].map(within)).toEqual([true, false, true]);
  });

  it('says in words what it lets through, and reads them', () => {
    expect(brushText(depth, { low: 6, high: 8 })).toBe('6 to 8');
    expect(typedBrush(numbers, '6 to 8')).toEqual({ low: 6, high: 8 });
    expect(typedBrush(numbers, '8 6')).toEqual({ low: 6, high: 8 });
    expect(typedBrush(numbers, 'many')).toBeNull();
    const said = [
      { low: 6, high: Infinity },
      { low: -Infinity, high: 8, missing: true },
      { low: 6, high: 8, missing: true },
      { values: [], missing: true },
    ];
    const words = ['at least 6', 'at most 8 or missing', '6 to 8 or missing', 'missing'];
    expect(said.map((brushed) => brushText(depth, brushed))).toEqual(words);
    expect(words.map((text) => typedBrush(numbers, text))).toEqual(said);
    expect(brushText(model, { values: ['svm'], missing: true })).toBe('svm or missing');
    expect(typedBrush(texts, 'svm or missing')).toEqual({ values: ['svm'], missing: true });
    expect(typedBrush(texts, 'svm, other')).toEqual({ values: ['svm'] });
    expect(typedBrush(texts, 'other')).toBeNull();
    expect(typedBrush(numbers, '6,000 to 12,000')).toEqual({ low: 6000, high: 12_000 });
  });

  it('is said and read in dates on an axis of times, and with their unit on one of durations', () => {
    const of = (key: 'started' | 'duration') => ({ ...numbers, column: { kind: 'attribute', key } as const });
    const at = new Date(2026, 10, 27, 13, 40, 12).getTime();
    const moments = { low: at, high: at + 3_600_000 };
    const words = brushText(of('started').column, moments);
    expect(words).toBe('2026-11-27 13:40:12 to 2026-11-27 14:40:12');
    expect(typedBrush(of('started'), words)).toEqual(moments);
    expect(typedBrush(of('started'), 'at least 2026-11-27')).toEqual({
      low: new Date(2026, 10, 27).getTime(),
      high: Infinity,
    });
    const spans = { low: 40_000, high: 150_000 };
    expect(brushText(of('duration').column, spans)).toBe('40 s to 2.5 min');
    expect(typedBrush(of('duration'), '40 s to 2.5 min')).toEqual(spans);
    expect(typedBrush(of('duration'), '40 to 150')).toEqual(spans);
    expect(typedBrush(of('duration'), '40 parsecs to 2 h')).toBeNull();
  });

  it('is moved by arrows, resized with Shift and cleared by Delete', () => {
    const brushed = { low: 4, high: 6 };
    const press = (key: string, shiftKey = false) => brushKey({ key, shiftKey }, numbers, brushed);
    expect(press('ArrowUp')).toEqual({ brushed: { low: 4.25, high: 6.25 } });
    expect(press('ArrowDown', true)).toEqual({ brushed: { low: 4, high: 5.75 } });
    expect(press('Delete')).toEqual({ brushed: null });
    expect(press('a')).toBeNull();
  });
});
