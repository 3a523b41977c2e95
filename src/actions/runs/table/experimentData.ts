import { NewestEntries } from '../../../base/newestEntries';
import type { DataAnswers } from '../../../protocol/experiments/endpoints';
import type { TableAnswer, TablePart, TableQuestion, TableWindow } from '../../../protocol/experiments/rows';
import { columnId, type ColumnRef } from '../../../runs/columns';
import { unknownGroups } from '../../../runs/query/unknownColumns';
import type { RunStore } from '../../../runs/runStore';
import { alikeColumns } from './alikeColumns';
import { ChildCounts } from './childCounts';
import { columnInfos } from './columnInfos';
import { columnScales } from './columnScales';
import { columnsOfOneRun } from './columnsOfOneRun';
import { curvesOf } from './curves';
import { incompleteAt } from './incompleteRuns';
import { locateRun } from './locateRun';
import type { MetricMeaning } from './metricMeaning';
import { isOnlyNested } from './nestedMetric';
import { ShownRuns } from './shownRuns';
import { tableLayout, type TableLayout } from './tableLayout';
import { baselineRow, tableRows } from './tableRows';
import { TellingParamsOfStore } from './tellingParams';
import { unseenRows } from './unseenRows';

/** Endpoints that are answered from the store alone. */
export type TableAnswers = Pick<
  DataAnswers,
  'columns' | 'ofOneRun' | 'table' | 'rows' | 'scales' | 'locate' | 'unseen' | 'sparklines' | 'curves' | 'values'
>;

export interface ExperimentDataContext {
  readonly store: RunStore;
  /** What the metrics of the project mean. */
  readonly meaning: () => MetricMeaning;
  readonly now: () => Date;
}

interface Table {
  readonly shown: ShownRuns;
  readonly layout: TableLayout;
}

/** Questions whose answers are kept: those of a few panels, each with the one before. */
const mostKept = 8;

const sparklinePoints = 36;

/**
 * Answers what the table and the charts ask. A table is computed once and then served in windows; `invalidate` is to be
 * called when the runs changed.
 */
export class ExperimentData implements TableAnswers {
  readonly #shown = new NewestEntries<string, ShownRuns>(mostKept);
  #tables = new NewestEntries<string, Table>(mostKept);
  /** Those of before the last change. */
  #before = new NewestEntries<string, Table>(mostKept);
  #generation = 0;
  #children: ChildCounts;
  readonly #telling: TellingParamsOfStore;

  constructor(private readonly context: ExperimentDataContext) {
    this.#children = new ChildCounts(context.store);
    this.#telling = new TellingParamsOfStore(context.store);
  }

  invalidate(): void {
    this.#generation++;
    this.#shown.clear();
    this.#before = this.#tables;
    this.#tables = new NewestEntries(mostKept);
    this.#children = new ChildCounts(this.context.store);
  }

