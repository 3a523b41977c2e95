import { plural } from '../base/text';
import type { RegistryFacts } from '../models/registry/registryFacts';
import type { DevelopmentFacts } from '../runs/development';
import { configTarget } from './configTarget';
import { baseName, fileTarget } from './dataEvidence';
import { experimentsTarget } from './developmentEvidence';
import type { NextStep } from './lifecycle';
import { modelsTarget } from './registryEvidence';
import { settleFirst } from './settleFirst';
import type { ProjectSnapshot } from './snapshot';

type Rule = (snapshot: ProjectSnapshot) => NextStep | null;

/** In the order of what stands in the way of everything after it. */
const rules: readonly Rule[] = [
  mendConfig,
  settleFirst,
  findDeclared,
  addData,
  readData,
  mendErrors,
  describeProject,
  stateObjective,
  stateSuccess,
  declareTarget,
  lookAtWarnings,
  declareExpectations,
  writeTraining,
  recordRun,
  runBaseline,
  repeatRun,
  registerModel,
  drillLive,
];

/** The one thing worth doing first; null when nothing that Tend can see is left. */
export function nextStep(snapshot: ProjectSnapshot): NextStep | null {
  for (const rule of rules) {
    const step = rule(snapshot);
    if (step) return step;
  }
  return null;
}

function mendConfig(snapshot: ProjectSnapshot): NextStep | null {
  const { configErrors, configPath, firstConfigError } = snapshot;
  if (configErrors === 0 || configPath === null) return null;
  const line = firstConfigError ? `, line ${firstConfigError.range.start.line + 1}` : '';
  return {
    label: `mend ${configPath}${line}`,
    detail: plural(configErrors, 'problem'),
    why: snapshot.configBroken
      ? 'As it is, nothing of tend.yaml is applied.'
      : 'What tend.yaml says in these places is not applied; the rest of it is.',
    stage: 'problem',
    target: configTarget(snapshot, firstConfigError?.range),
  };
}

/** A data set of which all that is declared is checked of nothing. */
function findDeclared(snapshot: ProjectSnapshot): NextStep | null {
  const lost = snapshot.intent.dataSets.find(({ absent }) => absent.file !== null);
  if (!lost) return null;
  return {
    label: `say where the file of ${lost.text} is`,
    detail: `${lost.absent.file ?? ''} was not found`,
    why: 'What tend.yaml declares of a file that is not there is checked of no file, so that nothing it says holds.',
    stage: 'data',
    target: configTarget(snapshot, lost.at),
  };
}

/** Where somebody trains already, the data lies elsewhere or in a format that is not read: there is nothing to begin with. */
function addData(snapshot: ProjectSnapshot): NextStep | null {
  if (snapshot.dataFiles.length > 0 || trains(snapshot)) return null;
  return {
    label: 'add a data file',
    detail: 'or open the sample',
    onCommandLine: 'or in VS Code: Tend: Open Sample Project',
    why: 'Everything in a machine-learning project rests on its data; none was found in this folder.',
    stage: 'data',
    target: { kind: 'command', command: 'tend.sample.open' },
  };
}

function readData({ dataFiles }: ProjectSnapshot): NextStep | null {
  const file = dataFiles.find((it) => it.state === 'unreadable');
  if (!file) return null;
  return {
    label: `make ${baseName(file.path)} readable`,
    detail: file.problem ?? '',
    why: 'What cannot be read cannot be checked or learned from.',
    stage: 'data',
    target: null,
  };
}

function mendErrors({ dataFiles }: ProjectSnapshot): NextStep | null {
  const affected = dataFiles.filter((file) => file.counts.error > 0);
  const first = affected[0];
  if (!first) return null;
  const total = affected.reduce((sum, file) => sum + file.counts.error, 0);
  return {
    label: `mend ${plural(total, 'error')}`,
    detail: affected.length === 1 ? baseName(first.path) : `in ${plural(affected.length, 'file')}`,
    why: 'An error loses data or breaks loading: rows shift, days do not exist, one key names two things.',
    stage: 'data',
    target: fileTarget(first),
  };
}

function describeProject(snapshot: ProjectSnapshot): NextStep | null {
  if (snapshot.configPath !== null) return null;
  return {
    label: 'describe the project',
    detail: 'writes a tend.yaml',
    onCommandLine: 'in VS Code: Tend: Initialize Project; or write a tend.yaml as the README of Tend shows',
    why: 'With the target, the ranges and the success metric written down, Tend can check more than shapes.',
    stage: 'problem',
    target: configTarget(snapshot),
  };
}

function stateObjective(snapshot: ProjectSnapshot): NextStep | null {
  if (snapshot.intent.objective) return null;
  return {
    label: 'state the objective',
    detail: 'project.objective',
    why: 'A model is finished when it reaches what was wanted; nobody has written down what that is.',
    stage: 'problem',
    target: configTarget(snapshot, snapshot.intent.blanks.objective),
  };
}

function stateSuccess(snapshot: ProjectSnapshot): NextStep | null {
  if (snapshot.intent.success) return null;
  return {
    label: 'name the success metric',
    detail: 'project.success',
    why: 'Without one metric, its direction and a target, two models cannot be compared fairly.',
    stage: 'problem',
    target: configTarget(snapshot, snapshot.intent.blanks.success),
  };
}

