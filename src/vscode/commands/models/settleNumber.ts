import { moment } from '../../figures';
import { CommandError } from '../registerCommands';
import { act } from './act';
import { askReason, choose } from './ask';
import type { ModelCommand } from './modelCommand';
import { refuseUntrustedModels } from './modelTarget';
import { tellDone } from './tellDone';

/** Tend: Settle Number… Two branches gave one number to two packages: one keeps it. */
export const settleNumber: ModelCommand = {
  id: 'tend.models.settle',
  async run(services, target) {
    refuseUntrustedModels();
    const { models, projects } = services;
    const all = await Promise.all(
      projects.all().map(async (project) => ({ project, models: await models.ask(project, 'tree', undefined) })),
    );
    const clashes = all.flatMap(({ project, models: listed }) =>
      listed.flatMap(({ name: model, clashes: found }) =>
        found.map(({ version: number }) => ({
          ...{ project, model, number },
          label: `${model}@${number}`,
          description: project.name,
        })),
      ),
    );
    const named = clashes.find(({ project, label }) => target === `clash:${label}:${project.scope}`);
    if (clashes.length === 0) throw new CommandError('No two packages have one number; there is nothing to settle.');
    const { project, model, number, label } = named ?? (await choose('Settle Number', clashes));
    const packages = (await models.ask(project, 'versions', { model, number })).map(({ digest, by, created }) => ({
      label: digest.slice(7, 19),
      description: `registered by ${by}, ${moment(created)}`,
      digest,
    }));
    const { digest } = await choose(`Which package keeps ${label}? The others get new numbers.`, packages);
    const reason = await askReason(`${label} stays ${digest.slice(7, 19)}`);
    const input = { version: label, keep: digest, reason };
    const settled = await act(models, project, { action: 'settle', input, title: `Settling ${label}` });
    const others = settled.renumbered.map((it) => `${it.digest.slice(7, 19)} is ${it.version} now`).join(', ');
    tellDone(services, `${label} is ${digest.slice(7, 19)}; ${others}.`, { project, model, version: number, digest });
  },
};
