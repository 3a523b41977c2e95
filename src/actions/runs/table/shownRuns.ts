import type { TableQuestion } from '../../../protocol/experiments/rows';
import { columnId, type ColumnRef } from '../../../runs/columns';
import { boundsOf, type Goal } from '../../../runs/metricMeaning';
import type { ColumnValues, RunStore } from '../../../runs/runStore';
import { countAlive } from '../../../runs/signOfLife';
import { filteredRuns, type FilteredRuns } from './filteredRuns';
import { groupFigures, type GroupFigures, type MetricOfGroups } from './groupFigures';
import { groupPairing, type PairGroups } from './groupPairing';
import { groupRuns, texts, type Grouping } from './grouping';
import type { MetricMeaning } from './metricMeaning';
import { nestRuns, type Nesting } from './nesting';
import { groupKey } from './rowKey';
import { runningSigns } from './runningSigns';

type MetricColumn = Extract<ColumnRef, { kind: 'metric' }>;

/** The runs of one question and what is computed of them, each thing once and only when it is asked for. */
export class ShownRuns {
  readonly found: FilteredRuns;
  readonly #columns = new Map<string, ColumnValues>();
  readonly #figures = new Map<string, ReadonlyMap<string, GroupFigures>>();
  readonly #best = new Map<string, number>();
  #grouping: Grouping | undefined;
  #unsorted: Grouping | undefined;
  #nesting: Nesting | undefined;
  #parents: Int32Array | undefined;
  #pair: PairGroups | undefined;
  #signs: ReturnType<typeof runningSigns> | undefined;

  constructor(
    readonly store: RunStore,
    readonly question: Omit<TableQuestion, 'expanded' | 'folded'>,
    readonly meaning: MetricMeaning,
    now: number,
  ) {
    this.found = filteredRuns(store, question, now);
  }

  get numbers(): Int32Array {
    return this.found.numbers;
  }

  get isGrouped(): boolean {
    return this.question.groupBy.length > 0;
  }

  /** Whether any of the runs is nested in another. */
  get isNested(): boolean {
    return this.#parentsOfShown.some((parent) => parent !== 0);
  }

