import * as z from 'zod/mini';
import { runStatuses } from '../../runs/run';
import { endText, silence, silenceText } from '../../runs/signOfLife';
import { mostTicks } from '../../runs/statistics/tickSample';
import { float } from '../float';
import { columnRef, sortKey } from './column';
import { rowRef } from './viewState';

// How long a run was not heard of, in the words of every surface.
export { endText, silence, silenceText };
// How many runs of a group have a tick.
export { mostTicks };

/** A part of the table: rows `from` to before `to`. */
export const tableWindow = z.object({ from: z.number(), to: z.number(), columns: z.array(columnRef) });
export type TableWindow = z.output<typeof tableWindow>;

/** What the table shows. Two equal questions have one answer until the runs change. */
export const tableQuestion = z.object({
  filter: z.string(),
  /** The last filter that let runs through: they stay while `filter` cannot be understood. */
  fallback: z.optional(z.string()),
  sort: z.array(sortKey),
  groupBy: z.array(columnRef),
  archived: z.boolean(),
  baseline: z.nullable(rowRef),
  /** Rows that are unfolded; parents that the filter left out (`context`) are, but for those of `folded`. */
  expanded: z.array(rowRef),
  folded: z.optional(z.array(rowRef)),
  /** Metrics, in the order of the columns, whose groups are summarised and compared; others only show. */
  metrics: z.array(columnRef),
  /** Columns of which the answer is to say whether all shown runs are alike in them. */
  judged: z.optional(z.array(columnRef)),
  /** What is on the screen: its rows and scales come with the answer, so that nobody has to ask again for them. */
  window: z.optional(tableWindow),
});
export type TableQuestion = z.output<typeof tableQuestion>;

export const span = z.object({ start: z.number(), end: z.number() });

/** A sentence about a piece of a filter, and what was likely meant in its place. */
const filterProblem = z.extend(span, { message: z.string(), suggestion: z.nullable(z.string()) });

/** A metric of a group of at least one finished run with a value. */
export const groupCell = z.object({
  type: z.literal('group'),
  n: z.number(),
  mean: float,
  /** NaN for n < 2. */
  sd: float,
  /** 95 % t interval of the mean; NaN for n < 2. */
  low: float,
  high: float,
  /** Bounds of the metric at which the interval was cut. */
  capped: z.array(z.number()),
  /** Finite values of the runs; of more than `mostTicks` so many, evenly over their order, with both ends. */
  values: z.array(float),
  /** `best`: its mean is; `tied`: not distinguishable from the best (paired where seeds allow, else Welch; Holm over the groups shown). */
  rank: z.nullable(z.enum(['best', 'tied'])),
  /** Against the baseline, paired by what the comparison pairs by (null: Welch's test); `noise`: zero is not ruled out. */
  delta: z.nullable(
    z.object({
      difference: float,
      verdict: z.enum(['better', 'worse', 'noise', 'none']),
      pairedBy: z.nullable(z.string()),
      /** Finite values of the baseline and of the group that have no partner, which keeps both from being paired; null: there are none. */
      alone: z.nullable(z.object({ by: z.string(), first: z.number(), second: z.number() })),
      /** 95 % interval of the difference, and p adjusted by Holm `among` so many; null: there is nothing to test by. */
      test: z.nullable(z.object({ low: float, high: float, adjusted: float, among: z.number() })),
    }),
  ),
});

/** A metric of a group of which finished runs have a value, but none a finite one: NaN, or the infinity that all of these have. */
export const notFiniteCell = z.object({
  type: z.literal('notFinite'),
  value: float,
  /** Some are NaN, some infinite. */
  mixed: z.boolean(),
  /** How many of the finished runs have one. */
  n: z.number(),
  of: z.number(),
});

/** A metric of one run. */
export const metricCell = z.object({
  type: z.literal('metric'),
  value: float,
  best: z.boolean(),
  delta: z.nullable(float),
});

export const textCell = z.object({ type: z.literal('text'), value: z.string(), mixed: z.boolean() });
export const numberCell = z.object({ type: z.literal('number'), value: float });