  readonly columns: TableAnswers['columns'] = () => {
    const { store, meaning } = this.context;
    const isNested = (column: ColumnRef) => isOnlyNested(store, column);
    return Promise.resolve(columnInfos(store.columns(), meaning(), this.#telling, isNested));
  };

  readonly ofOneRun: TableAnswers['ofOneRun'] = () => Promise.resolve([...columnsOfOneRun(this.context.store)]);

  readonly table: TableAnswers['table'] = ({ expanded, folded = [], judged, window, ...question }) => {
    const shown = this.#shownOf(question);
    const layout = tableLayout(shown, { expanded, folded });
    const token = `${this.#generation} ${JSON.stringify({ expanded, folded, ...question })}`;
    const table = { shown, layout };
    this.#tables.set(token, table);
    return Promise.resolve({
      token,
      ...this.#answerOf(shown, layout),
      ...(judged && { alike: alikeColumns(shown, judged) }),
      ...(window && { first: { rows: this.#partOf(table, window), scales: columnScales(shown, window.columns) } }),
    });
  };

  readonly rows: TableAnswers['rows'] = ({ token, ...window }) => {
    const table = this.#tables.get(token);
    return Promise.resolve(table ? this.#partOf(table, window) : null);
  };

  readonly scales: TableAnswers['scales'] = ({ token, columns }) => {
    const table = this.#tables.get(token);
    return Promise.resolve(table ? columnScales(table.shown, columns) : null);
  };

  readonly locate: TableAnswers['locate'] = ({ token, id }) => {
    const table = this.#tables.get(token);
    return Promise.resolve(table ? locateRun(table.shown, table.layout, id) : null);
  };

  readonly unseen: TableAnswers['unseen'] = ({ token, rows }) => {
    const table = this.#tables.get(token);
    return Promise.resolve(table ? unseenRows(table.shown, table.layout, rows) : null);
  };

  readonly sparklines: TableAnswers['sparklines'] = ({ ids, metric }) => {
    const { store } = this.context;
    const request = { axis: 'step', from: null, to: null, buckets: sparklinePoints, log: false } as const;
    return Promise.resolve(
      ids.flatMap((id) => {
        const number = store.byId(id);
        const envelope = number === null ? null : store.envelope(number, metric, request);
        return envelope ? [{ id, values: envelope.last }] : [];
      }),
    );
  };

  /** Points are read anew, also where runs that go on have changed the table since: else curves of busy runs would never come. */
  readonly curves: TableAnswers['curves'] = ({ token, rows, metric, ...request }) => {
    const table = this.#tables.get(token) ?? this.#before.get(token);
    return Promise.resolve(table ? curvesOf(table.shown, rows, metric, request) : null);
  };

  readonly values: TableAnswers['values'] = ({ token, columns }) => {
    const table = this.#tables.get(token);
    if (!table) return Promise.resolve(null);
    const { shown } = table;
    const runs = this.context.store.runs([...shown.numbers]);
    return Promise.resolve({
      ids: runs.map(({ id }) => id),
      names: runs.map(({ name }) => name),
      columns: columns.map((column) => {
        const values = shown.values(column);
        return values.type === 'texts' ? { type: 'texts', values: [...values.values] } : { ...values };
      }),
    });
  };

  #partOf({ shown, layout }: Table, { from, to, columns }: TableWindow): TablePart {
    const facts = { children: this.#children, now: this.context.now().getTime() };
    const rows = tableRows(shown, layout.slice(from, to), columns, facts);
    return { from, rows: [...rows], baseline: baselineRow(shown, columns, facts) };
  }

  #shownOf(question: Omit<TableQuestion, 'expanded' | 'folded'>): ShownRuns {
    const key = JSON.stringify({ ...question, metrics: question.metrics.map(columnId) });
    const known = this.#shown.get(key);
    if (known) return known;
    const shown = new ShownRuns(this.context.store, question, this.context.meaning(), this.context.now().getTime());
    this.#shown.set(key, shown);
    return shown;
  }

  #answerOf(shown: ShownRuns, layout: TableLayout): Omit<TableAnswer, 'token'> {
    const { numbers, problem, blame, unknown } = shown.found;
    const all = this.context.store.count();
    const isIncomplete = incompleteAt((column) => shown.values(column));
    return {
      rows: layout.length,
      runs: {
        all: shown.question.archived ? all.runs + all.archived : all.runs,
        archived: all.archived,
        shown: numbers.length,
        running: shown.allRunning(this.context.now().getTime()),
        incomplete: numbers.filter((_, place) => isIncomplete(place)).length,
      },
      groups: shown.isGrouped ? shown.grouping.groups.length + (shown.grouping.rest ? 1 : 0) : null,
      problem,
      blame,
      unknown: [...unknown],
      ...(shown.isGrouped && all.runs > 0 ? { ungrouped: this.#ungrouped(shown) } : {}),
    };
  }

  #ungrouped({ question: { groupBy } }: ShownRuns): string[] {
    const known = this.context.store.columns().map(({ column }) => column);
    return [...unknownGroups(groupBy, known)];
  }
}
