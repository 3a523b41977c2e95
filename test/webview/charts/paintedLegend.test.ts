import { expect, it } from 'vitest';
import { layLegend } from '../../../webview/experiments/charts/paintedLegend';
import { identityOf } from '../../../webview/shared/identity';
import { chartedCurve } from './charted';

const rowOf = (name: string, values: readonly number[]) => ({
  charted: { ...chartedCurve(values), name },
  identity: identityOf(0),
  colour: '',
  emphasis: 'none' as const,
});

it('lays rows and the note under a plot in lines that end within it', () => {
  const rows = ['a run', 'another run', 'x'.repeat(500), 'the last one'].map((name) => rowOf(name, [1, 2]));
  const note = 'x: step · log, smoothed 0.6 over raw, mean, 95 % band (down to zero or below), members';
  const legend = layLegend(rows, note, { left: 50, right: 350 });
  expect(legend.entries.map(({ line }) => line)).toEqual([0, 0, 1, 2]);
  expect(legend.entries.every(({ left, words }) => left + 32 + words.length * 6 <= 350)).toBe(true);
  expect(legend.note.every((words) => words.length * 6 <= 300)).toBe(true);
  expect(legend.note.join(' ')).toBe(note);
  expect(legend.height).toBeGreaterThanOrEqual((3 + legend.note.length) * 18);
});

it('says of a row without a finite value that it has none', () => {
  const { entries } = layLegend([rowOf('diverged', [NaN, NaN])], '', { left: 0, right: 300 });
  expect(entries.map(({ words }) => words)).toEqual(['diverged, no finite value']);
});
