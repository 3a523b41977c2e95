import { expect, it } from 'vitest';
import { spanTip } from '../../../webview/model/overview/liveSpans';

it('a span tells what its clock contradicts, and nothing where it does not', () => {
  const span = {
    ...{ stage: 'production', version: 2, from: Date.UTC(2026, 2, 5), to: null, rolledBackTo: false },
    ...{ by: 'ana', reason: '', event: 'sha256:0', clock: null, contradicted: null },
  };
  expect(spanTip('churn', span, 'day')).toBe('churn@2, promoted by ana\nproduction, 2026-03-05 to now');
  expect(spanTip('churn', { ...span, clock: 'Clocks disagree: it is so.' }, 'day')).toBe(
    'churn@2, promoted by ana\nproduction, 2026-03-05 to now\nClocks disagree: it is so.',
  );
});
