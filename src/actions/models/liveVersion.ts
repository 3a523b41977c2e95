import * as z from 'zod';
import { liveAnswer } from '../../models/registry/liveAnswer';
import type { AliasMove, LiveAnswer } from '../../models/registry/registryState';
import type { RegistryStore } from '../../models/registry/registryStore';
import { countedStage } from './countedMoves';
import { dueTime } from './dueTime';
import { liveTroubles, type LiveTrouble } from './liveTroubles';
import { missingMoves, type MissingParent } from './missingMoves';
import type { ModelContext } from './modelContext';
import { namedModel } from './namedVersion';
import { refuseMisspelt } from './promotion/stageGates';

export const liveVersionInput = z.object({
  model: z.string(),
  stage: z.string().default('production'),
  /** A date means its end, UTC; null: now. */
  at: z.string().nullable().default(null),
});

export interface LiveVersion extends LiveAnswer {
  readonly stage: string;
  /** The moment that was asked for, in milliseconds; null: now. */
  readonly at: number | null;
  /** The moment that the answer is of: never one that is still to come. Milliseconds. */
  readonly asOf: number;
  /** Moves that may have been at another time than the one from which they count, as far as the answer rests on them. */
  readonly clocks: readonly ClockDoubt[];
  /** What contradicted it by then. */
  readonly troubles: readonly LiveTrouble[];
  /** Files of the ledger without which it may be wrong. */
  readonly missing: readonly MissingParent[];
}

/** The clock of whoever recorded a move contradicts the order of the moves, or the clock here. */
export interface ClockDoubt {
  readonly move: AliasMove;
  /** What that clock said, in milliseconds. The move counts from `move.from`. */
  readonly said: number;
}

/** What was live in a stage of a model at a moment, from the log. */
export function liveVersion(context: ModelContext, input: z.input<typeof liveVersionInput>): LiveVersion {
  const { registry, now } = context;
  const { model, stage, at: text } = liveVersionInput.parse(input);
  namedModel(registry, model);
  refuseMisspelt(context, model, stage);
  const at = text === null ? null : dueTime(text, '--at');
  const present = now().getTime();
  const { spans, moves } = countedStage(registry, model, stage, present);
  const moment = Math.min(at ?? present, present);
  const events = new Set(spans.findLast(({ from }) => from <= moment)?.events);
  const answer = liveAnswer(moves.filter(({ event }) => events.has(event)).map(({ generation: _, ...move }) => move));
  const clocks = clockDoubts(registry, moves).filter(
    ({ move, earliest }) => events.has(move.event) || (earliest <= moment && moment <= move.from),
  );
  const troubles = liveTroubles(registry, answer.move ? [answer.move] : answer.conflict, moment);
  const missing = missingMoves(context, model, stage);
  return {
    stage,
    at,
    asOf: moment,
    ...answer,
    troubles,
    missing,
    clocks: clocks.map(({ move, said }) => ({ move, said })),
  };
}

/** Moves that count from another time than their own; `earliest`: since when they may have been live. */
function clockDoubts(registry: RegistryStore, moves: readonly AliasMove[]) {
  const begins = new Map(moves.map(({ event, from }) => [event, from]));
  return moves.flatMap((move) => {
    const event = registry.event(move.event);
    const said = Date.parse(event?.at ?? '');
    const before = Math.max(...(event?.parents ?? []).map((parent) => begins.get(parent) ?? -Infinity));
    return said === move.from ? [] : [{ move, said, earliest: Math.min(said, before) }];
  });
}
