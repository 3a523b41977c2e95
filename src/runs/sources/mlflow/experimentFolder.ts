import { basename, join } from 'node:path';
import type { RunData } from '../../run';
import { folderEntries } from '../folderEntries';
import type { ImportContext } from '../source';
import { parseMeta } from './metaFile';
import { tellMetaProblem } from './metaProblem';
import { profiledRows } from './profiledRows';
import { readSmallFile } from '../smallFile';

/** What an experiment's folder holds beside runs. */
const reserved = new Set(['datasets', 'traces', 'models', 'tags']);

/** One experiment of a FileStore. */
export class ExperimentFolder {
  readonly #dataSets = new Map<string, Omit<RunData, 'context'> | null>();

  constructor(
    readonly path: string,
    readonly name: string,
    readonly deleted: boolean,
  ) {}

  /** Names of the folders that may be runs. */
  runs(): readonly string[] {
    const entries = folderEntries(this.path).filter((entry) => entry.isDirectory() && !reserved.has(entry.name));
    return entries.map((entry) => entry.name);
  }

  /** A data set of the experiment by its id; runs that share one read it once. */
  dataSet(id: string): Omit<RunData, 'context'> | null {
    let known = this.#dataSets.get(id);
    if (known === undefined) {
      known = readDataSet(join(this.path, 'datasets', basename(id), 'meta.yaml'));
      this.#dataSets.set(id, known);
    }
    return known;
  }
}

function readDataSet(path: string): Omit<RunData, 'context'> | null {
  const meta = parseMeta(readSmallFile(path) ?? '');
  const [name, digest] = [meta?.get('name'), meta?.get('digest')];
  if (!name || !digest) return null;
  return { name, digest, source: meta?.get('source') ?? '', ...profiledRows(meta?.get('profile') ?? '') };
}

/** Whether a folder is an experiment by what its file says. */
export function isExperiment(path: string): boolean {
  const meta = parseMeta(readSmallFile(join(path, 'meta.yaml')) ?? '');
  return meta?.has('experiment_id') === true && !meta.has('run_id') && !meta.has('run_uuid');
}

/** All experiments, those in the trash too; one whose file cannot be read keeps the name of its folder. */
export function experimentsOf(context: ImportContext): readonly ExperimentFolder[] {
  const trash = join(context.path, '.trash');
  return [...experimentsIn(context.path, false, context), ...experimentsIn(trash, true, context)];
}

function experimentsIn(folder: string, deleted: boolean, context: ImportContext): readonly ExperimentFolder[] {
  const experiments: ExperimentFolder[] = [];
  for (const entry of folderEntries(folder)) {
    if (!entry.isDirectory() || entry.name === '.trash' || entry.name === 'models') continue;
    const path = join(folder, entry.name);
    const text = readSmallFile(join(path, 'meta.yaml'));
    if (text === null) continue;
    const meta = parseMeta(text);
    if (!meta) tellMetaProblem(join(path, 'meta.yaml'), context);
    const gone = deleted || meta?.get('lifecycle_stage') === 'deleted';
    experiments.push(new ExperimentFolder(path, meta?.get('name') ?? entry.name, gone));
  }
  return experiments;
}
