import * as z from 'zod/mini';
import { evidence } from './evidence';
import { stateMark } from './marks';

/** Metrics of two versions on the same rows, with the interval of their difference. */
export const championRows = z.array(
  z.object({
    metric: z.string(),
    /** Less of it is better. */
    lowerIsBetter: z.boolean(),
    /** How much worse is still allowed, 0 or more; null: no gate judges this one. */
    margin: z.nullable(z.number()),
    champion: z.number(),
    candidate: z.number(),
    difference: z.number(),
    low: z.number(),
    high: z.number(),
    /** Signed so that more is better. */
    better: z.object({ difference: z.number(), low: z.number(), high: z.number() }),
    state: z.enum(['pass', 'fail', 'inconclusive', 'unjudged']),
  }),
);

/** One page before deciding: what would change, what says go, what says stop. */
export const promotionPage = z.object({
  model: z.string(),
  version: z.number(),
  digest: z.string(),
  stage: z.string(),
  stages: z.array(z.string()),
  /** Why the stage is none yet, which a promotion asks about; null: it is one. */
  newStage: z.nullable(z.string()),
  now: z.number(),
  verdict: z.enum(['pass', 'fail', 'inconclusive']),
  /** "Not ready. 1 gate fails, 1 is inconclusive, 1 was not run, 1 waits for approval. 6 pass." */
  sentence: z.string(),
  /** Only facts that differ between what is live and the candidate; `of` counts all that were compared. */
  changes: z.object({
    current: z.nullable(z.string()),
    /** Any version was live in the stage at any time. */
    wasLive: z.boolean(),
    /** Versions that are live in the stage at once, as two branches promoted them; settled by a promotion. */
    contradicting: z.array(z.string()),
    /** What is live and is not registered here; null: nothing is. */
    unregistered: z.nullable(z.string()),
    of: z.number(),
    rows: z.array(z.object({ fact: z.string(), now: z.string(), after: z.string() })),
  }),
  /** Where the gates are declared: `tend.yaml:48`, null for the built-in ones. */
  declared: z.nullable(z.object({ text: z.string(), line: z.number() })),
  /** When the version, which is live, was promoted: the gates are as they were decided then; null: they are asked now. */
  decided: z.nullable(z.number()),
  /** Worst first. */
  gates: z.array(
    z.object({
      gate: z.string(),
      state: stateMark,
      verdict: z.string(),
      result: z.string(),
      evidence: z.string(),
      /** What the words of `evidence` lead to; null: nothing that could be looked at. */
      opens: z.nullable(evidence),
      at: z.nullable(z.number()),
      waivable: z.boolean(),
    }),
  ),
  /** The candidate against the champion on the same rows; empty without one, `problem` says why. */
  champion: z.object({
    method: z.string(),
    problem: z.nullable(z.string()),
    rows: championRows,
  }),
  /** Why the person at this window may waive no gate, as a sentence; empty: they may. */
  mayNotWaive: z.string(),
  /** It is deprecated, which stops it until that is taken back, whatever the gates say. */
  deprecated: z.boolean(),
  stops: z.array(z.object({ state: stateMark, text: z.string() })),
  approvals: z.object({
    needed: z.number(),
    given: z.number(),
    people: z.array(z.object({ name: z.string(), role: z.string(), at: z.nullable(z.number()) })),
    /** Whether the person at this window may approve, and why not. */
    may: z.boolean(),
    mayNot: z.string(),
  }),
  /** What follows, in sentences. */
  after: z.string(),
  /** What the first button does now. */
  primary: z.enum(['promote', 'run-drill', 'run-gates', 'sign', 'approve', 'none']),
  /** Commands of gates that would run the person's code, to be shown before. */
  commands: z.array(z.string()),
});
export type PromotionPage = z.output<typeof promotionPage>;
