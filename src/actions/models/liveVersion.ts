import * as z from 'zod';
import { dueTime } from './dueTime';
import type { ModelContext } from './modelContext';
import { namedModel } from './namedVersion';
import type { AliasMove } from '../../models/registry/registryState';

export const liveVersionInput = z.object({
  model: z.string(),
  stage: z.string().default('production'),
  /** A date means its end, UTC; null: now. */
  at: z.string().nullable().default(null),
});

export interface LiveVersion {
  readonly stage: string;
  /** Null: nothing was, or several contradict each other. */
  readonly move: AliasMove | null;
  readonly conflict: readonly AliasMove[];
  /** The moment that was asked for, in milliseconds; null: now. */
  readonly at: number | null;
}

/** What was live in a stage of a model at a moment, from the log. */
export function liveVersion({ registry }: ModelContext, input: z.input<typeof liveVersionInput>): LiveVersion {
  const { model, stage, at: text } = liveVersionInput.parse(input);
  namedModel(registry, model);
  const at = text === null ? null : dueTime(text, '--at');
  // What others recorded by clocks that run ahead is live now as well.
  return { stage, at, ...registry.live(model, stage, at ?? Number.MAX_SAFE_INTEGER) };
}
