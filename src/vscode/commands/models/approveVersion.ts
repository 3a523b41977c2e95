import { act } from './act';
import { askReason } from './ask';
import type { ModelCommand } from './modelCommand';
import { chooseStage, treeModel, versionTarget } from './modelTarget';

/** Tend: Approve… */
export const approveVersion: ModelCommand = {
  id: 'tend.models.approve',
  async run(services, target, given) {
    const { project, model, name } = await versionTarget(
      services,
      target,
      'Approve',
      ({ state }) => state !== 'purged',
    );
    const known = { model: await treeModel(services, project, model), project };
    const stage = given.stage ?? (await chooseStage(known, `Approve ${name} for`));
    const reason = given.reason ?? (await askReason(`Approve ${name} for ${stage}`));
    const input = { version: name, stage, reason };
    await act(services.models, project, { action: 'approve', input, title: `Approving ${name}` });
  },
};
