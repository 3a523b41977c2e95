import { act, askReason } from './act';
import type { ModelCommand } from './modelCommand';
import { chooseStage, treeModel, versionTarget } from './modelTarget';

/** Tend: Approve… */
export const approveVersion: ModelCommand = {
  id: 'tend.models.approve',
  async run(services, target) {
    const { project, model, name } = await versionTarget(
      services,
      target,
      'Approve',
      ({ state }) => state !== 'purged',
    );
    const stage = await chooseStage(
      { model: await treeModel(services, project, model), project },
      `Approve ${name} for`,
    );
    const reason = await askReason(`Approve ${name} for ${stage}`);
    const input = { version: name, stage, reason };
    await act(services.models, project, { action: 'approve', input, title: `Approving ${name}` });
  },
};
