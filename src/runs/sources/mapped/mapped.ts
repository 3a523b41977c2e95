import { dirname, join, resolve, sep } from 'node:path';
import picomatch from 'picomatch';
import { configName } from '../../../project/fileKinds';
import type { RunMapping } from '../../../project/runMapping';
import { importCsvRun } from '../csvRun';
import { eachRun } from '../eachRun';
import { fileFacts, fileSign } from '../fileFacts';
import { bounds, isWithin } from '../listFolder';
import { isLive } from '../liveness';
import { readParams, type ReadParams } from '../paramsFile';
import { partlyRead } from '../partlyRead';
import type { FoundSource, ImportContext, RunSource } from '../source';
import { importWholeRun, type WholeRun } from '../wholeRun';
import { mappedColumns } from './mappedColumns';
import { baseOf, mappedFiles, mappingsIn, type MappedFile } from './mappedFiles';
import { readMappedJson, type MappedJson } from './mappedJson';

/** Files that no tracker wrote, read as the `tend.yaml` beside or above them says. */
export const mapped: RunSource = {
  kind: 'mapped',
  title: 'Mapped Files',
  looksLike: 'what experiments.sources of tend.yaml maps',
  find: ({ path, files }) => {
    const mappings = (files.includes(configName) ? mappingsIn(path) : null) ?? [];
    return Promise.resolve({ found: mappings.length === 0 ? [] : [foundIn(path, mappings)], prune: [] });
  },
  read: async (context) => {
    const mappings = mappingsIn(context.path);
    if (mappings === null) {
      context.problem(join(context.path, configName), 'It cannot be read; the runs that it maps stay as they were.');
      return;
    }
    await eachRun(context, runsOf(context, mappings), (nativeId, file) =>
      /\.(?:json|jsonl|ndjson)$/i.test(nativeId)
        ? importJson(context, nativeId, file)
        : importTable(context, nativeId, file),
    );
  },
};

function foundIn(path: string, mappings: readonly RunMapping[]): FoundSource {
  const watch = [join(path, configName), ...new Set(mappings.map((mapping) => join(path, baseOf(mapping))))];
  return { kind: 'mapped', path, watch, rules: JSON.stringify(mappings) };
}

/**
 * The sources that files in a folder, or one file, belong to because a `tend.yaml` in a folder above, up to the root, maps
 * them. Of a glob the folder counts in which it begins.
 */
export function mappedAbove(named: string, root: string): readonly FoundSource[] {
  const { base, isGlob } = picomatch.scan(named.replaceAll(sep, '/'));
  const path = isGlob ? resolve(base) : named;
  const found: FoundSource[] = [];
  for (let folder = dirname(path); path !== root && isWithin(folder, root); folder = dirname(folder)) {
    const mappings = mappingsIn(folder) ?? [];
    const files = [...mappedFiles(folder, root, mappings).keys()];
    if (files.some((file) => isWithin(join(folder, file), path))) found.push(foundIn(folder, mappings));
    if (folder === root) break;
  }
  return found;
}

/** The files that are mapped, and those that were at an earlier visit and are still there. */
function* runsOf(
  context: ImportContext,
  mappings: readonly RunMapping[],
): Iterable<readonly [string, MappedFile | null]> {
  const { path, root, runStates } = context;
  const files = mappedFiles(path, bounds(path, root), mappings);
  yield* files;
  for (const nativeId of runStates.keys())
    if (!files.has(nativeId) && fileFacts(join(path, nativeId)) !== null) yield [nativeId, null];
}

function importTable(context: ImportContext, nativeId: string, { mapping, name, experiment }: MappedFile) {
  const file = join(context.path, nativeId);
  return importCsvRun(context, {
    nativeId,
    name,
    experiment,
    file,
    paramsFile: paramsFileOf(context, file, mapping.params),
    beginsWithParams: false,
    separator: '.',
    artifacts: null,
    reading: JSON.stringify([mapping, name, experiment]),
    columns: (header) => mappedColumns(mapping, header),
  });
}

function importJson(context: ImportContext, nativeId: string, mappedFile: MappedFile): void {
  const file = join(context.path, nativeId);
  const paramsFile = paramsFileOf(context, file, mappedFile.mapping.params);
  const live = isLive(fileFacts(file)?.modified ?? 0, context.now());
  const signs = [file, ...(paramsFile === null ? [] : [paramsFile])].map(fileSign);
  importWholeRun(context, nativeId, [...signs, JSON.stringify(mappedFile)], live, () => {
    const json = readMappedJson(file, mappedFile.mapping);
    if (json === null) {
      context.problem(file, 'It is not whole JSON.');
      return null;
    }
    const params = paramsFile === null ? noParams : readParams(paramsFile, '.');
    return { run: describe(file, mappedFile, json, params, live), series: json.series };
  });
}

const noParams: ReadParams = { params: new Map(), problem: null };

function describe(
  file: string,
  { name, experiment }: MappedFile,
  { params, reasons }: MappedJson,
  beside: ReadParams,
  live: boolean,
): WholeRun['run'] {
  const facts = fileFacts(file);
  return {
    fingerprint: facts?.fingerprint ?? null,
    experiment,
    name,
    status: live ? 'running' : 'finished',
    started: null,
    ended: live ? null : (facts?.modified ?? null),
    ...(facts && { written: facts.modified }),
    parent: null,
    params: new Map([...beside.params, ...params]),
    tags: new Map(),
    environment: new Map(),
    code: null,
    data: [],
    artifacts: null,
    partly: partlyRead(beside.problem === null ? reasons : [...reasons, `the file of params ${beside.problem}`]),
    deleted: false,
  };
}

/** A file of params lies beside the metrics, or elsewhere in the project. */
function paramsFileOf(
  { path, root }: ImportContext,
  file: string,
  params: MappedFile['mapping']['params'],
): string | null {
  if (typeof params !== 'string') return null;
  const named = join(dirname(file), params);
  return isWithin(named, bounds(path, root)) ? named : null;
}
