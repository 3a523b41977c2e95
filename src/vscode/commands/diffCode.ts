import { posix } from 'node:path';
import * as vscode from 'vscode';
import type { ChangedFile } from '../../actions/runs/compare/code/repository';
import { committedFile, repositoryOf } from '../experiments/committedCode';
import type { Project } from '../project/project';
import { CommandError, type Command } from './registerCommands';
import { chosenDetails, runArgument } from './runArgument';

/** Two commits of a project, and what the runs are called that were made at them. */
interface Commits {
  readonly project: Project;
  readonly from: string;
  readonly to: string;
  readonly names: string;
}

/** Tend: Show Code Differences, of all files that differ or of one of them, in VS Code's own editor. */
export const diffCode: Command<'tend.runs.codeDiff'> = {
  id: 'tend.runs.codeDiff',
  async run(services, run, runs, path) {
    const chosen = runArgument(services, run, runs);
    const [first, second] = await chosenDetails(services, chosen);
    if (!first || !second) throw new CommandError('Select two runs to see how their code differs.');
    const [from, to] = [first.code?.commit, second.code?.commit];
    if (!from || !to) throw new CommandError('The commit of one of the runs was not recorded.');
    if (from === to) throw new CommandError(`Both runs were made at commit ${from.slice(0, 7)}.`);
    const commits = { project: chosen.project, from, to, names: `${first.name} ↔ ${second.name}` };
    const changes = await changesBetween(commits);
    if (typeof path === 'string') await openFile(commits, changes, path);
    else await openAll(commits, changes);
  },
};

async function changesBetween({ project, from, to }: Commits): Promise<readonly ChangedFile[]> {
  const repository = await repositoryOf(project);
  if ((await repository.prefix()) === null) throw new CommandError('Git knows no repository here.');
  for (const commit of [from, to])
    if (!(await repository.has(commit)))
      throw new CommandError(`Commit ${commit.slice(0, 7)} is not in the repository of this folder.`);
  const changes = await repository.changes(from, to);
  if (changes.length === 0) throw new CommandError('No file differs between the commits of these runs.');
  return changes;
}

async function openFile(commits: Commits, changes: readonly ChangedFile[], path: string): Promise<void> {
  const file = changes.find((change) => change.path === path);
  if (!file) throw new CommandError(`${path} does not differ between the commits of these runs.`);
  const { before, after } = sidesOf(commits, file);
  await vscode.commands.executeCommand('vscode.diff', before, after, `${posix.basename(path)} (${commits.names})`);
}

async function openAll(commits: Commits, changes: readonly ChangedFile[]): Promise<void> {
  const files = changes.filter(({ lines }) => lines !== null).map((file) => sidesOf(commits, file));
  if (files.length === 0) throw new CommandError('Only binary files differ between the commits of these runs.');
  const sides = files.map(({ before, after }) => [after, before, after]);
  await vscode.commands.executeCommand('vscode.changes', commits.names, sides);
}

function sidesOf({ project, from, to }: Commits, { path, was }: ChangedFile) {
  return { before: committedFile(project, from, was), after: committedFile(project, to, path) };
}
