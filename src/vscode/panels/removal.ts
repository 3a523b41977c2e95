/** How a file of a person can be removed. */
interface Removal {
  /** Rejects where the file system has no trash. */
  readonly toTrash: () => PromiseLike<void>;
  readonly forGood: () => PromiseLike<void>;
  /** Asks whether it may be removed for good. */
  readonly agrees: () => PromiseLike<boolean>;
}

/** Into the trash; where there is none, as on a remote machine, for good, once that is agreed to. False: it was kept. */
export async function removed({ toTrash, forGood, agrees }: Removal): Promise<boolean> {
  try {
    await toTrash();
  } catch {
    if (!(await agrees())) return false;
    await forGood();
  }
  return true;
}
