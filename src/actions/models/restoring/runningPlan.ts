import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { warningOf } from '../../../models/inspect/warningOf';
import { inspectPackage } from '../../../models/package/inspectPackage';
import { Refusal } from '../../../models/refusal';
import { invocationText } from '../../../models/restore/childProcess';
import { loadingProblem } from '../../../models/restore/loadingPlan';
import { predictionInvocation } from '../../../models/restore/predict';
import { environmentsFolder, plannedEnvironment } from '../../../models/restore/pythonEnvironment';
import type { ModelContext } from '../modelContext';
import { namedVersion } from '../namedVersion';
import { purgedSentence, whereTheyAre } from '../packaging/versionPlaces';
import { fileOf, openPackage } from '../promotion/packageEvidence';
import { refuseRunning } from './refuseRunning';

/** Where a version is restored to run it: a new folder, of which the name is not known before. */
const folder = 'TEMPORARY-FOLDER';

export interface RunningPlan {
  readonly commands: readonly string[];
  /** What a person has to trust for them, as a sentence; null: loading it is safe. */
  readonly warning: string | null;
}

/**
 * The commands that a drill or a run of a version would run, as they will be but for the name of a folder that is made for them:
 * for a person to see before. Throws a `Refusal` where it cannot be run.
 */
export async function runningPlan(
  context: ModelContext,
  { version: name, python }: { readonly version: string; readonly python: string | null },
): Promise<RunningPlan> {
  const version = namedVersion(context.registry, name);
  const opened = openPackage(context, version);
  if (!opened?.read) throw new Refusal(purgedSentence(version) ?? whereTheyAre(version));
  const { requirements, python: made } = opened.read.facts;
  const mlmodel = fileOf(opened, 'MLmodel');
  const problem = mlmodel === null ? null : loadingProblem(readFileSync(mlmodel, 'utf8'));
  if (problem !== null) throw new Refusal(problem);
  const report = await inspectPackage(opened.read, opened.entries, { signal: context.signal, trusted: new Set() });
  refuseRunning(version, report, true);
  const file = fileOf(opened, requirements);
  const { env } = process;
  const environment = plannedEnvironment({
    ...{ python, version: made, env, cache: environmentsFolder(env) },
    requirements:
      file === null || requirements === null
        ? null
        : { path: join(folder, 'model', requirements), text: readFileSync(file, 'utf8') },
  });
  const commands = [...environment.steps, predictionInvocation(environment, folder)].map(invocationText);
  return { commands, warning: warningOf(report) };
}
