import * as z from 'zod/mini';

/** Columns of numbers travel as they are, without being turned into text. */
export const floats: z.ZodMiniType<Float64Array> = z.instanceof(Float64Array);
export const counts: z.ZodMiniType<Uint32Array> = z.instanceof(Uint32Array);
export const flags: z.ZodMiniType<Uint8Array> = z.instanceof(Uint8Array);
