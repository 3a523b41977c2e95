import * as z from 'zod/mini';
import { liveAnswer } from '../../models/registry/liveAnswer';
import type { AliasMove, LiveAnswer, VersionRecord } from '../../models/registry/registryState';
import { absentOf, type AbsentEvents } from './absentEvents';
import { clockDoubts, type ClockDoubt } from './clockDoubts';
import { countedAt } from './countedMoves';
import { dueTime } from './dueTime';
import { liveTroubles, type LiveTrouble } from './liveTroubles';
import { missingMoves, type MissingParent } from './missingMoves';
import type { ModelContext } from './modelContext';
import { refuseUnknownModel } from './namedVersion';
import { refuseMisspelt } from './promotion/stageGates';

export const liveVersionInput = z.object({
  model: z.string(),
  stage: z._default(z.string(), 'production'),
  /** A date means its end, UTC; null: now. */
  at: z._default(z.nullable(z.string()), null),
});

export interface LiveVersion extends LiveAnswer {
  readonly stage: string;
  /** The moment that was asked for, in milliseconds; null: now. */
  readonly at: number | null;
  /** The moment that the answer is of: never one that is still to come. Milliseconds. */
  readonly asOf: number;
  /** The notice by which it is on its way out; null where there is none, and of a moment that is over. */
  readonly deprecation: VersionRecord['deprecation'];
  /** Moves that may have been at another time than the one from which they count, as far as the answer rests on them. */
  readonly clocks: readonly ClockDoubt[];
  /** What contradicted it by then. */
  readonly troubles: readonly LiveTrouble[];
  /** Files of the ledger without which it may be wrong. */
  readonly missing: readonly MissingParent[];
  /** Other events of the model that the ledger of this branch lacks; null: there are none. */
  readonly absent: AbsentEvents | null;
}

/** What was live in a stage of a model at a moment, from the log. */
export function liveVersion(context: ModelContext, input: z.input<typeof liveVersionInput>): LiveVersion {
  const { registry, now } = context;
  const { model, stage, at: text } = liveVersionInput.parse(input);
  refuseUnknownModel(registry, model);
  refuseMisspelt(context, model, stage);
  const at = text === null ? null : dueTime(text, '--at');
  const present = now().getTime();
  const moment = Math.min(at ?? present, present);
  const { counting, suspects } = countedAt(registry, { model, stage }, { moment, now: present });
  const events = new Set(counting.map(({ event }) => event));
  const answer = liveAnswer(counting);
  const clocks = clockDoubts(registry, model, suspects).filter(
    ({ move, earliest, latest }) => events.has(move.event) || (earliest <= moment && moment <= latest),
  );
  const troubles = liveTroubles(registry, answer.move ? [answer.move] : answer.conflict, { now: present, moment });
  const missing = missingMoves(context, model, stage);
  return {
    stage,
    at,
    asOf: moment,
    ...answer,
    deprecation: moment === present ? deprecationOf(registry, answer.move) : null,
    troubles,
    missing,
    absent: absentOf(registry, model, missing),
    clocks,
  };
}

/** Null also where two packages have the number, of which it is not known which one is live. */
function deprecationOf(registry: ModelContext['registry'], move: AliasMove | null): VersionRecord['deprecation'] {
  const number = move?.version ?? null;
  if (!move || number === null) return null;
  const [version, ...others] = registry.version(move.model, number);
  return version && others.length === 0 ? version.deprecation : null;
}
