import { act } from './act';
import { askReason } from './ask';
import type { ModelCommand } from './modelCommand';
import { chooseStage, treeModel, versionTarget } from './modelTarget';
import { refuseEarly } from './refuseEarly';
import { numbered, tellDone, tellNotes } from './tellDone';

/** Tend: Approve… */
export const approveVersion: ModelCommand = {
  id: 'tend.models.approve',
  async run(services, target, given) {
    const suits = { act: 'approve', stage: given.stage } as const;
    const none = 'No version waits for your approval: each was made or approved by you, or is put aside.';
    const { project, model, version, name } = await versionTarget(services, target, 'Approve which version?', suits, {
      none,
    });
    const known = { model: await treeModel(services, project, model), project };
    const stage = given.stage ?? (await chooseStage(known, `Approve ${name} for`));
    await refuseEarly(services, project, { act: 'approve', version: name, stage });
    const reason = given.reason ?? (await askReason(`Approve ${name} for ${stage}`));
    const input = { version: name, stage, reason };
    const approved = await act(services.models, project, { action: 'approve', input, title: `Approving ${name}` });
    tellDone(services, `${name} is approved for ${stage}.`, { project, model, ...numbered(version) });
    tellNotes(approved);
  },
};
