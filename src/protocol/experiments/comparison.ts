import * as z from 'zod/mini';
export { advantageSign, comparative } from '../../runs/statistics/sentence';
import { float } from '../float';
import { goal } from './column';
import { rowRef } from './viewState';

const side = z.object({
  row: rowRef,
  name: z.string(),
  runs: z.number(),
  /** Over how many of the runs its means are, but for those of metrics that fewer have: of a group those that finished. */
  counted: z.number(),
  ids: z.array(z.string()),
});

/** One metric of the sides, and each further side against the first. */
export const comparedMetric = z.object({
  key: z.string(),
  goal,
  unit: z.string(),
  primary: z.boolean(),
  sides: z.array(z.nullable(z.object({ n: z.number(), mean: float, sd: float, values: z.array(float) }))),
  tests: z.array(
    z.nullable(
      z.object({
        test: z.enum(['paired-t', 'welch-t', 'nadeau-bengio', 'none']),
        difference: float,
        low: float,
        high: float,
        /** NaN without a test. */
        p: float,
        adjusted: float,
        n: z.number(),
        /** BCa bootstrap interval, NaN where there is none. */
        bootstrap: z.object({ low: float, high: float }),
        decided: z.boolean(),
        /** What the pairs are joined by ("seed"), null without pairs. */
        pairedBy: z.nullable(z.string()),
        pairs: z.array(z.object({ label: z.string(), first: float, second: float })),
        sentence: z.string(),
        /** "p < 0.001 after Holm. Paired t, 4 df …": for the expanded row. */
        details: z.array(z.string()),
      }),
    ),
  ),
  differs: z.boolean(),
});
export type ComparedMetric = z.output<typeof comparedMetric>;

/** One line of params, tags, code, data, environment or artifacts: one value a side, null where a side lacks it. */
export const comparedFact = z.object({
  key: z.string(),
  values: z.array(z.nullable(z.string())),
  differs: z.boolean(),
  /** "−200", "only in lgbm · 6": of each further side against the first. */
  differences: z.array(z.string()),
});
export type ComparedFact = z.output<typeof comparedFact>;

/** How the code of a side differs from that of the first one, as git has it. */
const codeChange = z.object({
  /** "3 commits later, 2 files differ"; empty: there is nothing to say. */
  sentence: z.string(),
  /** The script and what it imports first. Paths are relative to the repository, with `/`; no `lines`: it is binary. */
  files: z.array(
    z.object({
      path: z.string(),
      lines: z.nullable(z.object({ added: z.number(), removed: z.number() })),
      role: z.nullable(z.enum(['script', 'imported'])),
    }),
  ),
  /** Files that differ besides. */
  more: z.number(),
  /** Ids of a run of the first side and one of this, made at two commits: between these a diff can be opened. Empty: there are none. */
  runs: z.array(z.string()),
});
export type CodeChange = z.output<typeof codeChange>;

/** `run`: of one run alone what is known of it besides. */
export const comparedSections = ['run', 'params', 'tags', 'code', 'data', 'environment', 'artifacts'] as const;

export const comparison = z.object({
  sides: z.array(side),
  metrics: z.array(comparedMetric),
  sections: z.array(z.object({ section: z.enum(comparedSections), facts: z.array(comparedFact) })),
  /** One for each further side; empty before git was asked. */
  code: z.array(codeChange),
  /** What besides the params differs and may be the cause: data, code, environment; one sentence each. */
  warnings: z.array(z.string()),
  /** "paired t by seed, Holm over 4 metrics" */
  method: z.string(),
});
export type Comparison = z.output<typeof comparison>;
