import * as vscode from 'vscode';
import type { TreeModel, TreeVersion } from '../../../actions/models/modelsTree';
import type { SuitableQuestion } from '../../../actions/models/pages/suitableVersions';
import { conflictSentence, conflictSides } from '../../../models/registry/conflictSides';
import { digestAddress } from '../../../models/registry/versionAddress';
import { looksLikeModel } from '../../../project/fileKinds';
import type { Project } from '../../project/project';
import { fileOfLooseRow, modelOfRow, versionOfRow, type VersionRow } from '../../trees/modelRowIds';
import { refuseUntrusted } from '../refuseUntrusted';
import { CommandError } from '../registerCommands';
import { choose } from './ask';
import { stageProblem } from './typedProblems';
import type { ModelServices } from './modelCommand';

interface NamedModel {
  readonly project: Project;
  readonly model: TreeModel;
}

/** A version that a command is about. */
export interface ChosenVersion {
  readonly project: Project;
  readonly model: string;
  readonly version: TreeVersion;
  /** `churn@3`, `churn@sha256:0f1e2d3c4b5a` where two packages are number 3: what a use case is given, and people are told. */
  readonly name: string;
}

type Suits = (version: TreeVersion) => boolean;

/** How a version is chosen; each has a usual way. */
interface Choosing {
  /** What is said where there is none. */
  readonly none?: string;
  /** What a row says of its version. */
  readonly words?: (version: TreeVersion) => string;
  /** What cannot be taken back is chosen also where there is one alone. */
  readonly showsOnly?: boolean;
}

interface Offered {
  readonly version: TreeVersion;
}

/** Those that no rule keeps from something, in every project of the window, in the order in which they are offered. */
async function suitableOf<T extends Offered>(
  { models, projects }: ModelServices,
  all: readonly T[],
  question: SuitableQuestion,
): Promise<readonly T[]> {
  const found = projects.all().map((project) => models.ask(project, 'suitable', question));
  const places = new Map((await Promise.all(found)).flat().map((digest, place) => [digest, place]));
  const placeOf = ({ version }: T) => places.get(version.digest) ?? -1;
  return all.filter((it) => placeOf(it) >= 0).toSorted((a, b) => placeOf(a) - placeOf(b));
}

/**
 * The version of the row that a command was given, else one that is chosen from all that `suits`, of the model of the row; what
 * only the rules tell is asked of them, where something has to be chosen.
 */
export async function versionTarget(
  services: ModelServices,
  target: unknown,
  title: string,
  suits: Suits | SuitableQuestion = () => true,
  choosing: Choosing = {},
): Promise<ChosenVersion> {
  const text = typeof target === 'string' ? target : '';
  const row = versionOfRow(text);
  if (row) return namedVersion(services, row);
  const of = modelOfRow(text);
  const models = (await allModels(services)).filter(
    ({ project, model }) => !of || (of.scope === project.scope && of.model === model.name),
  );
  const all = models.flatMap(({ project, model }) =>
    model.versions.map((version) => ({
      ...{ project, model: model.name, version },
      name: versionName(model.name, version, isClaimedTwice(model, version)),
    })),
  );
  const suitable =
    typeof suits === 'function' ? all.filter(({ version }) => suits(version)) : await suitableOf(services, all, suits);
  const { none = noneYet, words = stateWords, showsOnly = false } = choosing;
  if (suitable.length === 0) throw new CommandError(none);
  const items = suitable.map((it) => ({ label: it.name, description: words(it.version), it }));
  return (await choose(title, items, showsOnly)).it;
}

const noneYet = 'There is no version for this yet. Package a model and register it first.';

/** The version of a row, also one that the tree does not list. */
async function namedVersion(
  { models, projects }: ModelServices,
  { scope, model, version: number, digest }: VersionRow,
): Promise<ChosenVersion> {
  refuseUntrustedModels();
  const project = projects.get(scope);
  const found = project ? await models.ask(project, 'versions', { model, number }) : [];
  const version = found.find((it) => it.digest === digest);
  if (!project || !version) throw new CommandError(`${model}@${number} is not registered any more.`);
  return { project, model, version, name: versionName(model, version, found.length > 1) };
}

function isClaimedTwice({ clashes }: TreeModel, { number }: TreeVersion): boolean {
  return clashes.some(({ version }) => version === number);
}

/** By its number, by which people know it; where several packages claim that, by its digest. */
function versionName(model: string, { number, digest }: TreeVersion, isClash: boolean): string {
  return isClash ? digestAddress({ model, digest }) : `${model}@${number}`;
}

/** What is kept in the store, or made with it, needs trust: that is said before anything is asked. */
export function refuseUntrustedModels(): void {
  refuseUntrusted('its models are kept in a store');
}

/** The model of the row that a command was given, else one that is chosen. */
export async function modelTarget(services: ModelServices, target: unknown, title: string) {
  const row = typeof target === 'string' ? (modelOfRow(target) ?? versionOfRow(target)) : null;
  const all = await allModels(services);
  const named = row && all.find(({ project, model }) => project.scope === row.scope && model.name === row.model);
  if (named) return named;
  if (row) throw new CommandError(`${row.model} is not registered any more.`);
  if (all.length === 0) throw new CommandError('No model is registered yet. Package one and register it first.');
  return chooseModel(all, title);
}

