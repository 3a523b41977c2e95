import * as vscode from 'vscode';
import { cureSentence, editorDoor } from '../../../actions/models/packaging/cureSentences';
import { wholeSentence } from '../../../actions/models/packaging/wholeSentence';
import { shortDigests } from '../../../base/shortDigests';
import { plural } from '../../../base/text';
import { CommandError } from '../registerCommands';
import { act } from './act';
import type { ModelCommand } from './modelCommand';
import { versionTarget } from './modelTarget';

/** Tend: Verify. Reads every byte of a version's package. */
export const verifyVersion: ModelCommand = {
  id: 'tend.models.verify',
  async run(services, target) {
    const { project, name } = await versionTarget(services, target, 'Verify', ({ state }) => state !== 'purged');
    const input = { package: name, path: vscode.Uri.joinPath(vscode.Uri.parse(project.scope), name).fsPath };
    const verified = await act(services.models, project, { action: 'verify', input, title: `Verifying ${name}` });
    if (verified.ok) {
      void vscode.window.showInformationMessage(wholeSentence(name, verified));
      return;
    }
    const [first] = verified.problems;
    const others = verified.problems.length > 1 ? `, and ${plural(verified.problems.length - 1, 'more file')}` : '';
    const why = shortDigests((first?.problem ?? '').replace(/^is damaged: /, ''));
    const cures = verified.cures.slice(0, 1).map((it) => ` ${cureSentence(it, editorDoor)}`);
    throw new CommandError(`${name} is damaged. ${first?.path ?? ''}: ${why}${others}.${cures.join('')}`);
  },
};
