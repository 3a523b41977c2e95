import { parentPort } from 'node:worker_threads';
import { readGit } from '../actions/runs/readGit';
import { runSources } from '../runs/sources/sources';
import { openForeignTables } from '../store/foreignTables';
import { ImportKeeper } from './importKeeper';
import type { FromImport, ToImport } from './importProtocol';
import { sentLogger } from './sentLogger';

const send = (message: FromImport) => parentPort?.postMessage(message);
const logger = sentLogger(send);
const keeper = new ImportKeeper({
  sources: runSources({ openTables: (path) => openForeignTables(path, logger), readGit }),
  send,
  logger,
  now: () => new Date(),
});
parentPort?.on('message', (message: ToImport) => keeper.receive(message));
