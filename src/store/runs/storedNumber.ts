import * as z from 'zod';

const any = z.custom<number>((value) => typeof value === 'number');

/** A number as SQLite has it, infinities too (which are no numbers to zod); NaN is stored as nothing. */
export const storedNumber = z.nullable(any).transform((value) => value ?? NaN);
