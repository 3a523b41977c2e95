import { expect, it, vi } from 'vitest';
import type { Models } from '../../../../src/vscode/models/models';
import { ActivityView } from '../../../../src/vscode/models/activityView';
import { ModelsView } from '../../../../src/vscode/models/modelsView';
import type { NodeTree } from '../../../../src/vscode/trees/nodeTree';

vi.mock('vscode', () => ({ workspace: { isTrusted: true } }));

const now = () => new Date(0);

/** A visible view of a window with one project, whose thread answers once `answer` is called; `messages`: what stood over it. */
function viewBeforeAnswers(make: (tree: NodeTree, models: Models) => { dispose(): void }) {
  const messages: string[] = [];
  const waiting = Promise.withResolvers<undefined>();
  const answers: Readonly<Record<string, unknown>> = { tree: [], loose: [], activity: { records: [], total: 0 } };
  const noEvent = () => ({ dispose: () => undefined });
  const tree = {
    ...{ isVisible: true, onDidChangeVisibility: noEvent, show: () => undefined },
    describe: ({ message = '' }) => void messages.push(message),
  };
  const models = {
    projects: { all: () => [project], onDidChange: noEvent },
    ...{ onDidChange: noEvent, notice: () => null },
    ask: (_: unknown, name: string) => waiting.promise.then(() => answers[name]),
  };
  const project = { scope: 'file:///churn', name: 'churn' };
  const view = make(tree as unknown as NodeTree, models as unknown as Models);
  return { messages, view, answer: () => waiting.resolve(undefined) };
}

it.each([
  ['Models', (tree: NodeTree, models: Models) => new ModelsView(tree, models, now)],
  ['Activity', (tree: NodeTree, models: Models) => new ActivityView(tree, models, now)],
])('the view %s does not say that there is nothing before that is known', async (_, make) => {
  const { messages, view, answer } = viewBeforeAnswers(make);
  expect(messages).toEqual(['Reading…']);
  answer();
  await expect.poll(() => messages.at(-1)).toBe('');
  view.dispose();
});
