/** A file of a model, by its path in the model's folder, with `/`. */
export interface ModelPart {
  readonly path: string;
  readonly bytes: number;
  /** Where it lies; null: it is not here. */
  readonly file: string | null;
}

/** How a path is compared where capitals do not count, as on the disks of some systems. */
export function folded(path: string): string {
  return path
    .normalize('NFC')
    .toLowerCase()
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');
}
