import { CommandError } from '../registerCommands';
import { act } from './act';
import { askDay, askReason, choose } from './ask';
import type { ModelCommand } from './modelCommand';
import { chooseStage, treeModel, versionTarget } from './modelTarget';
import { refuseEarly } from './refuseEarly';
import { numbered, tellDone } from './tellDone';

/** Tend: Waive Gate… Lets a version pass a gate that it does not pass, until a day, with a reason. */
export const waiveGate: ModelCommand = {
  id: 'tend.models.waive',
  async run(services, target, given) {
    const suits = ({ state }: { readonly state: string }) => state !== 'purged' && state !== 'archived';
    const { project, model, version, name } = await versionTarget(services, target, 'Waive Gate', suits);
    const known = { model: await treeModel(services, project, model), project };
    const stage = given.stage ?? (await chooseStage(known, `Waive a gate of ${name} for`));
    await refuseEarly(services, project, { act: 'waive', version: name, stage });
    const page = await services.models.ask(project, 'promotion', {
      model,
      version: version.number,
      digest: version.digest,
      stage,
    });
    const gates = page.gates
      .filter(({ waivable }) => waivable)
      .map(({ gate, verdict, result }) => ({ label: gate, description: verdict, detail: result }));
    if (gates.length === 0)
      throw new CommandError(`${name} has no gate in ${stage} that needs a waiver and may have one.`);
    const gate = given.gate ?? (await choose(`Which gate of ${stage} is waived for ${name}?`, gates)).label;
    const until = await askDay(`Until when is ${gate} waived?`, services.now());
    const reason = given.reason ?? (await askReason(`Waive ${gate} for ${name} until ${until}`));
    const input = { version: name, stage, gate, until, reason };
    await act(services.models, project, { action: 'waive', input, title: `Waiving ${gate}` });
    const text = `${gate} is waived for ${name} in ${stage} until ${until}.`;
    tellDone(services, text, { project, model, ...numbered(version) });
  },
};
