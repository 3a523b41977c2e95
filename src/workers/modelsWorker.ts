import { parentPort } from 'node:worker_threads';
import { ModelsKeeper } from './modelsKeeper';
import type { ToModels } from './modelsProtocol';

const keeper = new ModelsKeeper({ send: (message) => parentPort?.postMessage(message), now: () => new Date() });
parentPort?.on('message', (message: ToModels) => keeper.receive(message));
