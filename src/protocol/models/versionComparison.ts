import * as z from 'zod/mini';
import { championRows } from './promotionPage';

/** One version beside another one: what only both together tell, since a page has the details of each. */
export const versionComparison = z.object({
  /** The version that is compared with. */
  against: z.object({ version: z.number(), digest: z.string() }),
  /** How their predictions were compared; empty: they were not, and `problem` says why. */
  method: z.string(),
  problem: z.nullable(z.string()),
  /** Where both have predictions; `champion` is what is compared with. */
  rows: championRows,
  /** The same by the names that the metrics of the version have, as measured: version − other. */
  changes: z.array(
    z.object({ name: z.string(), difference: z.number(), low: z.number(), high: z.number(), rows: z.number() }),
  ),
  /** What goes in and comes out, of the version and of the other. */
  ports: z.array(z.object({ fact: z.string(), own: z.string(), other: z.string() })),
  /** What opens their runs side by side; null: they are not both known. */
  runs: z.nullable(z.string()),
});
export type VersionComparison = z.output<typeof versionComparison>;
