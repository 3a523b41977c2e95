import { arePredictions } from '../../../evaluate/columnRoles';
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

/** A table of the project; `columns` as far as it was looked at. */
export interface FoundTable {
  readonly path: string;
  readonly columns: readonly string[];
}

export interface FoundPart {
  readonly key: PartKey;
  /** In the project, with `/`. */
  readonly path: string;
  /** The likeliest file of its kind for this model. */
  readonly picked: boolean;
}

/** What the parts are looked for: the file or folder of the model, null of what a run logged, and what it is called. */
interface PartsOwner {
  readonly path: string | null;
  readonly run: string | null;
  /** Whether it brings requirements of its own, which go before those of the project. */
  readonly hasRequirements: boolean;
}

/**
 * Files of a project that may go into a package of a model, by their names. Of each kind the likeliest is picked: one that bears
 * the name of the model or its run, then one beside it, then one near the root; never what bears the name of another model. Data
 * is picked where its name says that it is for training; a table of what a model predicted is no data.
 */
export function foundParts(
  { files, tables }: { readonly files: readonly string[]; readonly tables: readonly FoundTable[] },
  model: PartsOwner,
): readonly FoundPart[] {
  const predicted = new Set(tables.flatMap((it) => (arePredictions(it.path, it.columns) ? [it.path] : [])));
  const kindOf = (path: string) => keyOf(path) ?? (predicted.has(path) ? 'predictions' : null);
  const all = [...new Set([...files, ...predicted])];
  const parts = isNamedSo.flatMap(([key]) =>
    all
      .filter((path) => kindOf(path) === key)
      .toSorted((a, b) => distance(a, model) - distance(b, model) || (a < b ? -1 : 1))
      .map((path, index) => ({ key, path, picked: index === 0 && isLikely(key, path, model) })),
  );
  const taken = new Set(parts.map(({ path }) => path));
  const sets = tables
    .filter(({ path }) => !taken.has(path))
    .map(({ path }) => ({ key: 'data' as const, path, picked: /(^|[^a-z])train(ing)?([^a-z]|$)/.test(nameOf(path)) }));
  return [...parts, ...sets];
}

function isLikely(key: PartKey, path: string, model: PartsOwner): boolean {
  if (key === 'requirements') return !model.hasRequirements;
  return !ofOneModel.has(key) || mayBeOf(path, model);
}

/** What one model answers is no evidence of another one. */
const ofOneModel: ReadonlySet<PartKey> = new Set(['golden', 'predictions', 'example']);

/** Whether a file names the model, or none. */
function mayBeOf(path: string, model: PartsOwner): boolean {
  const words = nameOf(path)
    .replace(/\.\w+$/, '')
    .split(/[^a-z]+/);
  return bearsName(path, model) || words.every((word) => plainWords.has(word));
}

const plainWords: ReadonlySet<string> = new Set([
  ...[
    '',
    'golden',
    'pairs',
    'pred',
    'preds',
    'prediction',
    'predictions',
    'input',
    'output',
    'outputs',
    'example',
    'examples',
  ],
  ...['test', 'val', 'valid', 'validation', 'holdout', 'model', 'serving', 'data'],
]);

function bearsName(path: string, { path: file, run }: PartsOwner): boolean {
  const names = [...(file === null ? [] : [nameOf(file).replace(/\.\w+$/, '')]), ...(run === null ? [] : [run])];
  return names.some((name) => {
    const start = nameOf(path).indexOf(name.toLowerCase());
    const [before = '', after = ''] = [nameOf(path)[start - 1], nameOf(path)[start + name.length]];
    return name !== '' && start >= 0 && !/[a-z0-9]/.test(before + after);
  });
}

function keyOf(path: string): PartKey | null {
  return isNamedSo.find(([, fits]) => fits(nameOf(path)))?.[0] ?? null;
}

function distance(path: string, model: PartsOwner): number {
  const depth = path.split('/').length;
  if (bearsName(path, model)) return depth - 200;
  return model.path !== null && folderOf(path) === folderOf(model.path) ? depth - 100 : depth;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).toLowerCase();
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
