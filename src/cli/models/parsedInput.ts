import type * as z from 'zod/mini';
import { inEnglish } from '../../base/inEnglish';
import { CommandError } from '../commandError';

/** Input of an action from words of the command line; throws a `CommandError` with the first thing that is wrong. */
export function parsedInput<Schema extends z.ZodMiniType>(schema: Schema, words: z.input<Schema>): z.output<Schema> {
  const parsed = schema.safeParse(words, inEnglish);
  if (parsed.success) return parsed.data;
  throw new CommandError(parsed.error.issues[0]?.message ?? 'That cannot be understood.');
}
