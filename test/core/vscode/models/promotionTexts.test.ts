import { expect, it, vi } from 'vitest';
import { promotionMarkdown } from '../../../../src/vscode/models/panel/promotionTexts';
import { ready } from '../../../webview/fake/modelPromotions';

vi.mock('vscode', () => ({}));

it('says in Markdown when the gates of what is live were decided, and of what is not live nothing of that', () => {
  const decided = Date.parse('2026-11-20T12:00:00Z');
  expect(promotionMarkdown({ ...ready, decided })).toContain(
    '\n\nGates as decided at its promotion on 2026-11-20:\n\n| gate | verdict | result |\n',
  );
  expect(promotionMarkdown(ready)).not.toContain('decided');
});
