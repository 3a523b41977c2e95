import { isAbsolute, relative, sep } from 'node:path';
import * as vscode from 'vscode';
import { editConfig } from './editConfig';
import { CommandError, type Command } from './registerCommands';

/** Tend: Import Runs from Another Folder…, which names the folder in `tend.yaml`: it is watched from then on. */
export const importFolder: Command<'tend.experiments.importFolder'> = {
  id: 'tend.experiments.importFolder',
  async run({ projects }) {
    const [project] = projects.all();
    if (!project) throw new CommandError('Open a folder first: runs are shown beside the project that they belong to.');
    const [chosen] =
      (await vscode.window.showOpenDialog({
        title: 'Import Runs from Another Folder',
        openLabel: 'Import Runs',
        canSelectFiles: true,
        canSelectFolders: true,
      })) ?? [];
    if (!chosen) return;
    const way = relative(project.root, chosen.fsPath).replaceAll(sep, '/');
    const path = way === '' ? '.' : isAbsolute(way) ? chosen.fsPath : way;
    const { yamlEdit } = await import('../../project/yamlEdit');
    await editConfig(project, (text) => {
      const edit = yamlEdit(text, ['experiments', 'sources'], path, 'append');
      return edit ? [edit] : [];
    });
  },
};
