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

/** What a person agreed to. `python` null: environments are built of what the packages require. */
interface Agreed {
  readonly python: string | null;
  readonly trust: boolean;
}

/** Shows what is not known to be safe and every command that would be run, which a person has to agree to. */
export async function confirmRunning(models: Models, project: Project, running: Running): Promise<Agreed> {
  let python: string | null = null;
  for (;;) {
    const plan = await planOf(models, project, running.versions, python);
    const options = { modal: true, detail: [...plan.warnings, ...plan.commands].join('\n\n') };
    const chosen =
      plan.problem === null
        ? await vscode.window.showWarningMessage(running.question, options, run, another)
        : await vscode.window.showErrorMessage(plan.problem, { modal: true }, another);
    if (chosen === run) return { python, trust: plan.warnings.length > 0 };
    if (chosen !== another) throw new vscode.CancellationError();
    python = await choosePython(project);
  }
}

interface Plan {
  readonly commands: readonly string[];
  /** What a person has to trust, a sentence for each version. */
  readonly warnings: readonly string[];
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
    const asked = versions.map(async (version) => {
      const { commands, warning } = await models.ask(project, 'plan', { version, python });
      return { commands, warnings: warning === null ? [] : [`${version}: ${warning}`] };
    });
    const plans = await Promise.all(asked);
    const commands = [...new Set(plans.flatMap((plan) => plan.commands))];
    return { commands, warnings: plans.flatMap(({ warnings }) => warnings), problem: null };
  } catch (error) {
    return { commands: [], warnings: [], problem: errorMessage(error) };
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
