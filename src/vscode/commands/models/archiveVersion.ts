import { usualArchive } from '../../../models/restore/archiveFolder';
import type { Project } from '../../project/project';
import { act } from './act';
import { askOptional, askReason } from './ask';
import type { ModelCommand } from './modelCommand';
import { versionTarget } from './modelTarget';
import { numbered, tellDone, tellNotes } from './tellDone';
import { durationProblem } from './typedProblems';

/** Tend: Archive… */
export const archiveVersion: ModelCommand = {
  id: 'tend.models.archive',
  async run(services, target, given) {
    const suits = ({ state }: { readonly state: string }) => !['purged', 'archived', 'live', 'staged'].includes(state);
    const { project, model, version, name } = await versionTarget(services, target, 'Archive', suits);
    const reason = given.reason ?? (await askReason(`Archive ${name} in ${folderOf(project)}`));
    const retain = await askOptional(`How long has ${name} to be kept? (optional)`, {
      placeHolder: '10y',
      prompt:
        'Until then nobody can purge it. Where this is left empty, archive.retain of tend.yaml says how long, else it is 30 days.',
      problem: durationProblem,
    });
    const input = { version: name, reason, retain };
    const archived = await act(services.models, project, { action: 'archive', input, title: `Archiving ${name}` });
    const where = `${archived.path ?? folderOf(project)}; archive.to in tend.yaml says where the next one lies`;
    tellDone(services, `${name} is archived in ${where}.`, { project, model, ...numbered(version) });
    tellNotes(archived);
  },
};

/** Where archives lie, as `tend.yaml` says it. */
function folderOf({ config }: Project): string {
  return config?.parsed.config.archive?.to ?? usualArchive;
}
