import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dangerousAmong, placedCalls, type PlacedCall } from '../models/inspect/dangerousLoads';
import { largestText } from '../models/inspect/largestText';
import { KeptByState, stateOf } from './keptByState';
import type { LoadingLine, LoadsQuestion } from './modelsProtocol';

/** Where Python files and notebooks of a project load dangerous files, as the texts are on disk; what they load is kept while they stay the same. */
export class LoadingLines {
  readonly #calls = new KeptByState<readonly PlacedCall[]>();

  constructor(private readonly read = (path: string) => readFile(path, 'utf8')) {}

  async of(root: string, { scripts, dangers }: LoadsQuestion, signal: AbortSignal): Promise<readonly LoadingLine[]> {
    const lines: LoadingLine[] = [];
    for (const path of scripts) {
      signal.throwIfAborted();
      const found = dangerousAmong({ root, path }, await this.#callsOf(join(root, path)), dangers);
      lines.push(...found.map(({ range, message }) => ({ path, range, message })));
    }
    await this.#calls.forgetGone(new Set(scripts.map((path) => join(root, path))));
    return lines;
  }

  async #callsOf(path: string): Promise<readonly PlacedCall[]> {
    const state = await stateOf(path);
    if (state === null || state.bytes > largestText(path)) return [];
    return this.#calls.of(path, state.text, async () => placedCalls(path, await this.read(path))).catch(() => []);
  }
}
