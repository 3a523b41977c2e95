import { basename } from 'node:path';
import type { ImportedRun, RunData } from '../../run';
import { folderEntries } from '../folderEntries';
import { artifactFolder } from './artifactFolder';
import type { ExperimentFolder } from './experimentFolder';
import { firstSaid } from './firstSaid';
import { keyFiles } from './keyFiles';
import { parseMeta, type Meta } from './metaFile';
import { milliseconds, mlflowRun } from './mlflowRun';
import { modelEnvironment } from './modelEnvironment';
import { readSmallFile } from '../smallFile';
import { statusOf } from './status';

/** A run's folder with what its `meta.yaml` says. */
export interface RunPlace {
  readonly path: string;
  readonly id: string;
  readonly meta: Meta;
  readonly experiment: ExperimentFolder;
}

/** Null where a `meta.yaml` says no id or no status: it is of something else, or was cut off. */
export function runIdOf(meta: Meta | null): string | null {
  return meta?.get('status') ? firstSaid(meta.get('run_id'), meta.get('run_uuid')) : null;
}

/** Everything of a run but its points; `unread` is told what could not be read. */
export function folderFacts(place: RunPlace, unread: (reason: string) => void): ImportedRun {
  const { path, meta, experiment } = place;
  const ended = milliseconds(meta.get('end_time'));
  const artifacts = artifactFolder(`${path}/artifacts`, meta.get('artifact_uri') ?? null);
  return mlflowRun({
    runId: place.id,
    experiment: experiment.name,
    name: meta.get('run_name') ?? meta.get('name') ?? null,
    status: statusOf(meta.get('status'), ended),
    started: milliseconds(meta.get('start_time')),
    ended,
    deleted: experiment.deleted || meta.get('lifecycle_stage') === 'deleted',
    params: valuesOf(`${path}/params`, unread),
    tags: valuesOf(`${path}/tags`, unread),
    data: dataOf(place),
    environment: modelEnvironment([...(artifacts === null ? [] : [artifacts]), ...loggedModels(place)]),
    artifacts,
    sourceName: meta.get('source_name') ?? null,
    sourceVersion: meta.get('source_version') ?? null,
    partly: null,
    state: null,
  });
}

/** Every file is one value, as it stands there. */
function valuesOf(folder: string, unread: (reason: string) => void): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const { key, path } of keyFiles(folder)) {
    const value = readSmallFile(path);
    if (value === null) unread(`${basename(folder)}/${key} cannot be read or is larger than a megabyte.`);
    else values.set(key, value);
  }
  return values;
}

/** The file of an input names the data set twice: MLflow writes its id also where the run's should stand. */
function dataOf({ path, experiment }: RunPlace): readonly RunData[] {
  return folderEntries(`${path}/inputs`).flatMap((entry) => {
    const meta = parseMeta(readSmallFile(`${path}/inputs/${entry.name}/meta.yaml`) ?? '');
    const id = meta?.get('source_type') === 'DATASET' ? meta.get('source_id') : null;
    const data = id ? experiment.dataSet(id) : null;
    return data ? [{ ...data, context: meta?.get('tags/mlflow.data.context') ?? '' }] : [];
  });
}

function loggedModels({ path, experiment }: RunPlace): readonly string[] {
  return folderEntries(`${path}/outputs`).map((entry) => `${experiment.path}/models/${entry.name}/artifacts`);
}
