import * as z from 'zod/mini';

/** The key that a text in the place of a mapping is likely meant for, and how such a mapping is written below its name. */
export interface LoneKey {
  readonly key: string;
  readonly example: string;
}

/** How a mapping of `tend.yaml` is called in a message: "`tpye` is not a key of a column." */
export const nouns = z.registry<{
  readonly noun: string;
  /** It has one of its keys and no second one. */
  readonly isChoice?: boolean;
  readonly lone?: LoneKey;
}>();

/** What lies beside `tend.yaml` and is named in it. */
export type Named = 'check' | 'column' | 'file';

const named = z.registry<{ readonly kind: Named }>();

/** A text that is the name of such a thing. */
export function nameOf(kind: Named, text: z.ZodMiniString = z.string()): z.ZodMiniString {
  return text.clone().register(named, { kind });
}

/** Of what a text, or each key of a mapping, is the name. */
export function namedBy(schema: z.core.$ZodType): Named | null {
  const text = schema instanceof z.ZodMiniRecord ? schema.def.keyType : schema;
  return named.get(text)?.kind ?? null;
}

/** A mapping in which every key is optional unless its schema says otherwise, and no other key is known. */
export function mapping<Shape extends z.core.$ZodShape>(
  noun: string,
  shape: Shape,
  lone?: LoneKey,
): z.ZodMiniObject<Shape, z.core.$strict> {
  return z.strictObject(shape).register(nouns, { noun, ...(lone && { lone }) });
}

/** An item of a list that is a mapping of exactly one of these keys. */
export function choice<Shape extends z.core.$ZodShape>(
  noun: string,
  shape: Shape,
): z.ZodMiniObject<Shape, z.core.$strict> {
  const error = `is not one ${noun}; begin a new list item for each`;
  const one = mapping(`a ${noun}`, shape).check(z.refine((value) => Object.keys(value).length === 1, { error }));
  return one.register(nouns, { noun: `a ${noun}`, isChoice: true });
}

/** A value whose wrong spelling is explained by one phrase: "is not a duration such as 30d". */
export function phrased(pattern: RegExp, phrase: string): z.ZodMiniString {
  return z.string({ error: phrase }).check(z.regex(pattern, { error: phrase }));
}

/** Seconds, minutes, hours, days, weeks, years. */
export const duration = phrased(
  /^\d+[smhdwy]$/,
  'is not a duration; write a number and one of s m h d w y, such as 30d',
);

/** How a day, or a day and a time, is written. */
export const datePattern = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}.*)?$/;

/** A day, or a day and a time. */
export const isoDate = phrased(datePattern, 'is not a date; write it as 2026-12-15');