  get nesting(): Nesting {
    return (this.#nesting ??= nestRuns(this.store, this.numbers, this.#parentsOfShown));
  }

  /** Groups in the order of the question: by mean where a metric is sorted by, else as their first run comes. */
  get grouping(): Grouping {
    return (this.#grouping ??= this.#sortedGroups());
  }

  /** A column of all shown runs, aligned with `numbers`. */
  values(column: ColumnRef): ColumnValues {
    const id = columnId(column);
    const known = this.#columns.get(id);
    if (known) return known;
    const values = this.store.values(column, this.numbers);
    this.#columns.set(id, values);
    return values;
  }

  statuses(): readonly (string | null)[] {
    return texts(this.values({ kind: 'attribute', key: 'status' }));
  }

  /** How many of the runs at these places are running and were heard of lately; `now` in milliseconds since 1970. */
  running(places: readonly number[], now: number): number {
    const signs = this.#runningSigns;
    const heard = places.map((place) => signs.get(this.numbers[place] ?? 0)).filter((sign) => sign !== undefined);
    return countAlive(heard, now);
  }

  /** The same of all the runs. */
  allRunning(now: number): number {
    return countAlive([...this.#runningSigns.values()], now);
  }

  /** A metric of every group, by the key of the group. */
  figures(metric: MetricColumn): ReadonlyMap<string, GroupFigures> {
    const id = columnId(metric);
    const known = this.#figures.get(id);
    if (known) return known;
    const figures = groupFigures(this.#metricOf(metric, this.#asTheyCome));
    this.#figures.set(id, figures);
    return figures;
  }

  /** What a run, by its place, adds to the figures of its group; null: it is not finished, or has no value. */
  finishedValues(metric: MetricColumn): (place: number) => number | null {
    const column = this.values(metric);
    const statuses = this.statuses();
    return (place) =>
      column.type === 'numbers' && column.present[place] && statuses[place] === 'finished'
        ? (column.values[place] ?? null)
        : null;
  }

  /**
   * The best value of a metric among the shown runs; NaN where no direction is known or no run has it. What a run has that did
   * not finish is not its value.
   */
  best(metric: MetricColumn): number {
    const id = columnId(metric);
    const known = this.#best.get(id);
    if (known !== undefined) return known;
    const statuses = this.statuses();
    const isDone = (place: number) => statuses[place] === 'finished';
    const best = bestOf(this.values(metric), this.meaning.goal(metric.key), isDone);
    this.#best.set(id, best);
    return best;
  }

  /** What the baseline run has in a metric, or the mean of the baseline group; null: there is none. */
  baselineValue(metric: MetricColumn): number | null {
    const { baseline } = this.question;
    if (!baseline) return null;
    if (baseline.type === 'run') return this.valueOfRun(metric, baseline.id);
    const mean = this.isGrouped ? this.figures(metric).get(groupKey(baseline.values))?.summary.mean : undefined;
    return mean === undefined || Number.isNaN(mean) ? null : mean;
  }

  /** What a run has in a metric; null: nothing. */
  valueOfRun(metric: MetricColumn, id: string): number | null {
    const number = this.store.byId(id);
    if (number === null) return null;
    const column = this.store.values(metric, Int32Array.of(number));
    return column.type === 'numbers' && column.present[0] ? (column.values[0] ?? null) : null;
  }

  get #parentsOfShown(): Int32Array {
    return (this.#parents ??= this.store.parents(this.numbers));
  }

  get #runningSigns(): ReturnType<typeof runningSigns> {
    return (this.#signs ??= runningSigns(this.store, this.numbers));
  }

  #metricOf(metric: MetricColumn, { groups }: Grouping): MetricOfGroups {
    const { baseline } = this.question;
    const value = baseline?.type === 'run' ? this.valueOfRun(metric, baseline.id) : null;
    return {
      groups,
      goal: this.meaning.goal(metric.key),
      bounds: boundsOf(metric.key),
      pair: (this.#pair ??= groupPairing(this)),
      baseline: baseline?.type === 'group' ? { group: groupKey(baseline.values) } : value === null ? null : { value },
      valueAt: this.finishedValues(metric),
    };
  }

  /** Groups in the order of their first run. */
  get #asTheyCome(): Grouping {
    return (this.#unsorted ??= groupRuns(this.store, this.numbers, this.question.groupBy));
  }

  #sortedGroups(): Grouping {
    const grouping = this.#asTheyCome;
    const keys = this.question.sort.flatMap(({ column, descending }) =>
      column.kind === 'metric' ? [{ figures: this.figures(column), sign: descending ? -1 : 1 }] : [],
    );
    const [first] = this.question.sort;
    if (first?.column.kind !== 'metric') return grouping;
    const groups = [...grouping.groups].sort((a, b) => {
      for (const { figures, sign } of keys) {
        const order = byMean(figures.get(a.key), figures.get(b.key), sign);
        if (order !== 0) return order;
      }
      return 0;
    });
    return { ...grouping, groups };
  }
}

/** Groups without a value come last both ways. */
function byMean(a: GroupFigures | undefined, b: GroupFigures | undefined, sign: number): number {
  const [left, right] = [a?.summary.mean ?? NaN, b?.summary.mean ?? NaN];
  if (Number.isNaN(left) || Number.isNaN(right)) return Number(Number.isNaN(left)) - Number(Number.isNaN(right));
  return sign * (left - right);
}

/** Of finite values; one that all have, or a sole one, is better than nothing: NaN. */
function bestOf(column: ColumnValues, goal: Goal, isDone: (place: number) => boolean): number {
  if (column.type !== 'numbers' || goal === null) return NaN;
  let best = NaN;
  let [low, high] = [Infinity, -Infinity];
  const { values, present } = column;
  for (let place = 0; place < values.length; place++) {
    const value = values[place] ?? NaN;
    if (present[place] === 0 || !Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
    const isBetter = Number.isNaN(best) || (goal === 'maximize' ? value > best : value < best);
    if (isBetter && isDone(place)) best = value;
  }
  return low < high ? best : NaN;
}
