import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { requestProblem } from '../../models/package/requestShape';
import { recordOf } from '../../models/package/scoringRequest';
import { Refusal, UnusableInput } from '../../models/refusal';
import { checkInput, leftOutSentence } from '../../models/restore/checkInput';
import { compareOutputs, differingRows, rowsOf, type OutputDifference } from '../../models/restore/compareOutputs';
import { tableColumns } from '../../models/restore/loadingPlan';
import type { VersionRecord } from '../../models/registry/registryState';
import { namedVersion } from './namedVersion';
import { fileOf, inputsOf, neededColumns, openPackage, type OpenedPackage } from './promotion/packageEvidence';
import { askedInput, type AskedInput } from './restoring/askedInput';
import {
  environmentProblem,
  refuseUntrusted,
  withRestored,
  type Asked,
  type Running,
  type RunningContext,
} from './restoring/restoredModel';
import { readablePlaces } from './restoring/unpackVersion';

export const runModelInput = z.object({
  version: z.string(),
  /** Absolute path of a CSV file, or of JSON in one of the forms of MLflow's scoring server; or the text of such JSON. */
  input: z.union([z.string(), z.object({ json: z.string() })]),
  /** A version that is asked the same. */
  against: z._default(z.nullable(z.string()), null),
  /** A Python that is used as it is; null: environments are built of what the packages require. */
  python: z._default(z.nullable(z.string()), null),
  /** Loads what is not known to be safe too. */
  trust: z._default(z.boolean(), false),
  /** Numbers that are nearer than this are alike. */
  tolerance: z._default(z.number().check(z.minimum(0)), 1e-9),
});

export interface ModelRun {
  readonly version: string;
  readonly outputs: unknown;
  readonly rows: number;
  readonly environment: string;
}

export interface RunModels {
  readonly run: ModelRun;
  readonly against: ModelRun | null;
  /** How `run` differs from `against`; null without it. */
  readonly difference: OutputDifference | null;
  /** Numbers of the rows in which they differ, from 1; null without another one. */
  readonly differingRows: readonly number[] | null;
  /** What was given and left out, because a version does not take it, as sentences. */
  readonly notes: readonly string[];
}

/** Predicts with any version, wherever its bytes are, and with another one beside it. Nothing is recorded. */
export async function runModel(context: RunningContext, given: z.input<typeof runModelInput>): Promise<RunModels> {
  const input = runModelInput.parse(given);
  refuseUntrusted(context);
  const version = restorable(context, input.version);
  const question = askedInput(input.input, neededColumns(openPackage(context, version)));
  const other = input.against === null ? null : restorable(context, input.against);
  const told = [version, ...(other ? [other] : [])].flatMap((it) => checked(context, it, question) ?? []);
  const notes = [...new Set(told)];
  const run = await predicted(context, version, question.asked, input);
  if (other === null) return { run, against: null, difference: null, differingRows: null, notes };
  const against = await predicted(context, other, question.asked, input);
  const compared = [against.outputs, run.outputs, input.tolerance] as const;
  return { run, against, difference: compareOutputs(...compared), differingRows: differingRows(...compared), notes };
}

/** What is left out because a version does not take it, null: nothing. Throws `UnusableInput` where it cannot predict it. */
function checked(context: RunningContext, version: VersionRecord, question: AskedInput): string | null {
  const { asked, given, written } = question;
  const opened = openPackage(context, version);
  const request = recordOf(asked.request);
  const impossible = request && requestProblem(request, !takesTable(opened));
  if (impossible !== null) throw new UnusableInput(`The input ${impossible}.`);
  const name = `${version.model}@${version.number}`;
  const { problem, others } = checkInput(given, { name, inputs: inputsOf(opened) }, written);
  if (problem !== null) throw new UnusableInput(problem);
  return leftOutSentence(name, others);
}

/** Whether columns that are given by name become a table, of which all are to be of one length. */
function takesTable(opened: OpenedPackage | null): boolean {
  const file = opened && fileOf(opened, 'MLmodel');
  return file !== null && tableColumns(readFileSync(file, 'utf8')) !== null;
}

/** Refuses what is purged or not here before anything is run. */
function restorable(context: RunningContext, name: string): VersionRecord {
  const version = namedVersion(context.registry, name);
  readablePlaces(context, version, null);
  return version;
}

async function predicted(
  context: RunningContext,
  version: VersionRecord,
  asked: Asked,
  running: Running,
): Promise<ModelRun> {
  const shown = `${version.model}@${version.number}`;
  return withRestored(context, version, running, async (restored) => {
    const answer = await restored.ask(asked).catch((error: unknown) => {
      throw new Refusal(`${shown}: ${environmentProblem(error)}`, { cause: error });
    });
    if (answer.problem !== null) throw new Refusal(`${shown} did not predict: ${answer.problem}`);
    const { outputs, environment } = answer;
    return { version: shown, outputs, rows: rowsOf(outputs), environment };
  });
}
