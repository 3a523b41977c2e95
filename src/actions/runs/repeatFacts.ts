import type { ColumnRef } from '../../runs/columns';
import type { RepeatFacts } from '../../runs/development';
import type { ColumnFacts, RunNumber, RunStore } from '../../runs/runStore';
import { independent, isCounted, repeatedSetting } from '../../runs/statistics/repeats';
import { summarize } from '../../runs/statistics/summary';
import { texts } from './table/grouping';
import type { MetricMeaning } from './table/metricMeaning';

/** Runs beyond the newest of these are not compared with each other. */
const mostRuns = 5000;
const mostParams = 200;
/** Metrics that are tried until one is found that repeats have, groups of repeats by each, and runs that are read of a group. */
const mostMetrics = 20;
const mostGroups = 10;
const mostRead = 2000;

type Runs = readonly RunNumber[];

/** The finished runs whose params differ in nothing but a seed, whichever tracker wrote them; null: no two do. */
export function repeatFacts(
  store: RunStore,
  columns: readonly ColumnFacts[],
  meaning: MetricMeaning,
  newestFirst: Int32Array,
): RepeatFacts | null {
  const numbers = countedRuns(store, newestFirst.slice(0, mostRuns));
  const groups = alikeRuns(store, columns, numbers);
  let left = columns;
  for (let tried = 0; groups.length > 0 && tried < mostMetrics; tried++) {
    const metric = meaning.primary(left);
    if (metric === null) return null;
    const found = repeatsBy(store, metric, groups, numbers);
    if (found) return found;
    // What the most runs are judged by may be recorded by no tracker of the repeats.
    left = left.filter(({ column }) => column.kind !== metric.kind || column.key !== metric.key);
  }
  return null;
}

function countedRuns(store: RunStore, numbers: Int32Array): Int32Array {
  const statuses = texts(store.values({ kind: 'attribute', key: 'status' }, numbers));
  return numbers.filter((_, place) => isCounted(statuses[place] ?? null));
}

/** Of the repeats that have this metric, those of the settings that were repeated most. */
function repeatsBy(store: RunStore, metric: ColumnRef, groups: readonly Runs[], numbers: Int32Array) {
  const measured = store.values(metric, numbers);
  if (measured.type !== 'numbers') return null;
  const values = new Map<RunNumber, number>();
  numbers.forEach((number, place) => {
    if (measured.present[place]) values.set(number, measured.values[place] ?? NaN);
  });
  const summaryOf = (runs: Iterable<RunNumber>) => summarize(Array.from(runs, (number) => values.get(number) ?? NaN));
  const having = groups.map((group) => group.filter((number) => values.has(number)));
  const largest = having.toSorted((a, b) => b.length - a.length).slice(0, mostGroups);
  for (const group of largest) {
    const { n, sd } = summaryOf(independentOf(store, group));
    const isAll = group.length === values.size;
    if (n > 1) return { runs: n, deviation: sd, agree: isAll || sd < summaryOf(values.keys()).sd };
  }
  return null;
}

function independentOf(store: RunStore, group: Runs): Runs {
  const details = group.slice(0, mostRead).flatMap((number) => store.details(number) ?? []);
  return independent(details).map(({ number }) => number);
}

/** Runs of the same settings, where there are several; runs of which no param was recorded have none in common. */
function alikeRuns(store: RunStore, columns: readonly ColumnFacts[], numbers: Int32Array): readonly Runs[] {
  const params = columns.filter(({ column }) => column.kind === 'param');
  const read = params.toSorted((a, b) => Number(b.differs) - Number(a.differs)).slice(0, mostParams);
  const settings = Array.from(numbers, (): (string | null)[] => []);
  const described = new Set<number>();
  for (const { column } of read)
    texts(store.values(column, numbers)).forEach((value, place) => {
      if (value !== null) described.add(place);
      settings[place]?.push(repeatedSetting(column.key, value ?? undefined) ?? null);
    });
  const keys = settings.map((of) => JSON.stringify(of));
  const groups = Map.groupBy(described, (place) => keys[place]);
  return [...groups.values()].flatMap((places) =>
    places.length < 2 ? [] : [places.sort((a, b) => a - b).map((place) => numbers[place] ?? 0)],
  );
}