/** Null: missing. */
export const cell = z.nullable(
  z.discriminatedUnion('type', [groupCell, notFiniteCell, metricCell, textCell, numberCell]),
);
export type Cell = z.output<typeof cell>;

export const tableRow = z.object({
  row: rowRef,
  /** `rest`: runs that lack what is grouped by; they are not summarised. */
  kind: z.enum(['run', 'group', 'rest']),
  depth: z.number(),
  expandable: z.boolean(),
  expanded: z.boolean(),
  /** A parent that the filter left out, kept because a child of it is shown. */
  context: z.boolean(),
  name: z.string(),
  /** Group: its runs; run: its children. `shown`: those that the filter lets through; `incomplete`: partly read, or gone. */
  children: z.object({ all: z.number(), shown: z.number(), running: z.number(), incomplete: z.number() }),
  /** Of a group: how many of its runs have finished, of which its figures are, if it has any; null: a run. A metric may be of fewer. */
  counted: z.nullable(z.number()),
  experiment: z.string(),
  status: z.nullable(z.enum(runStatuses)),
  /** Of a run that is recorded as running; null: nothing is known. */
  sign: z.nullable(z.object({ at: z.number(), patience: z.number(), lasts: z.nullable(z.number()) })),
  partly: z.nullable(z.string()),
  gone: z.boolean(),
  starred: z.boolean(),
  archived: z.boolean(),
  note: z.string(),
  labels: z.array(z.string()),
  started: z.nullable(z.number()),
  cells: z.array(cell),
});
export type TableRow = z.output<typeof tableRow>;

export const rowsQuestion = z.extend(tableWindow, { token: z.string() });

const tablePart = z.object({ from: z.number(), rows: z.array(tableRow), baseline: z.nullable(tableRow) });
export type TablePart = z.output<typeof tablePart>;

/** `null`: the token is of an answer that no longer holds; ask for the table again. */
export const rowsAnswer = z.nullable(tablePart);

/** How the values of a column lie, for the bars under and in its cells. */
export const columnScale = z.object({
  column: columnRef,
  /** 5th and 95th percentile of what is shown, padded; NaN without numbers. */
  low: float,
  high: float,
  /** The least and the greatest of what is shown; NaN without numbers. */
  least: float,
  greatest: float,
  /** Counts over equal bins from `low` to `high`, of what lies beyond in the outermost; for texts of each category, most frequent first, at most 24. */
  bins: z.array(z.number()),
  /** Digits after the point for every number of the column, or what stands for a count of them in `base/numberText.ts`. */
  decimals: z.number(),
});
export type ColumnScale = z.output<typeof columnScale>;

export const tableAnswer = z.object({
  /** Names this answer in `rows`; another question, or a change of the runs, gives another one. */
  token: z.string(),
  /** Rows of the table as it is unfolded now. */
  rows: z.number(),
  runs: z.object({
    all: z.number(),
    shown: z.number(),
    running: z.number(),
    incomplete: z.number(),
    archived: z.number(),
  }),
  /** Null when nothing is grouped. */
  groups: z.nullable(z.number()),
  /** What is wrong with the filter; the rows are those of `fallback`. */
  problem: z.nullable(filterProblem),
  /** When nothing matches: the term of the filter without which most runs would. */
  blame: z.nullable(z.extend(span, { runs: z.number() })),
  /** Names in the filter that no run has and, when nothing matches, that were likely meant as texts; and what was meant. */
  unknown: z.array(filterProblem),
  /** A sentence for each column that the runs are grouped by and no run has. */
  ungrouped: z.optional(z.array(z.string())),
  /** Ids of those of the `judged` columns in which all shown runs are alike. */
  alike: z.optional(z.array(z.string())),
  /** The rows and scales of the window that was asked for. */
  first: z.optional(z.object({ rows: tablePart, scales: z.array(columnScale) })),
});
export type TableAnswer = z.output<typeof tableAnswer>;
