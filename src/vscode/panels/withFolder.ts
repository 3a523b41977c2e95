/** Folders below a root, by paths with `/`. */
interface Folders {
  /** How many entries a folder has; null: it is not there. */
  readonly entries: (path: string) => Promise<number | null>;
  readonly make: (path: string) => Promise<void>;
  /** Removes an empty folder. */
  readonly remove: (path: string) => Promise<void>;
}

/**
 * Works while a folder is there, because a dialog cannot begin in one that is not; `work` is told the folder, the root where it
 * cannot be made. What was made of it goes again where nothing was put into it.
 */
export async function withFolder<Result>(
  folders: Folders,
  path: string,
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  const steps = path.split('/').map((_, at, all) => all.slice(0, at + 1).join('/'));
  const made: string[] = [];
  for (const step of steps) if ((await folders.entries(step)) === null) made.unshift(step);
  const isThere = made.length === 0 || (await succeeds(folders.make(path)));
  try {
    return await work(isThere ? path : '');
  } finally {
    await succeeds(removeEmpty(folders, made));
  }
}

async function removeEmpty(folders: Folders, made: readonly string[]): Promise<void> {
  for (const step of made) if ((await folders.entries(step)) === 0) await folders.remove(step);
}

/** Where a project cannot be written to, or somebody else was faster, there is nothing to be done about a folder. */
function succeeds(change: Promise<void>): Promise<boolean> {
  return change.then(
    () => true,
    () => false,
  );
}
