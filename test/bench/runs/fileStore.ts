import { mkdirSync, writeFileSync } from 'node:fs';
import { idOf, metricsOf, paramsOf, startOf, tagsOf } from './generatedRuns';

/** Writes an `mlruns` folder as MLflow's FileStore does; returns how many files it has. */
export function writeFileStore(folder: string, runs: number): number {
  let files = 1;
  const write = (path: string, text: string) => {
    files++;
    writeFileSync(path, text);
  };
  mkdirSync(`${folder}/1`, { recursive: true });
  write(`${folder}/1/meta.yaml`, "artifact_location: x\nexperiment_id: '1'\nlifecycle_stage: active\nname: bench\n");
  for (let run = 0; run < runs; run++) {
    const id = idOf(run);
    const path = `${folder}/1/${id}`;
    for (const part of ['metrics', 'params', 'tags', 'artifacts']) mkdirSync(`${path}/${part}`, { recursive: true });
    write(`${path}/meta.yaml`, metaText(run, id));
    for (const [key, value] of metricsOf(run)) write(`${path}/metrics/${key}`, `${startOf(run)} ${value} 0\n`);
    for (const [key, value] of paramsOf(run)) write(`${path}/params/${key}`, value);
    for (const [key, value] of [...tagsOf(run), ...ownTags(run)]) write(`${path}/tags/${key}`, value);
  }
  return files;
}

function metaText(run: number, id: string): string {
  const facts = {
    artifact_uri: `/gone/1/${id}/artifacts`,
    end_time: startOf(run) + 30_000,
    entry_point_name: "''",
    experiment_id: "'1'",
    lifecycle_stage: 'active',
    run_id: id,
    run_name: `run-${run}`,
    run_uuid: id,
    source_name: "''",
    source_type: 4,
    source_version: "''",
    start_time: startOf(run),
    status: 3,
    tags: '[]',
    user_id: 'ana',
  };
  return Object.entries(facts)
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('');
}

/** What the client of MLflow adds to every run; with them a run has 50 files. */
function ownTags(run: number): readonly (readonly [string, string])[] {
  const tags = {
    user: 'ana',
    'source.name': 'train.py',
    'source.type': 'LOCAL',
    runName: `run-${run}`,
    'source.git.commit': idOf(7),
  };
  const rest = { 'source.git.branch': 'main', 'log-model.history': '[]', 'note.content': `run ${run}` };
  return Object.entries({ ...tags, ...rest }).map(([key, value]) => [`mlflow.${key}`, value]);
}
