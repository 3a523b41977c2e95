/** Folders below a root, by paths with `/`. */
interface Folders {
  /** How many entries a folder has; null: it is not there. */
  readonly entries: (path: string) => Promise<number | null>;
  readonly make: (path: string) => Promise<void>;
  /** Removes an empty folder. */
  readonly remove: (path: string) => Promise<void>;
}

/**
 * Works while a folder is there, because a dialog cannot begin in one that is not. What was made of it for that goes again where
 * nothing was put into it.
 */
export async function withFolder<Result>(folders: Folders, path: string, work: () => Promise<Result>): Promise<Result> {
  const steps = path.split('/').map((_, at, all) => all.slice(0, at + 1).join('/'));
  const made: string[] = [];
  for (const step of steps) if ((await folders.entries(step)) === null) made.unshift(step);
  if (made.length > 0) await folders.make(path);
  try {
    return await work();
  } finally {
    for (const step of made) if ((await folders.entries(step)) === 0) await folders.remove(step);
  }
}
