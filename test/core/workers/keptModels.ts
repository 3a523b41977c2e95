import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { TreeModel } from '../../../src/actions/models/modelsTree';
import { ModelsKeeper } from '../../../src/workers/modelsKeeper';
import type { FromModels, ModelsAsk } from '../../../src/workers/modelsProtocol';
import { temporaryFolder } from '../temporaryFolder';
import { eventually } from '../eventually';

export function keeperOf(root: string, trusted = true) {
  const told: FromModels[] = [];
  const keeper = new ModelsKeeper({ send: (message) => told.push(structuredClone(message)), now: () => new Date() });
  onTestFinished(() => keeper.dispose());
  keeper.receive({ type: 'open', root, config: {}, trusted });
  let id = 0;
  const replyTo = (mine: number) =>
    eventually(() => {
      const reply = told.find((it) => (it.type === 'answer' || it.type === 'failed') && it.id === mine);
      if (reply?.type === 'failed') return `failed: ${reply.message}`;
      if (reply?.type !== 'answer') throw new Error('There is no answer yet.');
      return reply.answer;
    });
  const ask = (name: ModelsAsk, question: unknown = null) => {
    keeper.receive({ type: 'ask', id: ++id, root, name, question });
    return replyTo(id);
  };
  const act = (action: string, input: object) => ask('act', { action, input });
  return { keeper, told, ask, act, replyTo, tree: async () => (await ask('tree')) as readonly TreeModel[] };
}

/** A project with one model file, which is packaged and registered as often as it has other bytes. */
export function projectWithModel() {
  const root = temporaryFolder();
  const file = join(root, 'model.npy');
  copyFileSync('test/fixtures/models/ordinary/matrix.npy', file);
  return { root, file };
}

export async function registered({ act }: ReturnType<typeof keeperOf>, file: string, parts: object = {}) {
  const { path } = (await act('package', { source: file, name: 'churn', ...parts })) as { readonly path: string };
  return act('register', { package: path, reason: 'the first' });
}
