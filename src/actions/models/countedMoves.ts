import { foldSlot, type SlotHistory } from '../../models/registry/foldSlot';
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

/** One stage of a model, with what counted there when. */
export function countedStage(registry: RegistryStore, model: string, stage: string, now: number): SlotHistory {
  const kinds = ['promoted', 'rolled-back', 'withdrawn'] as const;
  const events = registry
    .events({ model, kinds, limit: Number.MAX_SAFE_INTEGER })
    .filter(({ event }) => 'stage' in event && event.stage === stage);
  const { moves, spans } = foldSlot(events, timesUntil(events, now));
  // A package that was renumbered is named by the number that it has now.
  const numbers = new Map(registry.moves(model).map(({ event, version }) => [event, version]));
  return { spans, moves: moves.map((move) => ({ ...move, version: numbers.get(move.event) ?? null })) };
}
