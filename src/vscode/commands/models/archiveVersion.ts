import * as vscode from 'vscode';
import { act } from './act';
import { askOptional, askReason } from './ask';
import type { ModelCommand } from './modelCommand';
import { versionTarget } from './modelTarget';
import { numbered, tellDone } from './tellDone';
import { durationProblem } from './typedProblems';

/** Tend: Archive… */
export const archiveVersion: ModelCommand = {
  id: 'tend.models.archive',
  async run(services, target, given) {
    const suits = ({ state }: { readonly state: string }) => !['purged', 'archived', 'live', 'staged'].includes(state);
    const { project, model, version, name } = await versionTarget(services, target, 'Archive', suits);
    const reason = given.reason ?? (await askReason(`Archive ${name}`));
    const retain = await askOptional(`How long has ${name} to be kept? (optional)`, {
      placeHolder: '10y',
      prompt:
        'Until then nobody can purge it. Where this is left empty, archive.retain of tend.yaml says how long, else it is 30 days.',
      problem: durationProblem,
    });
    const input = { version: name, reason, retain };
    const { notes } = await act(services.models, project, { action: 'archive', input, title: `Archiving ${name}` });
    tellDone(services, `${name} is archived.`, { project, model, ...numbered(version) });
    if (notes.length > 0) void vscode.window.showInformationMessage(notes.join(' '));
  },
};
