import type { experimentsEndpoints, experimentsEvents } from '../../src/protocol/experiments/endpoints';
import type { RpcClient } from '../shared/rpc';
import { focusNextPart } from './focusParts';
import type { ExperimentsModel } from './model/experimentsModel';
import { editLabels, editNote, rename, toggleStar } from './parts/markRows';
import { chosenRows } from './parts/rowCommands';
import { saveView } from './parts/viewMenu';

type Client = RpcClient<typeof experimentsEndpoints, typeof experimentsEvents>;

/** Does what the extension says unasked. */
export function answerEvents(client: Client, model: ExperimentsModel): void {
  client.on('changed')(({ ids }) => void model.runsChanged(ids));
  client.on('reveal')(({ rows, compare }) => void model.reveal(rows, compare));
  client.on('filter')(({ text }) => model.change({ filter: text }, 'filter'));
  client.on('command')(({ name }) => model.choice.after(() => runCommand(model, name)));
}

type Command = 'focus-filter' | 'undo' | 'compare' | 'star' | 'note' | 'tags' | 'rename' | 'save-view' | 'next-part';

function runCommand(model: ExperimentsModel, name: Command): void {
  const rows = chosenRows(model);
  switch (name) {
    case 'focus-filter':
      return model.editFilter(null);
    case 'undo':
      return void model.undo();
    case 'compare':
      return model.showCompare(rows);
    case 'star':
      return void toggleStar(model, rows);
    case 'note':
      return void editNote(model, rows);
    case 'tags':
      return void editLabels(model, rows);
    case 'rename':
      return void rename(model, rows);
    case 'save-view':
      return void saveView(model, model.viewName);
    case 'next-part':
      return focusNextPart();
  }
}
