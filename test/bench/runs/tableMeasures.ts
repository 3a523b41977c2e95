import { metricMeaning } from '../../../src/actions/runs/table/metricMeaning';
import { ExperimentData } from '../../../src/actions/runs/table/experimentData';
import type { ColumnRef } from '../../../src/runs/columns';
import { parseFilter } from '../../../src/runs/query/parseFilter';
import type { RunStore, SortKey } from '../../../src/runs/runStore';

/** A page of the table; `mlflow` is how MLflow is asked for the same, null where its language cannot. */
export interface PageQuery {
  readonly title: string;
  readonly filter: string;
  readonly order: readonly SortKey[];
  readonly mlflow: { readonly filter: string; readonly order: readonly string[] } | null;
}

const metric = (key: string): ColumnRef => ({ kind: 'metric', key, of: 'last' });
const newest: readonly SortKey[] = [{ column: { kind: 'attribute', key: 'started' }, descending: true }];
const by = (key: string, descending = true): readonly SortKey[] => [{ column: metric(key), descending }];
const started = ['attributes.start_time DESC'];

const same = (title: string, filter: string, order = newest, mlflowOrder: readonly string[] = started): PageQuery => ({
  title,
  filter,
  order,
  mlflow: { filter, order: mlflowOrder },
});
const beyond = (title: string, filter: string, order = newest): PageQuery => ({ title, filter, order, mlflow: null });

export const pageQueries: readonly PageQuery[] = [
  same('first page, newest first', ''),
  same('metric > 0.5', 'metrics.m0 > 0.5'),
  same('metric > 0.999', 'metrics.m0 > 0.999'),
  same('order by metric', '', by('m3'), ['metrics.m3 DESC']),
  same(
    'metric and param and tag, order by metric',
    "metrics.m1 > 0.2 and params.model = 'rf' and tags.team = 'growth'",
    by('m5'),
    ['metrics.m5 DESC'],
  ),
  same(
    'like, order by param',
    "params.p3 LIKE 'v1%'",
    [{ column: { kind: 'param', key: 'p4' }, descending: false }],
    ['params.p4 ASC'],
  ),
  beyond('or over metric and param', "metrics.m0 > 0.9 or params.model = 'lgbm'"),
  beyond('not, parentheses, in', "not (params.p1 in ('v1', 'v2') or metrics.m2 < 0.3)", by('m7')),
  beyond('arithmetic and two columns', 'metrics.m0 - metrics.m1 > 0.5 and metrics.m2 < metrics.m3', by('m4', false)),
  beyond('date, order by two columns', "started > '2025-02-01' and metrics.m9 is not null", [...by('m8'), ...newest]),
];

const shownColumns: readonly ColumnRef[] = [
  ...['m0', 'm1', 'm2', 'm3', 'm4'].map(metric),
  ...['model', 'depth', 'seed'].map((key): ColumnRef => ({ kind: 'param', key })),
];

const pageRows = 100;

/** Ids of the first page of a query, to be compared with what MLflow answers. */
export function pageIds(store: RunStore, { filter, order }: PageQuery): readonly string[] {
  const { predicate } = parseFilter(filter, { now: Date.now() });
  const numbers = store.find({ filter: predicate, order, archived: false });
  return store.runs([...numbers.slice(0, pageRows)]).map(({ id }) => id);
}

/** Milliseconds from the text of a filter to the values of a page of runs, with the count of all that match. */
export function measurePage(store: RunStore, { filter, order }: PageQuery): { milliseconds: number; found: number } {
  const began = performance.now();
  const { predicate, problems } = parseFilter(filter, { now: Date.now() });
  if (problems[0]) throw new Error(problems[0].message);
  const numbers = store.find({ filter: predicate, order, archived: false });
  const page = numbers.slice(0, pageRows);
  store.runs([...page]);
  for (const column of shownColumns) store.values(column, page);
  return { milliseconds: performance.now() - began, found: numbers.length };
}

export interface PanelMeasures {
  /** Of all runs, newest first: what the panel asks before its first rows. */
  readonly first: number;
  /** Grouped by model and depth: mean, deviation and t interval of five metrics, and which differ from the best. */
  readonly grouped: number;
  readonly groups: number;
}

/** Milliseconds of what the panel asks: the table and its first rows, nothing kept from before. */
export async function measurePanel(store: RunStore): Promise<PanelMeasures> {
  const data = new ExperimentData({ store, meaning: () => metricMeaning({}), now: () => new Date() });
  const question = { filter: '', sort: [...newest], archived: false, baseline: null, expanded: [] };
  const metrics = shownColumns.filter(({ kind }) => kind === 'metric');
  const ask = async (groupBy: readonly ColumnRef[]) => {
    data.invalidate();
    const began = performance.now();
    const { token, groups } = await data.table({ ...question, groupBy: [...groupBy], metrics: [...metrics] });
    await data.rows({ token, from: 0, to: 40, columns: [...shownColumns] });
    return { milliseconds: performance.now() - began, groups: groups ?? 0 };
  };
  const first = await ask([]);
  const grouped = await ask(shownColumns.filter(({ key }) => key === 'model' || key === 'depth'));
  return { first: first.milliseconds, grouped: grouped.milliseconds, groups: grouped.groups };
}

/** Milliseconds of an envelope of 1,000 buckets over the whole of a series. */
export function measureEnvelope(store: RunStore): number {
  const [run] = store.find({
    filter: parseFilter("run_name = 'long'", { now: 0 }).predicate,
    order: [],
    archived: false,
  });
  const began = performance.now();
  const envelope = store.envelope(run ?? 0, 'loss', { axis: 'step', from: null, to: null, buckets: 1000, log: false });
  if (envelope?.total !== 1_000_000) throw new Error('The series is not what was written.');
  return performance.now() - began;
}
