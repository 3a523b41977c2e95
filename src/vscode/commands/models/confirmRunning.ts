import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { errorMessage } from '../../../base/errors';
import type { Models } from '../../models/models';
import type { Project } from '../../project/project';
import { choose } from './ask';

/** What is to be run: these versions, in words as a question. */
interface Running {
  readonly versions: readonly string[];
  readonly question: string;
}

const run = 'Run';
const another = 'Choose Python…';

/**
 * Shows every command that would be run, which a person has to agree to. Returns the Python that they chose; null: environments
 * are built of what the packages require.
 */
export async function confirmRunning(models: Models, project: Project, running: Running): Promise<string | null> {
  let python: string | null = null;
  for (;;) {
    const plan = await planOf(models, project, running.versions, python);
    const options = { modal: true, detail: plan.commands.join('\n\n') };
    const chosen =
      plan.problem === null
        ? await vscode.window.showWarningMessage(running.question, options, run, another)
        : await vscode.window.showErrorMessage(plan.problem, { modal: true }, another);
    if (chosen === run) return python;
    if (chosen !== another) throw new vscode.CancellationError();
    python = await choosePython(project);
  }
}

interface Plan {
  readonly commands: readonly string[];
  /** Why nothing can be run so; null: it can. */
  readonly problem: string | null;
}

async function planOf(
  models: Models,
  project: Project,
  versions: readonly string[],
  python: string | null,
): Promise<Plan> {
  try {
    const plans = versions.map((version) => models.ask(project, 'plan', { version, python }));
    const commands = [...new Set((await Promise.all(plans)).flat())];
    return { commands, problem: null };
  } catch (error) {
    return { commands: [], problem: errorMessage(error) };
  }
}

/** Environments that a project usually has. */
const usual = ['.venv/bin/python', 'venv/bin/python', '.venv/Scripts/python.exe', 'venv/Scripts/python.exe'];

async function choosePython({ root }: Project): Promise<string> {
  const found = usual.map((path) => join(root, path)).filter((path) => existsSync(path));
  const own = vscode.workspace.getConfiguration('python').get<string>('defaultInterpreterPath', '');
  const named = own !== '' && own !== 'python' && !own.includes('${') ? [own] : [];
  const items = [...new Set([...found, ...named, 'python3'])].map((label) => ({ label, isOther: false }));
  const chosen = await choose('With which Python?', [...items, { label: 'Another…', isOther: true }]);
  if (!chosen.isOther) return chosen.label;
  const options = { title: 'Path of a Python', placeHolder: '/opt/models/bin/python', ignoreFocusOut: true };
  const path = (await vscode.window.showInputBox(options))?.trim();
  if (path === undefined || path === '') throw new vscode.CancellationError();
  return path;
}
