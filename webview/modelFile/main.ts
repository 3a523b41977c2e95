import './modelFile.css';
import { modelFileEndpoints, modelFileEvents } from '../../src/protocol/models/fileEndpoints';
import { keepEmptyMenusAway } from '../shared/contextMenu';
import { hostPort } from '../shared/host';
import { RpcClient } from '../shared/rpc';
import { followTheme } from '../shared/theme';
import { ModelFileShell } from './modelFileShell';

const client = new RpcClient(modelFileEndpoints, modelFileEvents, hostPort);
followTheme();
keepEmptyMenusAway();

const shell = new ModelFileShell();
shell.asks = client.asks;
document.body.append(shell);

client.on('changed')(() => void shell.load());
void shell.load();
