import { cardFiles } from '../../../models/package/cardFiles';

export const partKeys = ['golden', 'predictions', 'requirements', 'example', 'card', 'data'] as const;
export type PartKey = (typeof partKeys)[number];

/** How parts of a package are called before people. */
export const partTitles: Readonly<Record<PartKey, string>> = {
  golden: 'Golden pairs',
  predictions: 'Predictions',
  requirements: 'Requirements',
  example: 'Example input',
  card: 'Model card',
  data: 'Training data',
};

const cards = new Set<string>([...cardFiles].map((name) => name.toLowerCase()));

const isNamedSo: readonly (readonly [PartKey, (name: string) => boolean])[] = [
  ['golden', (name) => /golden.*\.(json|jsonl|csv)$/.test(name)],
  ['predictions', (name) => /predictions?.*\.(csv|jsonl)$/.test(name)],
  ['requirements', (name) => /^requirements\.(lock|txt)$/.test(name)],
  ['example', (name) => /example.*\.(json|csv)$/.test(name)],
  ['card', (name) => cards.has(name)],
];

export interface FoundPart {
  readonly key: PartKey;
  /** In the project, with `/`. */
  readonly path: string;
  /** The likeliest file of its kind for this model. */
  readonly picked: boolean;
}

/**
 * Files of a project that may go into a package of a model, by their names. Of each kind the likeliest is picked: one that bears
 * the model's name, then one beside it, then one near the root. Which data trained it is not guessed.
 */
export function foundParts(
  { files, data }: { readonly files: readonly string[]; readonly data: readonly string[] },
  model: string | null,
): readonly FoundPart[] {
  const parts = isNamedSo.flatMap(([key, fits]) =>
    files
      .filter((path) => keyOf(path) === key && fits(nameOf(path)))
      .toSorted((a, b) => distance(a, model) - distance(b, model) || (a < b ? -1 : 1))
      .map((path, index) => ({ key, path, picked: index === 0 })),
  );
  const taken = new Set(parts.map(({ path }) => path));
  const sets = data.filter((path) => !taken.has(path)).map((path) => ({ key: 'data' as const, path, picked: false }));
  return [...parts, ...sets];
}

function keyOf(path: string): PartKey | null {
  return isNamedSo.find(([, fits]) => fits(nameOf(path)))?.[0] ?? null;
}

function distance(path: string, model: string | null): number {
  const depth = path.split('/').length;
  if (model === null) return depth;
  const stem = nameOf(model).replace(/\.\w+$/, '');
  if (nameOf(path).startsWith(stem)) return depth - 200;
  return folderOf(path) === folderOf(model) ? depth - 100 : depth;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).toLowerCase();
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
