import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ModelPanel } from '../../../webview/model/modelPanel';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A panel whose extension answers each question with `answers`; `asked` gets the names of the questions. */
function panelWith(answers: Readonly<Record<string, unknown>>) {
  const asked: string[] = [];
  const ask = (name: string) => {
    asked.push(name);
    return Promise.resolve(answers[name] ?? null);
  };
  return { asked, panel: new ModelPanel({ ask } as unknown as ConstructorParameters<typeof ModelPanel>[0]) };
}

const opened = { model: 'churn', promotion: null, state: null, trusted: true, mac: false };

it('the page of a model is asked again each minute, with what is told of its version', async () => {
  const { asked, panel } = panelWith({
    open: { ...opened, state: { tab: 'overview', version: 3, day: null, reason: '' } },
  });
  await panel.start();
  asked.length = 0;
  panel.minutePassed();
  expect(asked).toEqual(['page', 'detail']);
});

it('the page of a promotion counts on by itself, without looking at the gates again', async () => {
  const promotion = { version: 4, digest: undefined, stage: 'production' };
  const { asked, panel } = panelWith({ open: { ...opened, promotion }, promotion: { now: 1000 } });
  await panel.start();
  asked.length = 0;
  const drawn = vi.fn();
  panel.onDidChange(drawn);
  vi.advanceTimersByTime(60_000);
  panel.minutePassed();
  expect([panel.momentOf({ now: 1000 }), asked, drawn.mock.calls.length]).toEqual([61_000, [], 1]);
});
