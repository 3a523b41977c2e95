import * as z from 'zod/mini';
import { formatBytes } from '../../base/text';

const progressShape = z.object({
  text: z.string(),
  done: z.nullable(z.number()),
  total: z.nullable(z.number()),
  unit: z.optional(z.string()),
});

/** How far work is: in words, and as a share of it all where that is known. */
export interface WorkProgress {
  readonly text: string;
  readonly share: number | null;
}

/** What the thread of the models tells of its work; null: it says nothing of it. */
export function workProgress(told: unknown): WorkProgress | null {
  const parsed = progressShape.safeParse(told);
  if (!parsed.success) return null;
  const { text, done, total, unit } = parsed.data;
  if (done === null || !total) return { text, share: null };
  const shown = unit === 'bytes' ? `${text}: ${formatBytes(done)} of ${formatBytes(total)}` : text;
  return { text: shown, share: done / total };
}
