import { lastPart } from '../lastPart';

/** What pairs may be told by: the recorded params and tags of one repeat. */
export interface Repeat {
  readonly params: ReadonlyMap<string, string>;
  readonly tags: ReadonlyMap<string, string>;
}

export interface Pairing {
  /** "seed", "fold", "seed and fold": as it stands in a sentence. */
  readonly by: string;
  /** Folds of one cross-validation: how many different ones are here, and how many it has; null: the repeats are independent of each other. */
  readonly folds: { readonly here: number; readonly all: number } | null;
  /** Places of the repeats that belong together, by label in natural order: "seed 0". */
  readonly pairs: readonly { readonly label: string; readonly first: number; readonly second: number }[];
}

/** Last parts of the names of params and tags that tell repeats apart, without case. */
export interface PairingNames {
  readonly seed: readonly string[];
  readonly fold: readonly string[];
}

const usualPairingNames: PairingNames = {
  seed: [
    ...['seed', 'random_state', 'random_seed', 'rng_seed', 'global_seed', 'randomseed', 'randomstate'],
    ...['data_seed', 'model_seed', 'numpy_seed', 'torch_seed'],
  ],
  fold: [
    ...['fold', 'cv_fold', 'outer_fold', 'fold_id', 'fold_idx', 'fold_index'],
    ...['split', 'split_id', 'split_idx', 'split_index'],
  ],
};

/** What only counts repeats: equal numbers on two sides have nothing in common, so that they pair nothing. */
const counters: readonly string[] = ['repeat', 'repetition', 'replicate', 'trial'];

/**
 * Pairs the repeats of two sides: by the first param, else tag, named like a seed of which each side has one run a value, and
 * both sides the same values; else by one named like a fold; else by both together. Null: the sides are not paired.
 */
export function choosePairing(
  first: readonly Repeat[],
  second: readonly Repeat[],
  names: PairingNames = usualPairingNames,
): Pairing | null {
  if (first.length < 2 || first.length !== second.length) return null;
  const seeds = keysLike(first, names.seed);
  const folds = keysLike(first, names.fold);
  const join = (keys: readonly Key[], by: string, fold: Key | null) => joined(first, second, { keys, by, fold });
  for (const seed of seeds) {
    const found = join([seed], 'seed', null);
    if (found) return found;
  }
  for (const fold of folds) {
    const found = join([fold], 'fold', fold);
    if (found) return found;
  }
  for (const seed of seeds) {
    for (const fold of folds) {
      const found = join([seed, fold], 'seed and fold', fold);
      if (found) return found;
    }
  }
  return null;
}

/** How many repeats of two sides have no partner on the other one. */
export interface Unpartnered {
  readonly by: 'seed' | 'fold';
  readonly first: number;
  readonly second: number;
}

/** The repeats that keep two sides from being paired: without them the others are pairs. Null: it is not because of some. */
export function unpartnered(first: readonly Repeat[], second: readonly Repeat[]): Unpartnered | null {
  if (choosePairing(first, second)) return null;
  for (const by of ['seed', 'fold'] as const)
    for (const key of keysLike(first, usualPairingNames[by])) {
      const [ours, theirs] = [placesByValue(first, [key]), placesByValue(second, [key])];
      const pairs = [...(ours?.keys() ?? [])].filter((value) => theirs?.has(value)).length;
      if (ours && theirs && pairs > 1) return { by, first: ours.size - pairs, second: theirs.size - pairs };
    }
  return null;
}

/**
 * How many repeats share the seed of another although there are several seeds, and neither a fold nor a count tells them apart:
 * one training recorded twice, or a seed tried again. They are not independent, and keep a side from being paired.
 */
export function seedsShared(repeats: readonly Repeat[]): number {
  return sharingSeeds(repeats).flat().length;
}

/** Those repeats, one list for each seed that several have. */
export function sharingSeeds<Run extends Repeat>(repeats: readonly Run[]): readonly (readonly Run[])[] {
  const { seed, fold } = usualPairingNames;
  const seeded = repeats.filter((repeat) => valuesLike(repeat, seed).size > 0);
  const [names = [], ...others] = seeded.map((repeat) => [...valuesLike(repeat, seed).keys()]);
  // Two trackers may name more seeds or fewer of one training.
  const common = names.filter((name) => others.every((of) => of.includes(name)));
  const seedOf = (repeat: Repeat) => common.map((name) => valuesLike(repeat, seed).get(name)).join();
  if (new Set(seeded.map(seedOf)).size < 2) return [];
  const placeOf = (repeat: Repeat) => [...valuesLike(repeat, [...fold, ...counters])].sort().join();
  const alike = Map.groupBy(seeded, (repeat) => `${seedOf(repeat)}; ${placeOf(repeat)}`);
  return [...alike.values()].filter(({ length }) => length > 1);
}

