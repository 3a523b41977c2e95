import { existsSync, statSync } from 'node:fs';
import { basename, isAbsolute, relative, resolve, sep } from 'node:path';
import { digestFile } from '../../../disk/digestFile';
import type { Streaming } from '../../../disk/streaming';
import { UnusableInput } from '../../../models/refusal';
import type { ModelFacts } from '../../../models/package/modelPackage';
import type { RunData } from '../../../runs/run';

type DataFacts = ModelFacts['data'][number];

/** What the store knows of a file of data: its digest and rows when it was last looked at. */
export interface KnownData {
  latest(path: string): { readonly digest: string; readonly rows: number } | null;
}

/** Digests the data sets that a model was trained on. Throws `UnusableInput` where one is not a file. */
export async function dataFacts(
  root: string,
  paths: readonly string[],
  known: KnownData,
  streaming: Streaming,
): Promise<readonly DataFacts[]> {
  const facts: DataFacts[] = [];
  for (const path of new Set(paths)) {
    const name = projectPath(root, path);
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found) throw new UnusableInput(`There is no ${name}, which was named as data.`);
    if (!found.isFile()) throw new UnusableInput(`${name} is not a file of data.`);
    const { digest } = await digestFile(path, streaming);
    const latest = known.latest(name);
    facts.push({ path: name, digest, rows: latest?.digest === digest ? latest.rows : null });
  }
  return facts;
}

/** Files of this project that a run recorded as its data. */
export function dataOfRun(root: string, data: readonly RunData[]): readonly string[] {
  const paths = data.map(({ source }) => resolve(root, addressOf(source)));
  return paths.filter((path) => !isOutside(root, path) && existsSync(path) && statSync(path).isFile());
}

/** MLflow records `{"uri": …}`, a path, or an address with `file:`. */
function addressOf(source: string): string {
  const uri = /^\{.*"uri"\s*:\s*"([^"]+)"/s.exec(source)?.[1] ?? source;
  return uri.replace(/^file:(\/\/)?/, '');
}

/** A file outside is told by its name: where it lies on this machine means nothing elsewhere. */
function projectPath(root: string, path: string): string {
  return isOutside(root, path) ? basename(path) : relative(root, path).split(sep).join('/');
}

function isOutside(root: string, path: string): boolean {
  const inside = relative(root, path);
  return inside === '' || inside.startsWith('..') || isAbsolute(inside);
}
