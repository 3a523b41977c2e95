import { stat } from 'node:fs/promises';

/** What was made of a file in a state. */
export interface Known<T> {
  readonly state: string;
  readonly of: Promise<T>;
}

/** What tells one state of a file from another; null for what is no file. */
export async function stateOf(path: string): Promise<{ readonly text: string; readonly bytes: number } | null> {
  const stats = await stat(path).catch(() => null);
  if (!stats?.isFile()) return null;
  return { text: [stats.size, stats.mtimeMs, stats.ino].join(':'), bytes: stats.size };
}

/** What was made of a path in a state, made once; what failed is tried again. */
export function kept<T>(known: Map<string, Known<T>>, path: string, state: string, make: () => Promise<T>): Promise<T> {
  const before = known.get(path);
  if (before?.state === state) return before.of;
  const of = make();
  known.set(path, { state, of });
  of.catch(() => known.get(path)?.of === of && known.delete(path));
  return of;
}
