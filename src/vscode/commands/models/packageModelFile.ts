import * as vscode from 'vscode';
import { formatBytes } from '../../../base/text';
import type { Project } from '../../project/project';
import { runOfRow } from '../../trees/rowIds';
import { act } from './act';
import { askReason, choose } from './ask';
import type { ModelCommand, ModelServices } from './modelCommand';
import { chooseModelFile, fileTarget, projectOf } from './modelTarget';

const partKeys = ['golden', 'requirements', 'example', 'predictions', 'card'] as const;
type PartKey = (typeof partKeys)[number];

/** What may go into a package beside the model, under the names that it usually has. */
const usual: Readonly<Record<PartKey, readonly string[]>> = {
  golden: ['golden.json', 'golden.jsonl', 'golden.csv'],
  requirements: ['requirements.lock', 'requirements.txt'],
  example: ['input_example.json', 'example.json', 'example.csv'],
  predictions: ['predictions.csv', 'predictions.jsonl'],
  card: ['model-card.md', 'MODEL_CARD.md', 'README.md'],
};

interface FoundPart extends vscode.QuickPickItem {
  readonly key: PartKey;
  readonly path: string;
}

/** Tend: Package Model… Asks only for what it does not find, and shows what goes in. */
export const packageModelFile: ModelCommand = {
  id: 'tend.models.package',
  async run(services, target) {
    const run = typeof target === 'string' ? runOfRow(target) : null;
    const source = run ? null : (fileTarget(target) ?? (await chooseModelFile(services, 'Package Model')));
    const project = (run && services.projects.get(run.scope)) ?? projectOf(services, source);
    const name = await askName(services, project, source);
    const parts = await askParts(project, source, name);
    const files = Object.fromEntries(parts.map(({ key, path }) => [key, path]));
    const input = { source: source?.fsPath ?? null, run: run?.id ?? null, name, ...files };
    const title = `Packaging ${name}; nothing is registered until it is done`;
    const made = await act(services.models, project, { action: 'package', input, title });
    await offerToRegister(services, project, made);
  },
};

interface Made {
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  /** What went in of the project, and what running it lacks. */
  readonly notes: readonly string[];
}

async function offerToRegister(
  { models }: ModelServices,
  project: Project,
  { name, path, bytes, notes }: Made,
): Promise<void> {
  const register = 'Register…';
  const done = `${name} is packaged: ${formatBytes(bytes)}.`;
  const sentence = [done, ...notes, 'Registered, it becomes the next version.'].join(' ');
  if ((await vscode.window.showInformationMessage(sentence, register)) !== register) return;
  const reason = await askReason(`Register ${name}`);
  await act(models, project, { action: 'register', input: { package: path, reason }, title: `Registering ${name}` });
}

/** A model that is known, else a new name: that of the file is proposed. */
async function askName({ models }: ModelServices, project: Project, source: vscode.Uri | null): Promise<string> {
  const registered = await models.ask(project, 'tree', undefined);
  const declared = Object.keys(project.config?.parsed.config.models ?? {});
  const known = [...new Set([...declared, ...registered.map(({ name }) => name)])];
  const other = { label: '$(add) Another Model…', isNew: true };
  const items = [...known.map((label) => ({ label, isNew: false })), ...(known.length > 0 ? [other] : [])];
  const chosen = items.length > 0 ? await choose('Of which model is it a version?', items) : other;
  if (!chosen.isNew) return chosen.label;
  const file = source?.path.slice(source.path.lastIndexOf('/') + 1).replace(/\.\w+$/, '') ?? project.name;
  const value = file.replaceAll(/[^A-Za-z0-9._-]+/g, '-').replace(/^[^A-Za-z0-9]+/, '');
  const name = await vscode.window.showInputBox({
    ...{ title: 'Name of the model', value, ignoreFocusOut: true },
    validateInput: (text) =>
      /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(text) ? null : 'Up to 100 letters, digits, ".", "_" and "-".',
  });
  if (name === undefined) throw new vscode.CancellationError();
  return name;
}

/** Shows what was found beside the model and in the project; what is not wanted is taken out. */
async function askParts(project: Project, source: vscode.Uri | null, name: string): Promise<readonly FoundPart[]> {
  const root = vscode.Uri.parse(project.scope);
  const folders = source ? [vscode.Uri.joinPath(source, '..'), root] : [root];
  const found = await Promise.all(partKeys.map((key) => findPart(key, folders)));
  const parts = found.flat();
  if (parts.length === 0) return [];
  const chosen = await vscode.window.showQuickPick(parts, {
    ...{ canPickMany: true, ignoreFocusOut: true, matchOnDescription: true },
    title: `What goes into ${name} beside the model`,
    placeHolder: 'params, metrics, code and licence go in by themselves',
  });
  if (!chosen) throw new vscode.CancellationError();
  return chosen;
}

async function findPart(key: PartKey, folders: readonly vscode.Uri[]): Promise<readonly FoundPart[]> {
  for (const folder of folders)
    for (const name of usual[key]) {
      const uri = vscode.Uri.joinPath(folder, name);
      const isThere = await vscode.workspace.fs.stat(uri).then(
        () => true,
        () => false,
      );
      if (isThere)
        return [{ key, path: uri.fsPath, label: key, description: vscode.workspace.asRelativePath(uri), picked: true }];
    }
  return [];
}
