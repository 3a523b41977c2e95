import BetterSqlite3 from 'better-sqlite3';
import { idOf, metricsOf, paramsOf, size, startOf, tagsOf } from './generatedRuns';

/** Fills a database whose tables MLflow made with the runs of the bench, past its client, which would take hours. */
export function fillMlflow(path: string, experiment: number): void {
  const database = new BetterSqlite3(path);
  database.pragma('synchronous = OFF');
  const run = database.prepare(`
    INSERT INTO runs (run_uuid, name, source_type, source_name, entry_point_name, user_id, status, start_time, end_time,
      source_version, lifecycle_stage, artifact_uri, experiment_id)
    VALUES (?, ?, 'LOCAL', 'train.py', '', 'ana', 'FINISHED', ?, ?, '', 'active', '', ?)`);
  const latest = database.prepare(
    'INSERT INTO latest_metrics (key, value, timestamp, step, is_nan, run_uuid) VALUES (?, ?, ?, 0, 0, ?)',
  );
  const param = database.prepare('INSERT INTO params (key, value, run_uuid) VALUES (?, ?, ?)');
  const tag = database.prepare('INSERT INTO tags (key, value, run_uuid) VALUES (?, ?, ?)');
  database.transaction(() => {
    for (let number = 0; number < size.runs; number++) {
      const id = idOf(number);
      const start = startOf(number);
      run.run(id, `run-${number}`, start, start + 30_000, experiment);
      for (const [key, value] of metricsOf(number)) latest.run(key, value, start, id);
      for (const [key, value] of paramsOf(number)) param.run(key, value, id);
      for (const [key, value] of [...tagsOf(number), ['mlflow.runName', `run-${number}`]]) tag.run(key, value, id);
    }
  })();
  database.exec('ANALYZE');
  database.close();
}
