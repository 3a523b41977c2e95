import './model.css';
import { modelEndpoints, modelEvents } from '../../src/protocol/models/endpoints';
import { keepEmptyMenusAway } from '../shared/contextMenu';
import { hostPort, keepState } from '../shared/host';
import { keepEditingKeys } from '../shared/ownKeys';
import { RpcClient } from '../shared/rpc';
import { followTheme } from '../shared/theme';
import { installTooltips } from '../shared/tooltip';
import { ModelPanel } from './modelPanel';
import { ModelShell } from './shell';

const client = new RpcClient(modelEndpoints, modelEvents, hostPort);
const panel = new ModelPanel(client);
followTheme();
keepEmptyMenusAway();
keepEditingKeys();
installTooltips(document.body, () => null);

const shell = new ModelShell();
shell.panel = panel;
document.body.append(shell);

client.on('changed')(() => void panel.again());
client.on('progress')((progress) => panel.change({ progress }));
client.on('reveal')(({ version: number, digest, against = null }) => {
  if (against === null) panel.show('overview');
  else panel.compare({ number: against, digest: undefined });
  panel.select({ number, digest });
});

const minute = 60_000;
setInterval(() => document.hidden || panel.minutePassed(), minute);

// What VS Code has to know of a panel to bring it back: what it is about. What is on the screen the extension keeps.
let kept = '';
panel.onDidChange(() => {
  const { model, promoting: promotion } = panel;
  if (model === '') return;
  keepState({ model, promotion });
  const state = panel.memory();
  const text = JSON.stringify(state);
  if (text === kept) return;
  kept = text;
  client.ask('keep', { state }).catch((error: unknown) => panel.failed(error));
});
void panel.start();
