import * as vscode from 'vscode';
import { usualArchive } from '../../../models/restore/archiveFolder';
import type { Project } from '../../project/project';
import { act } from './act';
import { askFolder, askOptional, askReason, choose } from './ask';
import type { ModelCommand } from './modelCommand';
import { stateWords, versionTarget } from './modelTarget';
import { numbered, tellDone, tellNotes } from './tellDone';
import { durationProblem } from './typedProblems';

/** Tend: Archive… */
export const archiveVersion: ModelCommand = {
  id: 'tend.models.archive',
  async run(services, target, given) {
    const suits = ({ state }: { readonly state: string }) => !['purged', 'archived', 'live', 'staged'].includes(state);
    const { project, model, version, name } = await versionTarget(services, target, 'Archive', suits);
    const to = await askPlace(project, name);
    const reason = given.reason ?? (await askReason(`Archive ${name} in ${to ?? folderOf(project)}`));
    const retain = await askOptional(`How long has ${name} to be kept? (optional)`, {
      placeHolder: '10y',
      prompt:
        'Until then nobody can purge it. Where this is left empty, archive.retain of tend.yaml says how long, else it is 30 days.',
      problem: durationProblem,
    });
    const hold = version.held ? null : await askHold(name);
    const input = { version: name, reason, to, retain, hold };
    const archived = await act(services.models, project, { action: 'archive', input, title: `Archiving ${name}` });
    const held = archived.held ? ', under a legal hold' : '';
    const text = `${name} is archived in ${archived.path ?? folderOf(project)}${held}.`;
    tellDone(services, text, { project, model, ...numbered(version) });
    tellNotes(archived);
  },
};

/** Tend: Set or Lift Legal Hold… Of what is archived: sets one, or lifts it. */
export const holdVersion: ModelCommand = {
  id: 'tend.models.hold',
  async run(services, target, given) {
    const { project, model, version, name } = await versionTarget(
      services,
      target,
      'Set or lift the legal hold of which version?',
      ({ state, held }) => held || state === 'archived',
      {
        none: 'Nothing is archived. A legal hold keeps an archived version from being purged.',
        words: (it) => `${stateWords(it)}: ${it.held ? 'lifts the hold' : 'sets a hold'}`,
        showsOnly: true,
      },
    );
    const hold = !version.held;
    const title = hold ? `Set a legal hold on ${name}` : `Lift the legal hold of ${name}`;
    const reason = given.reason ?? (await askReason(title));
    await act(services.models, project, { action: 'archive', input: { version: name, reason, hold }, title });
    const text = hold
      ? `${name} is under a legal hold: nobody can purge it until that is lifted.`
      : `The legal hold of ${name} is lifted.`;
    tellDone(services, text, { project, model, ...numbered(version) });
  },
};

/** An absolute path; null: the folder that `tend.yaml` says, else the usual one. */
async function askPlace(project: Project, name: string): Promise<string | null> {
  const declared = project.config?.parsed.config.archive?.to !== undefined;
  const usual = { label: `$(archive) ${folderOf(project)}`, description: '', elsewhere: false };
  const items = [
    { ...usual, description: declared ? 'as archive.to of tend.yaml says' : 'the usual folder of the project' },
    {
      label: '$(folder-opened) Choose Folder…',
      description: 'another disk, or a folder that is backed up',
      elsewhere: true,
    },
  ];
  const { elsewhere } = await choose(`Where is ${name} kept?`, items);
  if (!elsewhere) return null;
  return askFolder(`Archive ${name} below a folder`, 'Archive Here', vscode.Uri.parse(project.scope));
}

/** True: it is to be held; null: it is not. */
async function askHold(name: string): Promise<true | null> {
  const items = [
    { label: 'No Legal Hold', description: 'it can be purged once it has been kept for its time', hold: null },
    {
      label: 'Legal Hold',
      description: 'nobody can purge it until the hold is lifted, however long that is',
      hold: true,
    },
  ] as const;
  return (await choose(`Is ${name} under a legal hold?`, items)).hold;
}

/** Where archives lie, as `tend.yaml` says it. */
function folderOf({ config }: Project): string {
  return config?.parsed.config.archive?.to ?? usualArchive;
}
