import * as z from 'zod/mini';

/** How the comparison stands: what of it is folded, unfolded and left out. */
export const compareLook = z.object({
  onlyDiffering: z.boolean(),
  /** Sections, by name. */
  folded: z.array(z.string()),
  /** Metrics, by key; null: nobody chose, so that the one that counts is unfolded. */
  expanded: z.nullable(z.array(z.string())),
});
export type CompareLook = z.output<typeof compareLook>;

export const freshLook: CompareLook = { onlyDiffering: true, folded: [], expanded: null };

/** A list with a name added, or without it where it was there. */
export function toggled(names: readonly string[], name: string): string[] {
  return names.includes(name) ? names.filter((other) => other !== name) : [...names, name];
}
