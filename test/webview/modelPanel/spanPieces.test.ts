import { expect, it } from 'vitest';
import { spanTip, timesText, type Span } from '../../../webview/model/overview/liveSpans';
import { spanPieces } from '../../../webview/model/overview/spanPieces';

function span(version: number, from: number, to: number | null, ...contradicted: Span['contradicted']): Span {
  return {
    ...{ stage: 'staging', version, from, to, contradicted, rolledBackTo: false },
    ...{ by: 'ana', reason: '', event: `${version}`, clock: null },
  };
}

function pieces(spans: readonly Span[], now = 100) {
  return spanPieces({ stages: ['staging'], spans: [...spans], now }).map((it) => [
    it.from,
    it.to,
    it.spans.map(({ version }) => version),
    it.torn,
  ]);
}

it('what was live at once before it was settled is one piece that names both', () => {
  const both = { from: 20, to: 40, sides: 'churn@4 and churn@5' };
  const spans = [span(2, 0, 10), span(4, 10, 40, both), span(5, 20, 40, both), span(5, 40, null)];
  expect(pieces(spans)).toEqual([
    [0, 10, [2], null],
    [10, 20, [4], null],
    [20, 40, [4, 5], 'churn@4 and churn@5'],
    [40, 100, [5], null],
  ]);
});

it('what went on on another branch is named piece by piece, with what was live then alone', () => {
  const earlier = { from: 20, to: 30, sides: 'churn@2 and churn@3' };
  const later = { from: 30, to: null, sides: 'churn@2 and churn@4' };
  const spans = [span(2, 10, null, earlier, later), span(3, 20, 30, earlier), span(4, 30, null, later)];
  expect(pieces(spans)).toEqual([
    [10, 20, [2], null],
    [20, 30, [2, 3], 'churn@2 and churn@3'],
    [30, 100, [2, 4], 'churn@2 and churn@4'],
  ]);
});

it('what contradicts each other from this very moment on is drawn', () => {
  const both = { from: 100, to: null, sides: 'churn@4 and nothing' };
  expect(pieces([span(4, 10, null, both)])).toEqual([
    [10, 100, [4], null],
    [100, 101, [4], 'churn@4 and nothing'],
  ]);
});

it('times within one minute are told with their second', () => {
  const [from, to] = [Date.UTC(2026, 2, 5, 7, 48, 10), Date.UTC(2026, 2, 5, 7, 48, 50)];
  expect(timesText({ from, to }, 'minute')).toEqual(['2026-03-05 07:48:10', '2026-03-05 07:48:50']);
  expect(timesText({ from, to: to + 60_000 }, 'day')).toEqual(['2026-03-05 07:48', '2026-03-05 07:49']);
  const torn = span(4, from, to, { from, to, sides: 'churn@4 and churn@5' });
  expect(spanTip('churn', torn, 'minute')).toContain(
    'contradicted: churn@4 and churn@5 were live at once, 2026-03-05 07:48:10 to 2026-03-05 07:48:50\n',
  );
});
