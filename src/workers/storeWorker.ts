import { parentPort } from 'node:worker_threads';
import type { ToStore } from './storeProtocol';
import { StoreKeeper } from './storeKeeper';

const keeper = new StoreKeeper((message) => parentPort?.postMessage(message));
parentPort?.on('message', (message: ToStore) => keeper.receive(message));
