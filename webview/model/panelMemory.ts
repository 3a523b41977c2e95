import * as z from 'zod/mini';

export const tabNames = ['overview', 'metrics', 'gates', 'files', 'card', 'audit'] as const;
export type TabName = (typeof tabNames)[number];

/** What the panel keeps over a reload; by the model and the promotion the extension knows what to restore. */
export const panelMemory = z.object({
  model: z.string(),
  promotion: z.nullable(z.object({ version: z.number(), digest: z.optional(z.string()), stage: z.string() })),
  tab: z.enum(tabNames),
  version: z.nullable(z.number()),
  digest: z.optional(z.string()),
  day: z.nullable(z.number()),
  reason: z.string(),
});
export type PanelMemory = z.output<typeof panelMemory>;
