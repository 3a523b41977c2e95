import * as z from 'zod';

/** Any number as SQLite has it, infinities too, which are no numbers to `z.number()`. */
export const real = z.custom<number>((value) => typeof value === 'number');

/** NaN is stored as nothing. */
export const realOrNaN = z.nullable(real).transform((value) => value ?? NaN);

export const flag = z.number().transform((value) => value === 1);
