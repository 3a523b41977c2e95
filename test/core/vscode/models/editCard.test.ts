import { expect, it, vi } from 'vitest';
import { editCard } from '../../../../src/vscode/models/panel/editCard';

const shown = vi.hoisted(() => ({ text: '' }));

vi.mock('vscode', () => {
  const document = { getText: () => shown.text, positionAt: (at: number) => at };
  const insert = (at: number, text: string) =>
    void (shown.text = shown.text.slice(0, at) + text + shown.text.slice(at));
  return {
    Uri: { parse: (text: string) => text, joinPath: (...parts: readonly string[]) => parts.join('/') },
    workspace: {
      fs: { stat: (uri: string) => (uri.endsWith('/card.md') ? Promise.resolve() : Promise.reject(new Error())) },
    },
    window: {
      showTextDocument: () =>
        Promise.resolve({
          document,
          edit: (make: (editing: object) => void) => Promise.resolve().then(() => make({ insert })),
        }),
    },
  };
});

it('a card of the project opens with the headings that it lacks behind what is written, once', async () => {
  shown.text = '# churn\n\n## Limitations\n\nOnly adults.\n\n## Uses\n\n## Training data\n\n## Results';
  const acting = { project: { scope: 'file:///churn' }, subject: { model: 'churn' }, act: { version: 1 } };
  const opened = async () => editCard(acting as never);
  expect(await opened()).toBe(true);
  const written = shown.text;
  expect(written).toMatch(/## Results\n\n## Ethical considerations\n\n_To be written by a person\._\n$/);
  await opened();
  expect(shown.text).toBe(written);
});
