import type { experimentsEndpoints, experimentsEvents } from '../../src/protocol/experiments/endpoints';
import type { RpcClient } from '../shared/rpc';
import type { ExperimentsModel } from './model/experimentsModel';

type Client = RpcClient<typeof experimentsEndpoints, typeof experimentsEvents>;

/** Does what the extension says unasked. */
export function answerEvents(client: Client, model: ExperimentsModel): void {
  client.on('changed')(({ ids }) => void model.runsChanged(ids));
  client.on('commanded')(() => void model.showNewest());
  client.on('viewsChanged')(() => void model.lookAtFile());
  client.on('reveal')(({ rows, compare }) => void model.reveal(rows, compare));
  client.on('filter')(({ text }) => model.change({ filter: text }, 'filter'));
  client.on('editFilter')(() => model.choice.after(() => model.editFilter(null)));
}
