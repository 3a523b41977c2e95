import { foldSlot, type SlotSpan } from '../../models/registry/foldSlot';
import type { AliasMove } from '../../models/registry/registryState';
import type { RegistryStore } from '../../models/registry/registryStore';
import { timesUntil } from '../../models/registry/timesUntil';

/** The moves of a model, oldest first: none counts from a time that is still to come, whatever the clock of its writer said. */
export function countedMoves(registry: RegistryStore, model: string, now: number): readonly AliasMove[] {
  const moves = registry.moves(model);
  const ahead = new Set(moves.filter(({ from }) => from > now).map(({ stage }) => stage));
  if (ahead.size === 0) return moves;
  const counted = [...ahead].flatMap((stage) => countedStage(registry, model, stage, now).moves);
  return [...moves.filter(({ stage }) => !ahead.has(stage)), ...counted].sort((a, b) => a.from - b.from);
}

/** A stage of a model at a moment. */
export interface CountedThen {
  /** The moves that count then. */
  readonly counting: readonly AliasMove[];
  /** Among these are all whose clock is to be doubted. */
  readonly suspects: readonly AliasMove[];
}

/** What counted in a stage at a moment that is not after `now`; the history is folded anew only where a clock ran ahead. */
export function countedAt(
  registry: RegistryStore,
  { model, stage }: Pick<AliasMove, 'model' | 'stage'>,
  { moment, now }: { readonly moment: number; readonly now: number },
): CountedThen {
  if (!registry.isAhead(model, stage, now))
    return { counting: registry.counting(model, stage, moment), suspects: registry.suspectMoves(model, stage) };
  const { spans, moves } = countedStage(registry, model, stage, now);
  const events = new Set(spans.findLast(({ from }) => from <= moment)?.events);
  return { counting: moves.filter(({ event }) => events.has(event)), suspects: moves };
}

interface CountedStage {
  readonly spans: readonly SlotSpan[];
  readonly moves: readonly AliasMove[];
}

/** One stage of a model, with what counted there when. */
function countedStage(registry: RegistryStore, model: string, stage: string, now: number): CountedStage {
  const kinds = ['promoted', 'rolled-back', 'withdrawn'] as const;
  const events = registry
    .events({ model, kinds, limit: Number.MAX_SAFE_INTEGER })
    .filter(({ event }) => 'stage' in event && event.stage === stage);
  const { moves, spans } = foldSlot(events, timesUntil(events, now));
  // A package that was renumbered is named by the number that it has now.
  const numbers = new Map(registry.moves(model).map(({ event, version }) => [event, version]));
  return {
    spans,
    moves: moves.map(({ generation: _, said: __, ...move }) => ({ ...move, version: numbers.get(move.event) ?? null })),
  };
}
