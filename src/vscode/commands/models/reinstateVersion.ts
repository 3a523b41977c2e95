import { CommandError } from '../registerCommands';
import { act } from './act';
import { askReason } from './ask';
import type { ModelCommand } from './modelCommand';
import { versionTarget } from './modelTarget';
import { numbered, tellDone } from './tellDone';

/** Tend: Take Notice Back… A version that was deprecated is not on its way out any more. */
export const reinstateVersion: ModelCommand = {
  id: 'tend.models.reinstate',
  async run(services, target, given) {
    const { project, model, version, name } = await versionTarget(
      services,
      target,
      'Take the notice on which version back?',
      ({ deprecation, state }) => deprecation !== null && state !== 'purged',
      { none: 'No version is deprecated.' },
    );
    if (!version.deprecation) throw new CommandError(`${name} is not deprecated any more.`);
    const reason = given.reason ?? (await askReason(`Take the notice on ${name} back`));
    await act(services.models, project, {
      ...{ action: 'reinstate', input: { version: name, reason }, title: `Reinstating ${name}` },
    });
    tellDone(services, `The notice on ${name} is taken back.`, { project, model, ...numbered(version) });
  },
};
