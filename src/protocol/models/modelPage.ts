import * as z from 'zod/mini';
import { stateMark, verdict } from './marks';

/** Times are milliseconds since 1970 throughout; texts are ready to be shown. */
const time = z.number();

export const versionRow = z.object({
  number: z.number(),
  digest: z.string(),
  state: stateMark,
  /** Stages in which it is live, also where it was deprecated or archived. */
  live: z.array(z.string()),
  /** "Production", "Deprecated" and, grey, "54 days", "40 days left". */
  stateText: z.string(),
  stateDetail: z.string(),
  /** A notice holds, also of one that is live still. */
  deprecated: z.boolean(),
  /** It is live in a stage in which, says another move, something else or nothing is. */
  contradicted: z.boolean(),
  /** Bytes that are kept of it here are gone or of another length. */
  damaged: z.boolean(),
  /** Data set and version it was trained on, in few words; empty where it was not recorded. */
  data: z.string(),
  /** The primary metric, null where nothing tells it; `metricOfPredictions`: it was not recorded, its predictions tell it. */
  metric: z.nullable(z.number()),
  metricOfPredictions: z.boolean(),
  bytes: z.number(),
  verdict,
  /** "proven 2026-11-20", "not proven yet", "failed 2026-11-20"; `restorable` is what the last drill came to. */
  restore: z.string(),
  restorable: z.enum(['pass', 'fail', 'not-run']),
});

/** A time in which nothing was live in a stage, since somebody withdrew what was. `to` null: nothing is. */
const gap = z.object({
  stage: z.string(),
  from: time,
  to: z.nullable(time),
  by: z.string(),
  reason: z.string(),
  event: z.string(),
  /** That its clock contradicts what came before or after, a sentence; null: it does not. */
  clock: z.nullable(z.string()),
  /** When others contradicted it, until when (null: they still do), and what all made live then, "churn@3 and nothing"; oldest first. */
  contradicted: z.array(z.object({ from: time, to: z.nullable(time), sides: z.string() })),
});

/** A span of the time line: a version was live in a stage. `to` null: it still is. */
export const span = z.extend(gap, { version: z.number(), rolledBackTo: z.boolean() });

export const eventRow = z.object({
  digest: z.string(),
  /** Grows with every event that comes in: what `before` of the question for older ones takes. */
  order: z.number(),
  at: time,
  /** "Drill passed", "To staging" */
  what: z.string(),
  subject: z.string(),
  /** "ana: “retrained after drift”" */
  detail: z.string(),
});

/** One box of the lineage; `column` counts from the data on the left to the deployment on the right. */
export const lineageBox = z.object({
  id: z.string(),
  column: z.number(),
  title: z.string(),
  detail: z.string(),
  /** Dashed: not recorded. */
  recorded: z.boolean(),
  selected: z.boolean(),
  opens: z.nullable(z.string()),
});

export const versionDetail = z.object({
  row: versionRow,
  /** Facts of the rail, a label and a text each. `opens` is what `open` takes. */
  facts: z.array(z.object({ label: z.string(), text: z.string(), opens: z.nullable(z.string()) })),
  drills: z.array(
    z.object({ at: time, ok: z.boolean(), seconds: z.number(), maxAbsDiff: z.nullable(z.number()), text: z.string() }),
  ),
  onLoad: z.object({
    verdict,
    sentence: z.string(),
    imports: z.array(z.object({ module: z.string(), names: z.string(), verdict })),
    more: z.number(),
  }),
  lineage: z.object({ boxes: z.array(lineageBox), links: z.array(z.object({ from: z.string(), to: z.string() })) }),
  files: z.array(z.object({ path: z.string(), bytes: z.number(), digest: z.string(), kind: z.string() })),
  /** False: this clone lacks the bytes; `where` says where they are. */
  present: z.boolean(),
  where: z.string(),
  metrics: z.array(
    z.object({
      name: z.string(),
      value: z.number(),
      low: z.nullable(z.number()),
      high: z.nullable(z.number()),
      champion: z.nullable(z.number()),
      /** False: this value is what its predictions tell, whether another was recorded or not. */
      recorded: z.boolean(),
      /**
       * From the least to the most of it in so many `versions`: this one, what is live, those that recorded it and the newest with
       * predictions, so that drawings of several versions compare.
       */
      range: z.object({ from: z.number(), to: z.number(), versions: z.number() }),
    }),
  ),
  card: z.object({
    /** As its author wrote it, in Markdown, without the YAML in front; empty: the package has none, or it is not read. */
    text: z.string(),
    /** How many of the sections that are looked for are written, those that are not, and what a person is asked of each. */
    filled: z.number(),
    of: z.number(),
    missing: z.array(z.object({ title: z.string(), question: z.string() })),
    /** Why it is not read, as "is not here" or "has 12 MB, …": then nothing is known to be missing. */
    problem: z.nullable(z.string()),
    /** Where the card stands that the next version is packaged with; null: nowhere yet. */
    path: z.nullable(z.string()),
  }),
});

export const modelPage = z.object({
  name: z.string(),
  now: time,
  /** "Production: churn@3 since 2026-09-28, staging: churn@4 since 2026-11-18"; then grey facts. */
  live: z.nullable(z.string()),
  facts: z.array(z.string()),
  metric: z.nullable(z.object({ name: z.string(), goal: z.enum(['maximize', 'minimize']) })),
  versions: z.array(versionRow),
  /** How many more versions there are than `versions`. */
  more: z.number(),
  stages: z.array(z.string()),
  /** Those of them in which a roll-back has something to return to. */
  rollBacks: z.array(z.string()),
  spans: z.array(span),
  gaps: z.array(gap),
  conflicts: z.array(z.string()),
  /** Numbers that several packages have; each is to be settled. */
  clashes: z.array(z.number()),
  events: z.array(eventRow),
  eventCount: z.number(),
});
export type ModelPage = z.output<typeof modelPage>;
export type VersionDetail = z.output<typeof versionDetail>;