/** Params, else tags, whose names end like one of the words. */
function valuesLike({ params, tags }: Repeat, words: readonly string[]): ReadonlyMap<string, string> {
  return new Map([...tags, ...params].filter(([name]) => words.includes(lastPart(name))));
}

type Key = (repeat: Repeat) => string | undefined;

/** Params, then tags, of a run whose names end like one of the words. */
function keysLike(repeats: readonly Repeat[], words: readonly string[]): readonly Key[] {
  const [one] = repeats;
  if (!one) return [];
  const like = (names: Iterable<string>) => [...names].filter((name) => words.includes(lastPart(name)));
  const params = like(one.params.keys()).map(
    (name): Key =>
      (repeat) =>
        repeat.params.get(name),
  );
  const tags = like(one.tags.keys()).map(
    (name): Key =>
      (repeat) =>
        repeat.tags.get(name),
  );
  return [...params, ...tags];
}

/** Whether a param tells one repeat from another, and not what is repeated: "model__random_state", "trainer/seed", "fold", "trial". */
export function tellsRepeats(name: string): boolean {
  const { seed, fold } = usualPairingNames;
  return [...seed, ...fold, ...counters].includes(lastPart(name));
}

/** A setting inside the text of a param: `random_state=0`, `"seed": 1`. */
const innerSetting = /(?<!\w)([A-Za-z_]\w*)(["']?\s*[=:]\s*)(-?\d+|None|null)\b/g;

/** A param without what in its text tells repeats apart: "Forest(depth=3, random_state=)" of "Forest(depth=3, random_state=0)". */
export function withoutRepeats(text: string | undefined): string | undefined {
  return text?.replace(innerSetting, (whole, name: string, sign: string) =>
    tellsRepeats(name) ? `${name}${sign}` : whole,
  );
}

/**
 * Last parts of the names of params that say in how many folds the data was split, the outer ones first. `cv` and `n_splits`
 * are not among them: within a fold they count those of a search for parameters, and too many folds make the interval too narrow.
 */
const countNames: readonly string[] = [
  'outer_folds', 'n_folds', 'num_folds', 'n_fold', 'k_folds', 'k_fold', 'kfolds', 'kfold', 'folds',
]; // prettier-ignore

/** Whether a param says in how many folds the data was split. */
export function namesFoldCount(name: string): boolean {
  return countNames.includes(lastPart(name));
}

/** How many folds the cross-validation of some repeats has, as all of them say alike; null: they do not. */
function recordedFolds(repeats: readonly Repeat[]): number | null {
  for (const word of countNames) {
    const counts = new Set(repeats.map((repeat) => countNamed(word, repeat)));
    const [count = null] = counts;
    if (counts.size === 1 && count !== null) return count;
  }
  return null;
}

function countNamed(word: string, { params, tags }: Repeat): number | null {
  const [, text = ''] = [...params, ...tags].find(([name]) => lastPart(name) === word) ?? [];
  const count = Number(text);
  return Number.isInteger(count) && count > 1 ? count : null;
}

interface Join {
  readonly keys: readonly Key[];
  readonly by: string;
  readonly fold: Key | null;
}

function joined(first: readonly Repeat[], second: readonly Repeat[], { keys, by, fold }: Join): Pairing | null {
  const ours = placesByValue(first, keys);
  const theirs = placesByValue(second, keys);
  if (ours === null || theirs === null) return null;
  const pairs = [...ours].flatMap(([label, place]) => {
    const other = theirs.get(label);
    return other === undefined ? [] : [{ label: `${by.replace(' and ', ', ')} ${label}`, first: place, second: other }];
  });
  if (pairs.length < ours.size || pairs.length < theirs.size) return null;
  pairs.sort((a, b) => a.label.localeCompare(b.label, 'en', { numeric: true }));
  return { by, folds: fold ? foldsOf([...first, ...second], fold) : null, pairs };
}

/** A run that broke off leaves fewer folds than the data was split into. */
function foldsOf(repeats: readonly Repeat[], fold: Key): Pairing['folds'] {
  const here = new Set(repeats.map(fold)).size;
  return { here, all: Math.max(here, recordedFolds(repeats) ?? here) };
}

/** Null where a run lacks a value, or two have the same. */
function placesByValue(repeats: readonly Repeat[], keys: readonly Key[]): ReadonlyMap<string, number> | null {
  const places = new Map<string, number>();
  for (const [place, repeat] of repeats.entries()) {
    const values = keys.map((key) => key(repeat));
    if (values.includes(undefined)) return null;
    places.set(values.join(', '), place);
  }
  return places.size === repeats.length ? places : null;
}