function declareTarget(snapshot: ProjectSnapshot): NextStep | null {
  const sets = snapshot.intent.dataSets;
  if (hasNoTable(snapshot) || sets.some((set) => set.target !== null)) return null;
  return {
    label: 'declare the target column',
    detail: 'datasets.….target',
    why: 'Rows without a label teach nothing, and Tend cannot find them before it knows the target.',
    stage: 'data',
    target: configTarget(snapshot, sets[0]?.at),
  };
}

function lookAtWarnings({ dataFiles }: ProjectSnapshot): NextStep | null {
  const affected = dataFiles.filter((file) => file.counts.warning > 0);
  const first = affected[0];
  if (!first) return null;
  const total = affected.reduce((sum, file) => sum + file.counts.warning, 0);
  return {
    label: `look at ${plural(total, 'warning')}`,
    detail: affected.length === 1 ? baseName(first.path) : `in ${plural(affected.length, 'file')}`,
    why: 'A warning is a value that a model would very likely misread.',
    stage: 'data',
    target: { kind: 'file', path: first.path },
  };
}

/** Of tables that Tend cannot see there is nothing to declare. */
function hasNoTable({ dataFiles, intent }: ProjectSnapshot): boolean {
  return dataFiles.length === 0 && intent.dataSets.length === 0;
}

function declareExpectations(snapshot: ProjectSnapshot): NextStep | null {
  if (hasNoTable(snapshot) || snapshot.intent.dataSets.some((set) => set.columns > 0)) return null;
  return {
    label: 'declare what the columns should hold',
    detail: 'datasets.….columns',
    why: 'A range or a list of values turns a wrong cell from a guess into a fact.',
    stage: 'data',
    target: configTarget(snapshot, snapshot.intent.dataSets[0]?.at),
  };
}

function trains({ scripts, modelFiles, development, unreadRuns }: ProjectSnapshot): boolean {
  const hasRuns = (development?.runs ?? 0) > 0 || unreadRuns.length > 0;
  return hasRuns || modelFiles.length > 0 || scripts.some((script) => script.libraries.length > 0);
}

function writeTraining(snapshot: ProjectSnapshot): NextStep | null {
  if (trains(snapshot)) return null;
  return {
    label: 'train a first model',
    detail: 'a simple baseline',
    why: 'A baseline shows early whether the data can answer the question at all.',
    stage: 'development',
    target: null,
  };
}

/** What runs tell, once the data is checked: what is wrong with it comes first. */
function developmentAfterData({ development, dataFiles }: ProjectSnapshot): DevelopmentFacts | null {
  const isWaiting = dataFiles.some(({ state }) => state === 'waiting' || state === 'checking');
  return isWaiting ? null : development;
}

function recordRun(snapshot: ProjectSnapshot): NextStep | null {
  const development = developmentAfterData(snapshot);
  if (!development || development.runs > 0) return null;
  return {
    label: 'record a first run',
    detail: 'MLflow, TensorBoard or CSV',
    why: 'What was tried and what came of it is forgotten where nothing writes it down.',
    stage: 'development',
    target: experimentsTarget,
  };
}

function runBaseline(snapshot: ProjectSnapshot): NextStep | null {
  const development = developmentAfterData(snapshot);
  if (development?.baseline !== null) return null;
  return {
    label: 'run a simple baseline',
    detail: 'no run is named so',
    why: 'A score says little before it is known what guessing or a simple rule would reach.',
    stage: 'development',
    target: experimentsTarget,
  };
}

function repeatRun(snapshot: ProjectSnapshot): NextStep | null {
  const development = developmentAfterData(snapshot);
  if (development?.repeats !== null) return null;
  return {
    label: 'repeat the best run',
    detail: 'with other seeds',
    why: 'Without repeats nobody can tell whether the best run is better or luckier.',
    stage: 'development',
    target: experimentsTarget,
  };
}

/** Events that there are, whether or not they count here. */
function eventsBeside({ unreadEvents, refusedEvents, newerEvents, absentEvents }: RegistryFacts): number {
  return unreadEvents + refusedEvents + newerEvents + absentEvents;
}

function registerModel(snapshot: ProjectSnapshot): NextStep | null {
  const { registry, intent } = snapshot;
  const hasRuns = (developmentAfterData(snapshot)?.runs ?? 0) > 0;
  if (intent.prototype || !hasRuns || !registry || registry.models.length + eventsBeside(registry) > 0) return null;
  return {
    label: 'register a first version of the model',
    detail: 'package and register',
    why: 'Until its bytes and where they come from are recorded together, nobody can tell later which model answered.',
    stage: 'deployment',
    target: modelsTarget,
  };
}

/** A live version that nobody has tried to bring back. */
function drillLive({ registry, intent }: ProjectSnapshot): NextStep | null {
  const model = registry?.models.find(({ production }) => production !== null && !production.drill?.ok);
  if (intent.prototype || !model?.production) return null;
  const { version, drill } = model.production;
  return {
    label: `run the restore drill of ${model.name}@${version}`,
    detail: drill ? 'the last one failed' : 'never run',
    why: 'That a version can be brought back is known only once it was, with the outputs that were recorded.',
    stage: 'deployment',
    target: modelsTarget,
  };
}
