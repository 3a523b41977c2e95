import './experiments.css';
import { experimentsEndpoints, experimentsEvents } from '../../src/protocol/experiments/endpoints';
import { keepEmptyMenusAway } from '../shared/contextMenu';
import { hostPort, keepState } from '../shared/host';
import { keepEditingKeys } from '../shared/ownKeys';
import { RpcClient } from '../shared/rpc';
import { followTheme } from '../shared/theme';
import { installTooltips } from '../shared/tooltip';
import { answerEvents } from './extensionEvents';
import { ExperimentsModel } from './model/experimentsModel';
import { tipOf } from './parts/tips';
import { ExperimentsShell } from './shell';

const client = new RpcClient(experimentsEndpoints, experimentsEvents, hostPort);
const model = new ExperimentsModel(client.asks);
followTheme();
keepEmptyMenusAway();
keepEditingKeys();
installTooltips(document.body, (target) => tipOf(model, target));
answerEvents(client, model);

const shell = new ExperimentsShell();
shell.model = model;
document.body.append(shell);
// What VS Code has to know of a panel to bring it back: its folder. What is on the screen the extension keeps.
keepState({});
void model.start();

// An ask that nobody waits for failed: it is said where all problems are.
window.addEventListener('unhandledrejection', ({ reason }) => model.failed(reason));

// Kept once it is painted, but not for every step of a drag, and in any case before the page goes. What is large rests for longer.
const frame = 16;
const rest = 50;
const restShare = 20;
let timer = 0;
let next = -Infinity;
const keep = () => {
  const began = performance.now();
  const state = model.memory();
  // What could not be kept goes with the next change.
  if (state) client.asks.keep({ state }).catch(() => undefined);
  const now = performance.now();
  next = now + Math.max(rest, restShare * (now - began));
};
model.onDidChange(() => {
  clearTimeout(timer);
  timer = window.setTimeout(keep, Math.max(frame, next - performance.now()));
});
window.addEventListener('pagehide', keep);
