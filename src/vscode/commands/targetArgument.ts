import * as z from 'zod/mini';

const position = z.object({ line: z.number(), character: z.number() });
const range = z.object({ start: position, end: position });

/** What a row of a tree leads to: a place in a file of its project, a command, or a column of a data file. */
export const targetArgument = z.union([
  z.object({
    scope: z.string(),
    target: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('file'), path: z.string(), range: z.optional(range) }),
      z.object({
        kind: z.literal('command'),
        command: z.string().check(z.startsWith('tend.')),
        argument: z.optional(z.string()),
      }),
    ]),
  }),
  z.object({ file: z.string(), column: z.number() }),
]);
