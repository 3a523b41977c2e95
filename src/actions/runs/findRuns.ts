import type { RunNumber, RunStore } from '../../runs/runStore';

/** What a word means that names a run: its id, the beginning of its id, or its name. */
export type FoundRun =
  | { readonly kind: 'one'; readonly number: RunNumber }
  | { readonly kind: 'several'; readonly ids: readonly string[] }
  | { readonly kind: 'none' };

/** A shorter beginning would soon mean several. */
const shortestPrefix = 4;

/** Finds the run that a person names, archived ones too. */
export function findRun(store: RunStore, word: string): FoundRun {
  const exact = store.byId(word);
  if (exact !== null) return { kind: 'one', number: exact };
  const numbers = store.find({ filter: null, order: [], archived: true });
  if (word.length >= shortestPrefix) {
    const byId = matching(store, numbers, 'id', (id) => id.startsWith(word.toLowerCase()));
    if (byId.kind !== 'none') return byId;
  }
  return matching(store, numbers, 'name', (name) => name === word);
}

function matching(
  store: RunStore,
  numbers: Int32Array,
  key: 'id' | 'name',
  matches: (text: string) => boolean,
): FoundRun {
  const column = store.values({ kind: 'attribute', key }, numbers);
  const texts = column.type === 'texts' ? column.values : [];
  const found = [...numbers.filter((_, place) => matches(texts[place] ?? ''))];
  const [number] = found;
  if (number === undefined) return { kind: 'none' };
  if (found.length === 1) return { kind: 'one', number };
  return { kind: 'several', ids: store.runs(found).map(({ id }) => id) };
}