/** The same of models of which something is live, or which `isMeant` takes as well. */
export async function liveModelTarget(
  services: ModelServices,
  target: unknown,
  title: string,
  isMeant = ({ live }: TreeModel) => live.length > 0,
) {
  if (typeof target === 'string') {
    const named = await modelTarget(services, target, title);
    if (isMeant(named.model)) return named;
    throw new CommandError(notLive(named.model));
  }
  const live = (await allModels(services)).filter(({ model }) => isMeant(model));
  if (live.length === 0) throw new CommandError('Nothing is live. Promote a version first.');
  return chooseModel(live, title);
}

function notLive({ name, conflicts: [conflict] }: TreeModel): string {
  if (!conflict) return `Nothing of ${name} is live.`;
  const sides = conflict.versions.map((version) => ({ version }));
  return `${conflictSentence(name, conflict.stage, sides)}.`;
}

async function chooseModel(all: readonly NamedModel[], title: string): Promise<NamedModel> {
  const items = all.map((it) => ({ label: it.model.name, description: standingOf(it), it }));
  return (await choose(title, items)).it;
}

/** "production @3, staging @4; churn" */
function standingOf({ model, project }: NamedModel): string {
  const live = model.live.map(({ stage, version }) => `${stage} @${version}`).join(', ');
  return `${live === '' ? 'nothing is live' : live}; ${project.name}`;
}

/** What is listed of one model. */
export async function treeModel({ models }: ModelServices, project: Project, name: string): Promise<TreeModel> {
  const found = (await models.ask(project, 'tree', undefined)).find((it) => it.name === name);
  if (!found) throw new CommandError(`${name} is not registered any more.`);
  return found;
}

async function allModels({ models, projects }: ModelServices) {
  refuseUntrustedModels();
  const found: NamedModel[] = [];
  for (const project of projects.all())
    for (const model of await models.ask(project, 'tree', undefined)) found.push({ project, model });
  return found;
}

/** "production", "archived, held" */
export function stateWords({ state, stages, held }: TreeVersion): string {
  const stands = stages.length > 0 ? stages.map(({ stage }) => stage).join(', ') : state;
  return held ? `${stands}, held` : stands;
}

/** The file or folder that a command was given: a row, a URI, the editor in front; null: none. */
export function fileTarget(target: unknown): vscode.Uri | null {
  if (target instanceof vscode.Uri) return target;
  const text = typeof target === 'string' ? (fileOfLooseRow(target) ?? target) : '';
  return text.startsWith('file:') ? vscode.Uri.parse(text, true) : modelInFront();
}

/** The model file of the editor in front; null: there is another one, or none. */
export function modelInFront(): vscode.Uri | null {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const isFile = input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputText;
  return isFile && looksLikeModel(input.uri.path) ? input.uri : null;
}

/** One of the model files of the window. */
export async function chooseModelFile(services: ModelServices, title: string): Promise<vscode.Uri> {
  const files = modelFilesOf(services);
  if (files.length > 0) return (await choose(title, files)).uri;
  const [chosen] = (await vscode.window.showOpenDialog({ title, openLabel: 'Choose' })) ?? [];
  if (!chosen) throw new vscode.CancellationError();
  return chosen;
}

/** The model files that were found in the projects of the window. */
export function modelFilesOf({ projects }: ModelServices) {
  return projects.all().flatMap((project) =>
    (project.discovery?.modelFiles ?? []).map((path) => ({
      label: path,
      description: project.name,
      uri: vscode.Uri.joinPath(vscode.Uri.parse(project.scope), path),
    })),
  );
}

/** The project that a file lies in, else the first one. */
export function projectOf({ projects }: ModelServices, uri: vscode.Uri | null): Project {
  const project = (uri && projects.locate(uri).project) ?? projects.all()[0];
  if (!project) throw new CommandError('Open a folder first: models are registered in it.');
  return project;
}

/**
 * Stages as models have them: those that `tend.yaml` declares, those in use, and the usual two. `mayBeNew`: also another one, where
 * no gates are declared, which would be asked of it.
 */
export async function chooseStage(
  { model, project }: { readonly model: TreeModel; readonly project: Project },
  title: string,
  { mayBeNew = false } = {},
): Promise<string> {
  const declared = Object.keys(project.config?.parsed.config.models?.[model.name]?.gates ?? {});
  const live = liveWords(model);
  const names = new Set(['production', 'staging', ...declared, ...live.keys()]);
  const items = [...names].map((label) => ({ label, description: live.get(label) ?? 'nothing is live' }));
  const other = { label: '$(add) Another Stage…', description: '' };
  const chosen = await choose(title, mayBeNew && declared.length === 0 ? [...items, other] : items);
  return chosen === other ? askStage(title) : chosen.label;
}

/** By stage "now churn@3", "contradictory: churn@3 and churn@4 at once". */
function liveWords({ name, live, conflicts }: TreeModel): ReadonlyMap<string, string> {
  const sides = (versions: readonly (number | null)[]) =>
    conflictSides(
      name,
      versions.map((version) => ({ version })),
    );
  return new Map([
    ...live.map(({ stage, version }) => [stage, `now ${name}@${version}`] as const),
    ...conflicts.map(({ stage, versions }) => [stage, `contradictory: ${sides(versions)} at once`] as const),
  ]);
}

async function askStage(title: string): Promise<string> {
  const stage = await vscode.window.showInputBox({
    ...{ title, placeHolder: 'canary', ignoreFocusOut: true },
    validateInput: stageProblem,
  });
  if (stage === undefined) throw new vscode.CancellationError();
  return stage;
}
