import { expect, it } from 'vitest';
import { asOf, contradictionWords, spanTip } from '../../../webview/model/overview/liveSpans';

it('a span tells what its clock contradicts, and nothing where it does not', () => {
  const span = {
    ...{ stage: 'production', version: 2, from: Date.UTC(2026, 2, 5), to: null, rolledBackTo: false },
    ...{ by: 'ana', reason: '', event: 'sha256:0', clock: null, contradicted: [] },
  };
  expect(spanTip('churn', span, 'day')).toBe('churn@2, promoted by ana\nproduction, 2026-03-05 to now');
  expect(spanTip('churn', { ...span, clock: 'Clocks disagree: it is so.' }, 'day')).toBe(
    'churn@2, promoted by ana\nproduction, 2026-03-05 to now\nClocks disagree: it is so.',
  );
});

it('a span that was contradicted again and again tells the last times, and how often before', () => {
  const contradicted = [1, 2, 3, 4, 5].map((day) => ({
    ...{ from: Date.UTC(2026, 2, day), to: day === 5 ? null : Date.UTC(2026, 2, day + 1) },
    sides: `churn@2 and churn@${day + 2}`,
  }));
  const span = {
    ...{ stage: 'production', version: 2, from: Date.UTC(2026, 2, 1), to: null, rolledBackTo: false },
    ...{ by: 'ana', reason: '', event: 'sha256:0', clock: null, contradicted },
  };
  const last = 'contradicted: churn@2 and churn@7 are live at once';
  const before = ['6 were live at once, 2026-03-04 to 2026-03-05', '5 were live at once, 2026-03-03 to 2026-03-04'];
  expect(contradictionWords(span, 'day')).toBe(`${[last, ...before].join('; churn@2 and churn@')}; 2 times before`);
  expect(spanTip('churn', asOf(span, Date.UTC(2026, 2, 3)), 'day')).toBe(
    `churn@2, promoted by ana; contradicted: churn@2 and churn@${before[1]}\nproduction, 2026-03-01 to now`,
  );
});
