import * as z from 'zod/mini';

/** Any number, NaN and infinities too: `z.number()` lets only finite ones through. */
export const float = z.custom<number>((value) => typeof value === 'number');
