import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import * as z from 'zod/mini';
import { parseJson } from '../package/parseJson';
import { runInvocation, type Invocation } from './childProcess';
import type { LoadingPlan } from './loadingPlan';
import type { PythonEnvironment } from './pythonEnvironment';
import { runnerText } from './runnerText';

/** A file of separated values with a header, as it is written. */
export interface AskedTable {
  /** Absolute. */
  readonly path: string;
  readonly delimiter: string;
  /** One that Python knows by this name too. */
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be';
  /** Lines before the header. */
  readonly preamble: number;
}

/** What a restored model is asked: a scoring request of MLflow, or a CSV file. */
export interface PredictionQuestion {
  /** Folder of the restored model. */
  readonly folder: string;
  readonly plan: LoadingPlan;
  readonly request: unknown;
  /** Null: `request` is asked. */
  readonly table: AskedTable | null;
  /** `tableColumns` of the model. */
  readonly columns: readonly string[] | null;
  /** `takenColumns` of the model. */
  readonly taken: readonly string[];
  /** Columns that are read as text. */
  readonly text: readonly string[];
  /** Single predictions to time. */
  readonly repeats: number;
}

const answered = z.object({
  python: z.string(),
  platform: z.string(),
  outputs: z.optional(z.unknown()),
  milliseconds: z._default(z.array(z.number()), []),
  error: z.optional(z.string()),
  lacks: z.nullish(z.string()),
  nameless: z._default(z.boolean(), false),
});

/** What came of it. */
export interface PredictionAnswer {
  readonly outputs: unknown;
  /** "Python 3.11.7, Linux x86_64" */
  readonly environment: string;
  /** Times of single predictions. */
  readonly milliseconds: readonly number[];
  /** Why there are no outputs, in one clause; null: there are. */
  readonly problem: string | null;
  /** What is wrong with the Python rather than with the model, in one clause; null: nothing that is known. */
  readonly unfit: string | null;
  /** The module that Python did not find; null: it is nothing of that kind. */
  readonly lacks: string | null;
}

/** `isolated`: nothing but its own packages is to be found, whatever the person's variables say. */
type Interpreter = Pick<PythonEnvironment, 'python' | 'isolated'>;

/** How a prediction is run: `scratch` is a folder of its own that is not the model's. */
export function predictionInvocation({ python, isolated }: Interpreter, scratch: string): Invocation {
  const flags = isolated ? ['-I', '-B'] : ['-B'];
  return { program: python, args: [...flags, join(scratch, 'run_model.py'), asked(scratch), answer(scratch)] };
}

/** Loads the model in a Python of its own and predicts. Throws only when it was stopped. */
export async function predict(
  interpreter: Interpreter,
  scratch: string,
  question: PredictionQuestion,
  signal: AbortSignal,
): Promise<PredictionAnswer> {
  writeFileSync(join(scratch, 'run_model.py'), runnerText);
  writeFileSync(asked(scratch), JSON.stringify(question));
  const { code, lastLine } = await runInvocation(predictionInvocation(interpreter, scratch), signal, () => undefined);
  const parsed = answered.safeParse(parseJson(readIfThere(answer(scratch))));
  const told = (text: string) => withoutPaths(text, interpreter, scratch);
  const ended = told(endedWithout(code, lastLine));
  if (!parsed.success) return { ...nothing, problem: ended, unfit: whyUnfit(code, lastLine), lacks: null };
  const { outputs, milliseconds, error, lacks = null, nameless, python: version, platform } = parsed.data;
  const environment = `Python ${version}, ${platform}`;
  const problem = error === undefined ? null : told(nameless ? `${error.replace(/\.$/, '')}. ${withoutNames}` : error);
  const unfit = nameless ? namelessUnfit(told(error ?? '')) : lacks ? lackingUnfit(lacks) : null;
  const isAnswered = problem !== null || 'outputs' in parsed.data;
  return { outputs, milliseconds, environment, problem: isAnswered ? problem : ended, unfit, lacks };
}

const withoutNames =
  'Without pandas the names of columns do not reach the model: package it again with pandas among its requirements.';

function namelessUnfit(error: string): string {
  return `it has no pandas, without which the names of columns do not reach the model, which says "${error}"`;
}

function lackingUnfit(module: string): string {
  return `it has no module "${module}", without which the model cannot be loaded`;
}

const nothing = { outputs: undefined, milliseconds: [], environment: '' };

function endedWithout(code: number | null, lastLine: string): string {
  const last = lastLine === '' ? '' : `: ${lastLine}`;
  return code === null ? `Python could not be run${last}` : `Python ended with ${code} and no answer${last}`;
}

/** Of a program that did not even say that it began. */
function whyUnfit(code: number | null, lastLine: string): string {
  if (lastLine.endsWith(' ENOENT')) return 'there is no such program';
  const last = lastLine === '' ? '' : `: ${lastLine}`;
  return code === null ? `it cannot be run${last}` : `it ended with ${code} before it began with the model${last}`;
}

/** What a problem says goes to others: places of this machine mean nothing to them. */
function withoutPaths(text: string, { python }: Interpreter, scratch: string): string {
  return text.replaceAll(`${scratch}${sep}`, '').replaceAll(scratch, '').replaceAll(python, basename(python));
}

const asked = (scratch: string) => join(scratch, 'asked.json');
const answer = (scratch: string) => join(scratch, 'answer.json');

function readIfThere(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch {
    return new Uint8Array();
  }
}
