import * as z from 'zod/mini';
import { flags, floats } from '../columnsOfNumbers';
import { defineEndpoint, type Answers, type Asks } from '../endpoint';
import { curvesAnswer, curvesQuestion, valuesAnswer, valuesQuestion } from './charts';
import { chosenRuns, labelChange, rowsChoice, unseenRows } from './chosen';
import { columnInfo, columnRef } from './column';
import { brushesAnswer, brushQuestion, proposal } from './filtering';
import { comparison } from './comparison';
import { columnScale, rowsAnswer, rowsQuestion, tableAnswer, tableQuestion } from './rows';
import { rowRef, storedView, viewState, viewStamp } from './viewState';

const nothing = z.null();
const rows = z.array(rowRef);

const looked = z.object({ title: z.string(), looksLike: z.string(), result: z.string(), found: z.boolean() });

/** What came of taking back what was done to runs, or of doing it again. */
const steppedMarks = z.object({
  /** What was set back, in a few words; null: nothing. */
  words: z.nullable(z.string()),
  /** What was changed elsewhere since and is left as it is, a sentence without its stop; null: nothing. */
  stays: z.nullable(z.string()),
  /** Ids of the runs that are deleted by it. */
  deleted: z.array(z.string()),
});
export type SteppedMarks = z.output<typeof steppedMarks>;

/** What people set on runs; `undo` takes back the last change, whichever window of this panel made it, and `redo` does it again. */
const marks = z.object({
  starred: z.exactOptional(z.boolean()),
  archived: z.exactOptional(z.boolean()),
  removed: z.exactOptional(z.boolean()),
  note: z.exactOptional(z.string()),
  name: z.exactOptional(z.nullable(z.string())),
});

/** What the experiments panel asks. Those above the line are answered off the extension host, those below by it. */
export const dataEndpoints = {
  columns: defineEndpoint(nothing, z.array(columnInfo)),
  /** Ids of the params and tags of which each run that has one has another value: a group by them is one run. */
  ofOneRun: defineEndpoint(nothing, z.array(z.string())),
  table: defineEndpoint(tableQuestion, tableAnswer),
  rows: defineEndpoint(rowsQuestion, rowsAnswer),
  scales: defineEndpoint(
    z.object({ token: z.string(), columns: z.array(columnRef) }),
    z.nullable(z.array(columnScale)),
  ),
  /** Where a run stands. `unfold`: what is to be unfolded next on the way to it. Null: it is not among those shown. */
  locate: defineEndpoint(
    z.object({ token: z.string(), id: z.string() }),
    z.nullable(z.object({ row: z.nullable(z.number()), unfold: rows })),
  ),
  /** Small curves for cells: at most 36 points each, NaN where there is none. */
  sparklines: defineEndpoint(
    z.object({ ids: z.array(z.string()), metric: z.string() }),
    z.array(z.object({ id: z.string(), values: floats })),
  ),
  curves: defineEndpoint(curvesQuestion, curvesAnswer),
  values: defineEndpoint(valuesQuestion, valuesAnswer),
  complete: defineEndpoint(z.object({ filter: z.string(), caret: z.number() }), z.array(proposal)),
  /** The text of the filter with the brush in it; the filter as it is when it cannot be understood. */
  brush: defineEndpoint(brushQuestion, z.string()),
  brushes: defineEndpoint(z.object({ filter: z.string(), columns: z.array(columnRef) }), brushesAnswer),
  compare: defineEndpoint(rowsChoice, comparison),
  chosen: defineEndpoint(rowsChoice, chosenRuns),
  /** Null: the token is of an answer that no longer holds. */
  unseen: defineEndpoint(z.object({ token: z.string(), rows }), z.nullable(unseenRows)),
  mark: defineEndpoint(z.object({ ids: z.array(z.string()), marks, relabel: z.nullable(labelChange) }), nothing),
  undo: defineEndpoint(nothing, z.nullable(steppedMarks)),
  redo: defineEndpoint(nothing, z.nullable(steppedMarks)),
  export: defineEndpoint(
    z.object({ token: z.string(), columns: z.array(columnRef), format: z.enum(['csv', 'markdown', 'latex', 'tsv']) }),
    z.nullable(z.string()),
  ),
};
export type DataAnswers = Answers<typeof dataEndpoints>;

