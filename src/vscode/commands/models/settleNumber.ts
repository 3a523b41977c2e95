import { CommandError } from '../registerCommands';
import { act } from './act';
import { askReason, choose } from './ask';
import type { ModelCommand } from './modelCommand';
import { refuseUntrusted } from './modelTarget';

/** Tend: Settle Number… Two branches gave one number to two packages: one keeps it. */
export const settleNumber: ModelCommand = {
  id: 'tend.models.settle',
  async run({ models, projects }, target) {
    refuseUntrusted();
    const all = await Promise.all(
      projects.all().map(async (project) => ({ project, models: await models.ask(project, 'tree', undefined) })),
    );
    const clashes = all.flatMap(({ project, models: listed }) =>
      listed.flatMap(({ name, clashes: found }) =>
        found.map(({ version, digests }) => ({
          project,
          digests,
          label: `${name}@${version}`,
          description: project.name,
        })),
      ),
    );
    const named = clashes.find(({ project, label }) => target === `clash:${label}:${project.scope}`);
    if (clashes.length === 0) throw new CommandError('No two packages have one number; there is nothing to settle.');
    const { project, label, digests } = named ?? (await choose('Settle Number', clashes));
    const packages = digests.map((digest) => ({ label: digest.slice(7, 19), digest }));
    const { digest } = await choose(`Which package keeps ${label}? The others get new numbers.`, packages);
    const reason = await askReason(`${label} stays ${digest.slice(7, 19)}`);
    const input = { version: label, keep: digest, reason };
    await act(models, project, { action: 'settle', input, title: `Settling ${label}` });
  },
};
