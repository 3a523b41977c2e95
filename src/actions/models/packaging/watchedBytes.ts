import { statSync } from 'node:fs';
import type { Streaming } from '../../../disk/streaming';
import type { ModelContext } from '../modelContext';

/** Streaming that tells of its progress through these files in bytes. */
export function watchedBytes(
  { signal, progress }: Pick<ModelContext, 'signal' | 'progress'>,
  text: string,
  files: readonly string[],
): Streaming {
  const total = files.reduce((sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0);
  let done = 0;
  const onBytes = (bytes: number) => {
    done += bytes;
    progress({ text, done: Math.min(done, total), total, unit: 'bytes' });
  };
  return { signal, onBytes };
}
