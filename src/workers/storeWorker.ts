import { parentPort } from 'node:worker_threads';
import { digestOf } from './digestOf';
import { StoreKeeper } from './storeKeeper';
import type { ToStore } from './storeProtocol';

const keeper = new StoreKeeper((message) => parentPort?.postMessage(message));
let work = Promise.resolve();

async function receive(message: ToStore): Promise<void> {
  const { root } = message;
  if (message.type === 'close') {
    keeper.forget(root);
    return;
  }
  // Here and not where files are checked: findings would wait for it, and without a store nobody needs it.
  const digest = await digestOf(message.file);
  if (digest !== null) keeper.keep(root, { ...message.report, digest }, new Date(message.at));
}

parentPort?.on('message', (message: ToStore) => {
  work = work.then(() => receive(message));
});
