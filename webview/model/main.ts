import './model.css';
import { modelEndpoints, modelEvents } from '../../src/protocol/models/endpoints';
import { keepEmptyMenusAway } from '../shared/contextMenu';
import { hostPort, keepState, keptState } from '../shared/host';
import { RpcClient } from '../shared/rpc';
import { followTheme } from '../shared/theme';
import { installTooltips } from '../shared/tooltip';
import { ModelPanel } from './modelPanel';
import { panelMemory } from './panelMemory';
import { ModelShell } from './shell';

const client = new RpcClient(modelEndpoints, modelEvents, hostPort);
const panel = new ModelPanel(client);
followTheme();
keepEmptyMenusAway();
installTooltips(document.body, () => null);

const shell = new ModelShell();
shell.panel = panel;
document.body.append(shell);

client.on('changed')(() => void panel.again());
client.on('progress')((progress) => panel.change({ progress }));
client.on('reveal')(({ version: number, digest }) => {
  panel.show('overview');
  panel.select({ number, digest });
});
panel.onDidChange(() => {
  if (panel.model !== '') keepState(panel.memory());
});
void panel.start(keptState(panelMemory));
