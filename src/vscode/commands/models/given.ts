import * as z from 'zod/mini';

const given = z.object({
  stage: z.optional(z.nullable(z.string())),
  reason: z.optional(z.nullable(z.string())),
  gate: z.optional(z.nullable(z.string())),
  against: z.optional(z.nullable(z.number())),
});

/** What a command need not ask any more, because a panel knows it; null: it has to ask. */
export interface Given {
  readonly stage: string | null;
  readonly reason: string | null;
  readonly gate: string | null;
  /** The number of the version to show it beside. */
  readonly against: number | null;
}

/** What a command was given beside its target. A menu gives the rows that are selected there, which say nothing. */
export function givenOf(argument: unknown): Given {
  const parsed = given.safeParse(Array.isArray(argument) ? {} : (argument ?? {}));
  const { stage = null, reason = null, gate = null, against = null } = parsed.success ? parsed.data : {};
  return { stage, reason: reasonOf(reason), gate, against };
}

/** A reason of nothing but blanks is none. */
export function reasonOf(text: string | null): string | null {
  const reason = text?.trim() ?? '';
  return reason === '' ? null : reason;
}
