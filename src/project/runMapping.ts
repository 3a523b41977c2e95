import * as z from 'zod/mini';
import { mapping } from './schemaWords';

/** Paths of the project, with `/`, and no way out of it. */
const isInside = (path: string) => !/^(?:[\\/]|[a-z]:)/i.test(path) && !path.split(/[\\/]/).includes('..');

/** How files that no tracker wrote are read as runs: one run a file. */
export const runMapping = mapping('a source of runs', {
  path: z
    .string()
    .check(
      z.minLength(1),
      z.refine(isInside, { error: 'is not a path inside the project' }),
      z.describe('File or glob of CSV, TSV, JSON or JSONL with metrics, relative to this file; each file is a run.'),
    ),
  step: z
    .optional(z.string())
    .check(z.describe('Column or key with the step; without it step, epoch or iteration, else rows are counted.')),
  time: z
    .optional(z.string())
    .check(z.describe('Column or key with the time: an ISO date, or seconds or milliseconds since 1970.')),
  metrics: z
    .optional(z.array(z.string()))
    .check(z.describe('Columns or keys that are metrics; without it all with numbers.')),
  params: z
    .optional(
      z.union([z.string(), z.array(z.string())], { error: 'is neither the name of a file nor a list of columns' }),
    )
    .check(z.describe('A YAML or JSON file beside the metrics, or columns whose last value is a param.')),
  name: z
    .optional(z.enum(['folder', 'file']))
    .check(z.describe('What a run is called by: its folder, or the file itself.')),
  experiment: z
    .optional(z.string().check(z.minLength(1)))
    .check(z.describe('Name of the experiment; without it that of the folder around.')),
});

export type RunMapping = z.infer<typeof runMapping>;

/** An item of `experiments.sources`. */
export const runSource = z.union([z.string(), runMapping], { error: 'is neither a path nor a mapping with a path' });
