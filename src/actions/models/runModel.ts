import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { unreadable } from '../../disk/unreadable';
import { parseJson } from '../../models/package/parseJson';
import { isScoringRequest, scoringForms } from '../../models/package/scoringRequest';
import { Refusal, UnusableInput } from '../../models/refusal';
import { compareOutputs, differingRows, rowsOf, type OutputDifference } from '../../models/restore/compareOutputs';
import type { VersionRecord } from '../../models/registry/registryState';
import { namedVersion } from './namedVersion';
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
  against: z.string().nullable().default(null),
  /** A Python that is used as it is; null: environments are built of what the packages require. */
  python: z.string().nullable().default(null),
  /** Loads what is not known to be safe too. */
  trust: z.boolean().default(false),
  /** Numbers that are nearer than this are alike. */
  tolerance: z.number().min(0).default(1e-9),
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
  /** Places of the rows in which they differ, from 0; null without another one. */
  readonly differingRows: readonly number[] | null;
}

/** Predicts with any version, wherever its bytes are, and with another one beside it. Nothing is recorded. */
export async function runModel(context: RunningContext, given: z.input<typeof runModelInput>): Promise<RunModels> {
  const input = runModelInput.parse(given);
  refuseUntrusted(context);
  const asked = askedOf(input.input);
  const version = restorable(context, input.version);
  const other = input.against === null ? null : restorable(context, input.against);
  const run = await predicted(context, version, asked, input);
  if (other === null) return { run, against: null, difference: null, differingRows: null };
  const against = await predicted(context, other, asked, input);
  const compared = [against.outputs, run.outputs, input.tolerance] as const;
  return { run, against, difference: compareOutputs(...compared), differingRows: differingRows(...compared) };
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

function askedOf(input: z.output<typeof runModelInput>['input']): Asked {
  if (typeof input !== 'string') return requestOf(Buffer.from(input.json), 'The text');
  const bytes = readInput(input);
  if (!/\.json$/i.test(input)) return { request: null, csv: input, repeats: 0 };
  return requestOf(bytes, input);
}

function requestOf(bytes: Uint8Array, name: string): Asked {
  const request = parseJson(bytes);
  const rows = Array.isArray(request) ? request : isRow(request) ? [request] : null;
  const fields = rows ? listRequest(rows) : request;
  if (!isScoringRequest(fields))
    throw new UnusableInput(
      `${name} is no row {"column": value}, no list of rows (which a row of lists has to be in) and no scoring request, which has one of ${scoringForms.join(', ')}.`,
    );
  return { request: fields, csv: null, repeats: 0 };
}

/** A row by itself. Lists alone may as well be the columns of a table. */
function isRow(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || isScoringRequest(value)) return false;
  return Object.values(value).some((cell) => typeof cell !== 'object' || cell === null);
}

/** Records have names; rows of bare values have none. */
function listRequest(list: readonly unknown[]): object {
  return list.some(Array.isArray) ? { instances: list } : { dataframe_records: list };
}

function readInput(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new UnusableInput(`${path} ${unreadable(error)}.`, { cause: error });
  }
}
