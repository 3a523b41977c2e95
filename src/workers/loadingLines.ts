import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { placedLoads } from '../models/inspect/dangerousLoads';
import type { LoadingLine, LoadsQuestion } from './modelsProtocol';

/** Where Python files of a project load dangerous files, as the texts are on disk. */
export async function loadingLines(
  root: string,
  { scripts, dangers }: LoadsQuestion,
  signal: AbortSignal,
): Promise<readonly LoadingLine[]> {
  const lines: LoadingLine[] = [];
  for (const path of scripts) {
    signal.throwIfAborted();
    const text = await readFile(join(root, path), 'utf8').catch(() => '');
    lines.push(...placedLoads({ root, path }, text, dangers).map((load) => ({ path, ...load })));
  }
  return lines;
}
