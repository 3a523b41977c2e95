import { expect, it } from 'vitest';
import type { ChartedCurve } from '../../../src/protocol/experiments/charts';
import { paintStrip } from '../../../webview/experiments/charts/stripPainter';
import type { PointPath } from '../../../webview/experiments/charts/pen';
import { identityOf } from '../../../webview/shared/identity';
import { chartedCurve } from './charted';

const look = { foreground: '', second: '', background: '', grid: '', font: '', brush: '', brushFill: '' };

it.each([
  ['no member has finished', false, 'none has finished'],
  ['what finished has no finite value', true, 'no finite value'],
])('says in a strip that %s', (_, finished, words) => {
  const curve = chartedCurve([NaN]);
  const charted = {
    ...curve,
    row: { type: 'group' as const, values: ['rf'] },
    curves: curve.curves.map((member) => ({ ...member, finished, running: !finished })),
    final: { n: 0, mean: NaN, low: NaN, high: NaN },
  };
  expect(wordsOf(charted)).toContain(words);
});

it('says of a group how many of its runs have no value, and how many stand at one place', () => {
  const member = (value: number) => chartedCurve([value]).curves;
  const charted = {
    ...chartedCurve([1]),
    row: { type: 'group' as const, values: ['rf'] },
    runs: 5,
    curves: [0.5, 0.5, 0.7, NaN].flatMap(member),
    final: { n: 3, mean: 0.57, low: 0.3, high: 0.8 },
  };
  expect(wordsOf(charted)).toEqual(expect.arrayContaining(['2 without a value', '×2']));
  const whole = wordsOf({ ...charted, runs: 2, curves: [0.5, 0.7].flatMap(member) });
  expect(whole.filter((words) => /without|×/.test(words))).toEqual([]);
});

it.each([
  ['there is room', 0.9],
  ['the interval ends where the strip does', 0.72],
])('says how many have no value beside what is drawn of a row, also where %s', (_, other) => {
  const curves = [0.71, 0.72, NaN].flatMap((value) => chartedCurve([value]).curves);
  const of = { row: { type: 'group' as const, values: ['rf'] }, runs: 3, curves };
  const group = { ...chartedCurve([0.715]), ...of, final: { n: 2, mean: 0.715, low: 0.7, high: 0.75 } };
  const plain = { identity: identityOf(0), colour: '', emphasis: 'none' as const };
  const rows = [group, chartedCurve([other])].map((charted) => ({ charted, ...plain }));
  const drawn: number[] = [];
  const notes: number[] = [];
  const ofGroup = (y: number) => y < 36;
  const pen = {
    line: ({ x, y }: PointPath) => (y.every(ofGroup) ? drawn.push(...x) : 0),
    area: () => undefined,
    mark: (__: string, x: number, y: number) => (ofGroup(y) ? drawn.push(x + 4) : 0),
    text: (words: string, x: number) => (words === '1 without a value' ? notes.push(x) : 0),
    chart: () => undefined,
    clipped: () => undefined,
  };
  paintStrip(pen, { rows, log: false, look, width: 330, height: 100 });
  const [note = NaN] = notes;
  expect(note).toBeGreaterThan(Math.max(...drawn));
  expect(330 - note).toBeGreaterThan('1 without a value'.length * 5);
});

it('leaves out ticks whose words would lie over each other', () => {
  const places: { readonly words: string; readonly at: number }[] = [];
  const ignore = () => undefined;
  const text = (words: string, at: number) => places.push({ words, at });
  const pen = { line: ignore, area: ignore, mark: ignore, text, chart: ignore, clipped: ignore };
  const rows = [0.87301234, 0.87301239].map((value) => ({
    charted: chartedCurve([value]),
    identity: identityOf(0),
    colour: '',
    emphasis: 'none' as const,
  }));
  paintStrip(pen, { rows, log: false, look, width: 330, height: 100 });
  const ticks = places.filter(({ words }) => words.startsWith('0.'));
  expect(ticks.length).toBeGreaterThan(1);
  const gaps = ticks.slice(1).map(({ words, at }, index) => (at - (ticks[index]?.at ?? 0)) / words.length);
  expect(Math.min(...gaps)).toBeGreaterThan(6);
});

/** What a strip of one row says. */
function wordsOf(charted: ChartedCurve): readonly string[] {
  const said: string[] = [];
  const pen = {
    line: () => undefined,
    area: () => undefined,
    mark: () => undefined,
    text: (it: string) => said.push(it),
    chart: () => undefined,
    clipped: () => undefined,
  };
  const row = { charted, identity: identityOf(0), colour: '', emphasis: 'none' as const };
  paintStrip(pen, { rows: [row], log: false, look, width: 400, height: 100 });
  return said;
}
