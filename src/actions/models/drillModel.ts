import { join } from 'node:path';
import * as z from 'zod/mini';
import { quantileSorted } from '../../base/statistics/quantile';
import { parseJson } from '../../models/package/parseJson';
import { readGoldenPairs, type GoldenPairs } from '../../models/package/scoringRequest';
import { Refusal } from '../../models/refusal';
import type { Drill, VersionRecord } from '../../models/registry/registryState';
import { compareOutputs, rowsOf } from '../../models/restore/compareOutputs';
import type { PredictionAnswer } from '../../models/restore/predict';
import { namedVersion } from './namedVersion';
import { reasonText } from './reason';
import { recordEvents } from './recordEvents';
import {
  environmentProblem,
  refuseUntrusted,
  withRestored,
  type RestoredFolder,
  type RunningContext,
} from './restoring/restoredModel';
import { NotRestorable } from './restoring/unpackVersion';

export const drillModelInput = z.object({
  version: z.string(),
  /** A Python that is used as it is; null: an environment is built of what the package requires. */
  python: z._default(z.nullable(z.string()), null),
  /** Loads what is not known to be safe too. */
  trust: z._default(z.boolean(), false),
  reason: z.pipe(
    z._default(reasonText, ''),
    z.transform((given) => given.trim() || 'Restore drill'),
  ),
});

export interface DrilledModel extends Omit<Drill, 'at' | 'by'> {
  readonly version: VersionRecord;
  readonly at: string;
  readonly event: string;
}

/** Single predictions that are timed. */
const timed = 100;

/**
 * Proves that a version can be brought back: restores it into an empty folder, verifies every digest, builds its environment,
 * and asks it the golden pairs. What came of it is recorded, good or bad; refused is only what cannot be tried here.
 */
export async function drillModel(
  context: RunningContext,
  given: z.input<typeof drillModelInput>,
): Promise<DrilledModel> {
  const { version: name, reason, ...running } = drillModelInput.parse(given);
  refuseUntrusted(context);
  const version = namedVersion(context.registry, name);
  const started = performance.now();
  const outcome = await withRestored(context, version, running, (restored) => drilled(restored, name)).catch(
    notRestored,
  );
  const seconds = Math.round(performance.now() - started) / 1000;
  const { model, number, digest } = version;
  const facts = { ...outcome, seconds };
  const draft = { kind: 'drilled', model, reason, version: number, digest, ...facts } as const;
  const [recorded] = recordEvents(context, () => [{ ...draft, problems: [...facts.problems] }]);
  return { ...facts, version, at: recorded?.event.at ?? '', event: recorded?.digest ?? '' };
}

type Outcome = Omit<Drill, 'at' | 'by' | 'seconds'>;

/** Damaged bytes are what a drill is for. */
function notRestored(error: unknown): Outcome {
  if (!(error instanceof NotRestorable)) throw error;
  return { ok: false, maxAbsDiff: null, pairs: 0, latency: null, environment: '', problems: error.problems };
}

async function drilled(restored: RestoredFolder, name: string): Promise<Outcome> {
  const pairs = goldenPairs(restored, name);
  const { description } = restored.environment;
  const failed = { ok: false, maxAbsDiff: null, pairs: rowsOf(pairs.outputs), latency: null };
  try {
    const answer = await restored.ask({ request: pairs.request, table: null, repeats: timed });
    const environment = [answer.environment, description].filter((text) => text !== '').join('; ');
    if (answer.problem !== null) return { ...failed, environment, problems: [answer.problem] };
    return { ...compared(pairs, answer), environment };
  } catch (error) {
    return { ...failed, environment: description, problems: [environmentProblem(error)] };
  }
}

function compared(pairs: GoldenPairs, answer: PredictionAnswer): Omit<Outcome, 'environment'> {
  const { maxAbsDiff, differing, problems } = compareOutputs(pairs.outputs, answer.outputs, pairs.tolerance);
  const latency = latencyOf(answer.milliseconds);
  return { ok: differing === 0, maxAbsDiff, pairs: rowsOf(pairs.outputs), latency, problems };
}

function latencyOf(milliseconds: readonly number[]): Drill['latency'] {
  if (milliseconds.length === 0) return null;
  const sorted = milliseconds.toSorted((a, b) => a - b);
  return { p50: quantileSorted(sorted, 0.5), p95: quantileSorted(sorted, 0.95), n: sorted.length };
}

function goldenPairs(restored: RestoredFolder, name: string): GoldenPairs {
  const { golden } = restored.facts;
  if (golden === null)
    throw new Refusal(`${name} has no golden pairs to be asked; package it with them, as a new version.`, {
      onCommandLine: 'tend models package --golden FILE does.',
    });
  return readGoldenPairs(parseJson(restored.read(golden)), join(name, golden));
}
