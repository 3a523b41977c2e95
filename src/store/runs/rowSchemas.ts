import * as z from 'zod/mini';

/** Any number as SQLite has it, infinities too, which are no numbers to `z.number()`. */
export const real = z.custom<number>((value) => typeof value === 'number');

/** NaN is stored as nothing. */
export const realOrNaN = z.pipe(
  z.nullable(real),
  z.transform((value) => value ?? NaN),
);

export const flag = z.pipe(
  z.number(),
  z.transform((value) => value === 1),
);
