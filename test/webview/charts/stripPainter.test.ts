import { expect, it } from 'vitest';
import { paintStrip } from '../../../webview/experiments/charts/stripPainter';
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
  const said: string[] = [];
  const pen = {
    line: () => undefined,
    area: () => undefined,
    mark: () => undefined,
    text: (it: string) => said.push(it),
    clipped: () => undefined,
  };
  const row = { charted, identity: identityOf(0), colour: '', emphasis: 'none' as const };
  paintStrip(pen, { rows: [row], log: false, look, width: 400, height: 100 });
  expect(said).toContain(words);
});
