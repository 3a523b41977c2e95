import * as z from 'zod/mini';

const promotion = z.nullable(z.object({ version: z.number(), digest: z.optional(z.string()), stage: z.string() }));
const kept = z.object({ model: z.string().check(z.minLength(1)), promotion });

/** What a panel of models is about: a model, or the promotion of one of its versions to a stage. */
export type ModelSubject = z.output<typeof kept>;

/** What a panel that was restored is about, as its page kept it; null: it left nothing. */
export function subjectOfState(state: unknown): ModelSubject | null {
  const parsed = kept.safeParse(state);
  return parsed.success ? parsed.data : null;
}

export function sameSubject(a: ModelSubject, b: ModelSubject): boolean {
  const { promotion: one } = a;
  const { promotion: other } = b;
  return (
    a.model === b.model &&
    one?.version === other?.version &&
    one?.digest === other?.digest &&
    one?.stage === other?.stage
  );
}

/** "Model: churn", "Promote churn@4": the stage can be changed on the page. */
export function subjectTitle({ model, promotion: to }: ModelSubject): string {
  return to === null ? `Model: ${model}` : `Promote ${model}@${to.version}`;
}

/** Whether what is done to a version, as `churn@2`, is of a panel: of a promotion only where it is that version; null: to none. */
export function concerns({ model, promotion }: ModelSubject, version: string | null): boolean {
  if (version === null) return true;
  const at = version.lastIndexOf('@');
  const rest = version.slice(at + 1);
  if (version.slice(0, at) !== model) return false;
  return promotion === null || rest === `${promotion.version}` || rest === promotion.digest;
}
