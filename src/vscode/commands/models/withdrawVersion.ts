import type { TreeModel } from '../../../actions/models/modelsTree';
import { onlyVersion } from '../../../models/registry/conflictSides';
import { act } from './act';
import { askReason, choose } from './ask';
import type { ModelCommand } from './modelCommand';
import { liveModelTarget } from './modelTarget';

/** Tend: Withdraw… Takes what is live out of a stage, so that nothing is. */
export const withdrawVersion: ModelCommand = {
  id: 'tend.models.withdraw',
  async run(services, target, given) {
    const hasAny = (it: TreeModel) => stagesOf(it).length > 0;
    const { project, model } = await liveModelTarget(services, target, 'Withdraw which model?', hasAny);
    const stages = stagesOf(model);
    const items = stages.map(({ stage, now }) => ({ label: stage, description: `now ${now}` }));
    const stage = given.stage ?? (await choose('Withdraw from', items)).label;
    const version = stages.find((it) => it.stage === stage)?.version;
    const what = typeof version === 'number' ? `${model.name}@${version}` : model.name;
    const reason = given.reason ?? (await askReason(`Withdraw ${what} from ${stage}: nothing is live there then`));
    const input = { model: model.name, stage, reason };
    await act(services.models, project, { action: 'withdraw', input, title: `Withdrawing ${what}` });
  },
};

/** Where something is live; also where nothing is, says another branch, which a withdrawal settles. */
function stagesOf({ live, conflicts }: TreeModel) {
  const contradicted = conflicts
    .filter(({ versions }) => versions.includes(null))
    .map(({ stage, versions }) => {
      const now = versions.map((it) => (it === null ? 'nothing' : `@${it}`)).join(' and ');
      return { stage, version: onlyVersion(versions.map((version) => ({ version }))), now };
    });
  return [...live.map(({ stage, version }) => ({ stage, version, now: `@${version}` })), ...contradicted];
}
