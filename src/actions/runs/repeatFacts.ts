import type { ColumnRef } from '../../runs/columns';
import type { RepeatFacts } from '../../runs/development';
import type { ColumnFacts, RunStore } from '../../runs/runStore';
import { tellsRepeats } from '../../runs/statistics/pairing';
import { summarize } from '../../runs/statistics/summary';

/** Runs beyond the newest of these are not compared with each other. */
const mostRuns = 5000;
const mostParams = 200;

/** Runs whose params differ in nothing but a seed; null: no two do. */
export function repeatFacts(
  store: RunStore,
  params: readonly ColumnFacts[],
  primary: ColumnRef | null,
  all: Int32Array,
): RepeatFacts | null {
  const numbers = all.slice(-mostRuns);
  const settings = params.filter(({ differs, column }) => differs && !isSeed(column)).slice(0, mostParams);
  const measured = primary && store.values(primary, numbers);
  if (measured?.type !== 'numbers' || params.length === 0) return null;
  const values = (places: readonly number[]) => places.map((place) => measured.values[place] ?? NaN);
  const places = [...numbers.keys()].filter((place) => measured.present[place]);
  const keys = keysOf(store, settings, numbers);
  let most: readonly number[] = [];
  for (const group of Map.groupBy(places, (place) => keys[place]).values())
    if (group.length > most.length) most = group;
  const repeated = summarize(values(most));
  if (repeated.n < 2) return null;
  const overall = summarize(values(places));
  return { runs: repeated.n, deviation: repeated.sd, agree: most.length === places.length || repeated.sd < overall.sd };
}

function isSeed(column: ColumnRef): boolean {
  return column.kind === 'param' && tellsRepeats(column.key);
}

/** One text for each run that is equal where its settings are. */
function keysOf(store: RunStore, settings: readonly ColumnFacts[], numbers: Int32Array): readonly string[] {
  const parts = Array.from(numbers, (): string[] => []);
  for (const { column } of settings) {
    const values = store.values(column, numbers);
    parts.forEach((part, place) => {
      const isMissing = values.type === 'numbers' && !values.present[place];
      part.push(isMissing ? 'null' : JSON.stringify(values.values[place] ?? null));
    });
  }
  return parts.map((part) => part.join());
}
