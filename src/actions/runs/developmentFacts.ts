import { ownText } from '../../base/numberText';
import type { ColumnRef } from '../../runs/columns';
import {
  namesAlgorithm,
  namesBaseline,
  namesCrossValidation,
  namesSetting,
  noDevelopment,
  type DevelopmentFacts,
} from '../../runs/development';
import type { ColumnFacts, RunStore } from '../../runs/runStore';
import { countAlive } from '../../runs/signOfLife';
import { repeatFacts } from './repeatFacts';
import type { MetricMeaning } from './table/metricMeaning';
import { runningSigns } from './table/runningSigns';

/** Params beyond this many are not looked into. */
const mostParams = 100;

const leastValues = 3;

type Keyed = ColumnFacts & { readonly column: Exclude<ColumnRef, { kind: 'attribute' }> };

/** What the runs of a store tell about the development of the model; `now` in milliseconds since 1970. */
export function developmentFacts(store: RunStore, meaning: MetricMeaning, now: number): DevelopmentFacts {
  const { runs } = store.count();
  if (runs === 0) return noDevelopment;
  const columns = store.columns().filter((facts): facts is Keyed => facts.column.kind !== 'attribute');
  const params = columns.filter(({ column }) => column.kind === 'param');
  const algorithms = algorithmsOf(store, columns);
  const numbers = store.find({ filter: null, order: [], archived: false });
  const tried = params.filter(({ differs, column }) => differs && namesSetting(column.key)).slice(0, mostParams);
  return {
    runs,
    running: countAlive([...runningSigns(store, numbers).values()], now),
    sources: store.sources().flatMap((source) => (source.runs > 0 ? [source.path] : [])),
    best: bestText(store, meaning, columns, numbers),
    baseline: baselineOf(store, algorithms),
    algorithms,
    tuned: tried.filter(({ column }) => isTuned(store, column)).map(({ column }) => column.key),
    crossValidation: columns.find(({ column }) => namesCrossValidation(column.key))?.column.key ?? null,
    repeats: repeatFacts(store, columns, meaning, numbers),
  };
}

function isTuned(store: RunStore, column: ColumnRef): boolean {
  return store.distinct(column, leastValues).length >= leastValues;
}

/** The kinds of models, as the column that tells them for most runs has them. */
function algorithmsOf(store: RunStore, columns: readonly Keyed[]): readonly string[] {
  const telling = columns.filter(({ column }) => column.kind !== 'metric' && namesAlgorithm(column.key));
  const [most] = telling.toSorted((a, b) => b.runs - a.runs);
  return most ? store.distinct(most.column, 20).map(({ value }) => value) : [];
}

function baselineOf(store: RunStore, algorithms: readonly string[]): string | null {
  const named = algorithms.find(namesBaseline);
  if (named !== undefined) return named;
  const names = store.distinct({ kind: 'attribute', key: 'name' }, 1000);
  return names.find(({ value }) => namesBaseline(value))?.value ?? null;
}

/** "val_acc 0.985"; null where no direction is known, and where no value is finite. */
function bestText(store: RunStore, meaning: MetricMeaning, columns: readonly ColumnFacts[], numbers: Int32Array) {
  const primary = meaning.primary(columns);
  const goal = primary?.kind === 'metric' ? meaning.goal(primary.key) : null;
  if (primary?.kind !== 'metric' || goal === null) return null;
  const column = store.values(primary, numbers);
  if (column.type !== 'numbers') return null;
  const finite = column.values.filter((value, place) => column.present[place] && Number.isFinite(value));
  if (finite.length === 0) return null;
  const best = finite.reduce((a, b) => (goal === 'maximize' ? Math.max(a, b) : Math.min(a, b)));
  return `${primary.key} ${ownText(best)}`;
}
