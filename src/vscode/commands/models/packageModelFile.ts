import * as vscode from 'vscode';
import { lackingParts } from '../../../actions/models/packaging/lackingParts';
import type { PackagedModel } from '../../../actions/models/packageModel';
import { formatBytes } from '../../../base/text';
import type { Project } from '../../project/project';
import { runOfRow } from '../../trees/rowIds';
import { act } from './act';
import { askReason, choose } from './ask';
import { askParts } from './askParts';
import type { ModelCommand, ModelServices } from './modelCommand';
import { chooseModelFile, fileTarget, projectOf } from './modelTarget';

/** Tend: Package Model… Asks only for what it does not find, and shows what goes in. */
export const packageModelFile: ModelCommand = {
  id: 'tend.models.package',
  async run(services, target) {
    const run = typeof target === 'string' ? runOfRow(target) : null;
    const source = run ? null : (fileTarget(target) ?? (await chooseModelFile(services, 'Package Model')));
    const project = (run && services.projects.get(run.scope)) ?? projectOf(services, source);
    const name = await askName(services, project, source);
    const parts = await askParts(project, source, name);
    const input = { source: source?.fsPath ?? null, run: run?.id ?? null, name, ...parts };
    const title = `Packaging ${name}; nothing is registered until it is done`;
    const made = await act(services.models, project, { action: 'package', input, title });
    await offerToRegister(services, project, made);
  },
};

async function offerToRegister(
  { models }: ModelServices,
  project: Project,
  { name, path, bytes, notes, facts }: PackagedModel,
): Promise<void> {
  const register = 'Register…';
  const done = `${name} is packaged: ${formatBytes(bytes)}.`;
  const sentence = [done, ...notes, ...lackingSentence(facts), 'Registered, it becomes the next version.'].join(' ');
  if ((await vscode.window.showInformationMessage(sentence, register)) !== register) return;
  const reason = await askReason(`Register ${name}`);
  await act(models, project, { action: 'register', input: { package: path, reason }, title: `Registering ${name}` });
}

function lackingSentence(facts: PackagedModel['facts']): readonly string[] {
  const lacking = lackingParts(facts).map(({ text, so }) => (so === null ? text : `${text}, ${so}`));
  return lacking.length === 0 ? [] : [`It lacks ${lacking.join('; ')}.`];
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
