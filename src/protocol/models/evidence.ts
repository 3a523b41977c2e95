import * as z from 'zod/mini';

/** What a gate rests on, as something to look at; the extension decides how each kind is opened. */
export const evidence = z.discriminatedUnion('kind', [
  /** A file of the package, by its path in the unpacked folder. */
  z.object({ kind: z.literal('packaged'), path: z.string() }),
  /** A data file of the project, with what the checks find in it. */
  z.object({ kind: z.literal('data'), path: z.string() }),
  z.object({ kind: z.literal('run'), id: z.string() }),
  /** An event of the ledger by its digest: a drill, an approval, a signature. */
  z.object({ kind: z.literal('event'), digest: z.string() }),
  /** The bytes of the package themselves, each read anew. */
  z.object({ kind: z.literal('bytes') }),
  /** What a command of a gate printed. */
  z.object({ kind: z.literal('output'), command: z.string() }),
]);
export type Evidence = z.output<typeof evidence>;
