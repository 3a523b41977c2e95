import { expect, it } from 'vitest';
import { legendItem } from '../../../webview/experiments/charts/curvesPicture';
import { layLegend } from '../../../webview/experiments/charts/paintedLegend';
import { identityOf } from '../../../webview/shared/identity';
import { chartedCurve } from './charted';

const itemOf = (words: string) => ({ words, identity: identityOf(0), colour: '', sample: 'line' as const });

it('lays items and the note under a plot in lines that end within it', () => {
  const items = ['a run', 'another run', 'x'.repeat(500), 'the last one'].map(itemOf);
  const note = 'x: step · log, smoothed 0.6 over raw, mean, 95 % band (down to zero or below), members';
  const legend = layLegend(items, note, { left: 50, right: 350 });
  expect(legend.entries.map(({ line }) => line)).toEqual([0, 0, 1, 2]);
  expect(legend.entries.every(({ left, words }) => left + 32 + words.length * 6 <= 350)).toBe(true);
  expect(legend.note.every((words) => words.length * 6 <= 300)).toBe(true);
  expect(legend.note.join(' ')).toBe(note);
  expect(legend.height).toBeGreaterThanOrEqual((3 + legend.note.length) * 18);
});

it.each([
  ['', 0],
  ['a note', 1],
])('takes no line for items that are not there: "%s"', (note, lines) => {
  const legend = layLegend([], note, { left: 0, right: 300 });
  expect([legend.entries, legend.note.length, legend.height]).toEqual([[], lines, lines * 18 + 8]);
});

it('says of a row without a finite value that it has none', () => {
  const charted = { ...chartedCurve([NaN, NaN]), name: 'diverged' };
  const row = { charted, identity: identityOf(0), colour: 'red', emphasis: 'none' as const };
  expect(legendItem(row, { band: 'interval', logY: false })).toMatchObject({
    words: 'diverged, no finite value',
    sample: 'line',
    colour: 'red',
  });
});
