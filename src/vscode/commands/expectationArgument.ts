import * as z from 'zod/mini';

const subject = { file: z.string(), check: z.string() };

/** What a quick fix says should be written into `tend.yaml`. */
export const expectationArgument = z.discriminatedUnion('kind', [
  z.object({ ...subject, kind: z.literal('declareText'), column: z.string() }),
  z.object({ ...subject, kind: z.literal('declareRange'), column: z.string(), value: z.string() }),
  z.object({ ...subject, kind: z.literal('suppress'), column: z.nullable(z.string()), row: z.number() }),
  z.object({ ...subject, kind: z.literal('switchOff'), column: z.nullable(z.string()) }),
]);
