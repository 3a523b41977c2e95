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

// Kept at once, but not for every step of a drag, and in any case before the page goes.
const rest = 50;
let timer = 0;
let kept = -Infinity;
const keep = () => {
  kept = performance.now();
  keepState(model.memory());
};
model.onDidChange(() => {
  clearTimeout(timer);
  const wait = kept + rest - performance.now();
  if (wait > 0) timer = window.setTimeout(keep, wait);
  else keep();
});
window.addEventListener('pagehide', keep);
