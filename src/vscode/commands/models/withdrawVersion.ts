import { act } from './act';
import { askReason, choose } from './ask';
import type { ModelCommand } from './modelCommand';
import { liveModelTarget } from './modelTarget';

/** Tend: Withdraw… Takes what is live out of a stage, so that nothing is. */
export const withdrawVersion: ModelCommand = {
  id: 'tend.models.withdraw',
  async run(services, target, given) {
    const { project, model } = await liveModelTarget(services, target, 'Withdraw which model?');
    const stages = model.live.map(({ stage, version }) => ({ label: stage, description: `now @${version}` }));
    const stage = given.stage ?? (await choose('Withdraw from', stages)).label;
    const version = model.live.find((it) => it.stage === stage)?.version;
    const what = version === undefined ? model.name : `${model.name}@${version}`;
    const reason = given.reason ?? (await askReason(`Withdraw ${what} from ${stage}: nothing is live there then`));
    const input = { model: model.name, stage, reason };
    await act(services.models, project, { action: 'withdraw', input, title: `Withdrawing ${what}` });
  },
};