export const hostEndpoints = {
  /** What the panel that was here before left; null: nothing. Only the page knows what it is made of. */
  open: defineEndpoint(nothing, z.object({ kept: z.unknown(), project: z.string(), mac: z.boolean() })),
  /** Leaves what is on the screen for the page after this one. */
  keep: defineEndpoint(z.object({ state: z.unknown() }), nothing),
  looked: defineEndpoint(
    nothing,
    z.object({
      files: z.number(),
      places: z.array(looked),
      /** What would be run for a first run, and how. */
      script: z.nullable(z.object({ path: z.string(), command: z.string() })),
      /** Why runs that are there cannot be told. */
      problem: z.nullable(z.string()),
    }),
  ),
  sources: defineEndpoint(
    nothing,
    z.array(
      z.object({
        path: z.string(),
        title: z.string(),
        runs: z.number(),
        live: z.boolean(),
        /** It was moved away or deleted; its runs stay. */
        gone: z.boolean(),
        problem: z.nullable(z.string()),
      }),
    ),
  ),
  /** What imports left out: how much, and the first few with the reasons. */
  leftOut: defineEndpoint(
    nothing,
    z.object({ count: z.number(), first: z.array(z.object({ path: z.string(), problem: z.string() })) }),
  ),
  /** What is wrong with the store, and what went with one that was deleted or replaced: a sentence each. */
  notices: defineEndpoint(nothing, z.array(z.string())),
  views: defineEndpoint(nothing, z.array(z.string())),
  /** `stamp`: of which file and content it is known. Null: there is no such view. */
  loadView: defineEndpoint(z.object({ name: z.string(), stamp: z.nullable(viewStamp) }), z.nullable(storedView)),
  /**
   * Name null: asks the person for one. Where the file is not as the stamp says the person is asked, and may have it loaded
   * instead: then what it holds was not `written`. Null: they gave up.
   */
  saveView: defineEndpoint(
    z.object({ name: z.nullable(z.string()), state: viewState, stamp: z.nullable(viewStamp) }),
    z.nullable(z.object({ name: z.string(), stored: storedView, written: z.boolean() })),
  ),
  /** Whether it was: a person may keep it after all. */
  deleteView: defineEndpoint(z.object({ name: z.string() }), z.boolean()),
  /** Saves text or an image where the person says; null: they gave up. */
  saveFile: defineEndpoint(
    z.object({ name: z.string(), content: z.union([z.string(), flags]) }),
    z.nullable(z.string()),
  ),
  copy: defineEndpoint(z.object({ text: z.string() }), nothing),
  /** Asks the person for one line of text in VS Code's own box; null: they gave up. `problem`: why `value` cannot be taken. */
  askText: defineEndpoint(
    z.object({ title: z.string(), value: z.string(), placeholder: z.string(), problem: z.optional(z.string()) }),
    z.nullable(z.string()),
  ),
  /** What a run or the empty state offers; runs by id, of their code one file by its path in the repository. */
  act: defineEndpoint(
    z.object({
      action: z.enum([
        'open-artifacts',
        'run-again',
        'copy-id',
        'open-code-diff',
        'open-sample',
        'run-script',
        'import-folder',
        'map-columns',
        'show-log',
        'delete',
      ]),
      ids: z.array(z.string()),
      path: z.exactOptional(z.string()),
    }),
    nothing,
  ),
};

export const experimentsEndpoints = { ...dataEndpoints, ...hostEndpoints };
export type ExperimentsAsks = Asks<typeof experimentsEndpoints>;
export type ExperimentsAnswers = Answers<typeof experimentsEndpoints>;

/** What the extension tells the panel unasked. */
export const experimentsEvents = {
  /** The runs changed; tokens given before no longer hold. `ids`: which ones, null when they are many. */
  changed: z.object({ ids: z.nullable(z.array(z.string())) }),
  /** A command of this window changed the runs: whoever gave it wants to see that, and waits for nothing. */
  commanded: nothing,
  /** Files of saved views changed. */
  viewsChanged: nothing,
  /** The filter is to be written, says a command of the palette. */
  editFilter: nothing,
  /** A filter to show, from the tree. */
  filter: z.object({ text: z.string() }),
  /** Rows to bring into sight and mark, from the tree or the command line. */
  reveal: z.object({ rows: z.array(rowRef), compare: z.boolean() }),
};
