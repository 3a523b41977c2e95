import './experiments.css';
import { experimentsEndpoints, experimentsEvents } from '../../src/protocol/experiments/endpoints';
import { hostPort, keepState, keptState } from '../shared/host';
import { RpcClient } from '../shared/rpc';
import { followTheme } from '../shared/theme';
import { installTooltips } from '../shared/tooltip';
import { answerEvents } from './extensionEvents';
import { ExperimentsModel } from './model/experimentsModel';
import { panelMemory } from './model/panelMemory';
import { tipOf } from './parts/tips';
import { ExperimentsShell } from './shell';

const client = new RpcClient(experimentsEndpoints, experimentsEvents, hostPort);
const model = new ExperimentsModel(client.asks);
followTheme();
installTooltips(document.body, (target) => tipOf(model, target));
answerEvents(client, model);

const shell = new ExperimentsShell();
shell.model = model;
document.body.append(shell);
void model.start(keptState(panelMemory));

// An ask that nobody waits for failed: it is said where all problems are.
window.addEventListener('unhandledrejection', ({ reason }) => model.failed(reason));

// Kept when it stands still, and in any case before the page goes.
let timer = 0;
const keep = () => keepState(model.memory());
model.onDidChange(() => {
  clearTimeout(timer);
  timer = window.setTimeout(keep, 200);
});
window.addEventListener('pagehide', keep);
