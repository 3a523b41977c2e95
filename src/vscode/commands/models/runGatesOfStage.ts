import { act } from './act';
import type { ModelCommand } from './modelCommand';
import { chooseStage, treeModel, versionTarget } from './modelTarget';

/** Runs the commands of the gates of a stage, for the page of a promotion. */
export const runGatesOfStage: ModelCommand = {
  id: '_tend.models.runGates',
  async run(services, target, given) {
    const chosen = await versionTarget(services, target, 'Run Gates');
    const { project, model, version, name } = chosen;
    const known = { model: await treeModel(services, project, model), project };
    const stage = given.stage ?? (await chooseStage(known, `Run the gates of ${name} for`));
    const { commands } = await services.models.ask(project, 'promotion', {
      model,
      version: version.number,
      digest: version.digest,
      stage,
    });
    await services.allowedCommands.ask(chosen, commands);
    const input = { version: name, stage };
    await act(services.models, project, { action: 'runGates', input, title: `Running the gates of ${name}` });
  },
};
