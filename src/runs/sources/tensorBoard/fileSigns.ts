import { statSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import type { RunMemory } from './runMemory';
import type { RunUnit } from './runUnits';

/** Lightning keeps the parameters of a run in this file beside the events. */
export const paramsFileName = 'hparams.yaml';

export interface FileSigns {
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

/** Size and time of every file of a run, by folder and name. */
export interface RunSigns {
  readonly writers: ReadonlyMap<string, ReadonlyMap<string, FileSigns>>;
  readonly paramsFile: string;
  /** When the newest event file was written to. */
  readonly written: number;
}

export function signsOf(source: string, unit: RunUnit): RunSigns {
  const writers = new Map<string, Map<string, FileSigns>>();
  let written = 0;
  for (const { folder, files } of unit.writers) {
    const signs = new Map<string, FileSigns>();
    for (const name of files) {
      const stats = stat(join(source, folder, name));
      if (!stats) continue;
      signs.set(name, { size: stats.size, modified: stats.mtimeMs });
      written = Math.max(written, stats.mtimeMs);
    }
    writers.set(folder, signs);
  }
  const params = stat(join(source, unit.folder, paramsFileName));
  return { writers, paramsFile: params ? `${params.size} ${params.mtimeMs}` : '', written };
}

/** How the files of a run are to those that were read: the same, the same with more in them, or others. */
export function compareSigns(memory: RunMemory, signs: RunSigns): 'same' | 'more' | 'other' {
  let more = memory.paramsFile !== signs.paramsFile;
  for (const folder of Object.keys(memory.writers)) if (!signs.writers.has(folder)) return 'other';
  for (const [folder, files] of signs.writers) {
    const known = memory.writers[folder]?.files ?? {};
    for (const name of Object.keys(known)) if (!files.has(name)) return 'other';
    for (const [name, { size, modified }] of files) {
      const file = known[name];
      if (file && size < file.size) return 'other';
      more ||= file?.size !== size || file.modified !== modified;
    }
  }
  return more ? 'more' : 'same';
}

function stat(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
