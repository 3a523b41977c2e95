/** Words by which files of a divided data set are told apart. */
const words = {
  validation: ['validation', 'valid', 'val', 'dev'],
  test: ['test', 'testing', 'holdout'],
} as const;

export interface SplitFiles {
  readonly train: string;
  readonly validation?: string;
  readonly test: string;
}

/**
 * The parts that a data set seems to be divided into, for the one to learn from: `data/x_train.csv` with
 * `data/x_test.csv` beside it. Null for every other file.
 */
export function splitFiles(path: string, all: readonly string[]): SplitFiles | null {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const match = /^(|.*[^a-z])(train|training)([^a-z].*)$/i.exec(path.slice(folder.length));
  if (!match) return null;
  const [, before = '', , after = ''] = match;
  const beside = (parts: readonly string[]) => {
    const names = new Set(parts.map((part) => `${folder}${before}${part}${after}`.toLowerCase()));
    return all.find((it) => names.has(it.toLowerCase()));
  };
  const test = beside(words.test);
  if (test === undefined) return null;
  const validation = beside(words.validation);
  return { train: path, ...(validation === undefined ? {} : { validation }), test };
}
