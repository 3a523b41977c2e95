import { dirname, join } from 'node:path';
import type { ImportedRun } from '../../run';
import type { ForeignTables } from '../source';
import { allRows } from './allRows';
import { artifactFolder } from './artifactFolder';
import { milliseconds, mlflowRun } from './mlflowRun';
import { modelEnvironment } from './modelEnvironment';
import { RunInputs } from './runInputs';
import { statusOf } from './status';
import { textHash } from './textHash';

/** Of the table `runs`, in this order; older MLflow lacks some. */
const runColumns = [
  ...['run_uuid', 'name', 'status', 'start_time', 'end_time', 'lifecycle_stage'],
  ...['experiment_id', 'artifact_uri', 'source_name', 'source_version'],
] as const;

/** More values than this of one page of runs are not read. */
const mostValues = 2_000_000;

interface Experiment {
  readonly name: string;
  readonly deleted: boolean;
}

/** One row of the table of runs. */
export interface RunRow {
  readonly id: string;
  readonly row: number;
  /** Changes with anything in the row, and with the name or the end of its experiment. */
  readonly sign: string;
  readonly isActive: boolean;
  readonly texts: ReadonlyMap<(typeof runColumns)[number], string>;
  readonly experiment: Experiment;
}

/** Reads runs of a database in pages, and what else belongs to the runs of a page. */
export class RunRows {
  readonly #experiments: ReadonlyMap<string, Experiment>;
  #inputs: RunInputs | null = null;

  constructor(
    private readonly tables: ForeignTables,
    private readonly database: string,
  ) {
    this.#experiments = experimentsOf(tables);
  }

  page(after: number, limit: number): readonly RunRow[] {
    return this.tables.rows('runs', runColumns, after, limit).map(([row, ...values]) => {
      const texts = new Map(runColumns.map((column, index) => [column, String(values[index] ?? '')]));
      const experimentId = texts.get('experiment_id') ?? '';
      const experiment = this.#experiments.get(experimentId) ?? { name: experimentId, deleted: false };
      const ended = milliseconds(texts.get('end_time'));
      const status = statusOf(texts.get('status'), ended);
      return {
        id: texts.get('run_uuid') ?? '',
        row: Number(row),
        sign: textHash(JSON.stringify([values, experiment])).toString(36),
        isActive: status === 'running' || status === 'scheduled',
        texts,
        experiment,
      };
    });
  }

  /** All but the points of these runs, by id; without a state. */
  runs(rows: readonly RunRow[]): readonly ImportedRun[] {
    const ids = rows.map((row) => row.id);
    const params = valuesOf(this.tables, 'params', ids);
    const tags = valuesOf(this.tables, 'tags', ids);
    const partly = params.cut || tags.cut ? `It has more than ${mostValues} params or tags; not all were read.` : null;
    this.#inputs ??= new RunInputs(this.tables);
    const inputs = this.#inputs;
    return rows.map((row) => {
      const facts = { params: params.of(row.id), tags: tags.of(row.id), data: inputs.dataOf(row.id), partly };
      return mlflowRun({ ...facts, ...this.#facts(row, inputs.modelsOf(row.id)), state: null });
    });
  }

  #facts({ id, texts, experiment }: RunRow, models: readonly string[]) {
    const ended = milliseconds(texts.get('end_time'));
    const folder = join(dirname(this.database), 'mlruns', texts.get('experiment_id') ?? '');
    const artifacts = artifactFolder(join(folder, id, 'artifacts'), texts.get('artifact_uri') ?? null);
    const modelFolders = models.map((model) => join(folder, 'models', model, 'artifacts'));
    return {
      runId: id,
      experiment: experiment.name,
      name: texts.get('name') ?? null,
      status: statusOf(texts.get('status'), ended),
      started: milliseconds(texts.get('start_time')),
      ended,
      deleted: experiment.deleted || texts.get('lifecycle_stage') === 'deleted',
      environment: modelEnvironment([...(artifacts === null ? [] : [artifacts]), ...modelFolders]),
      artifacts,
      sourceName: texts.get('source_name') ?? null,
      sourceVersion: texts.get('source_version') ?? null,
    };
  }
}

function experimentsOf(tables: ForeignTables): ReadonlyMap<string, Experiment> {
  const experiments = new Map<string, Experiment>();
  const columns = ['experiment_id', 'name', 'lifecycle_stage'];
  for (const [, id, name, stage] of allRows(tables, 'experiments', columns))
    experiments.set(String(id), { name: String(name ?? id), deleted: stage === 'deleted' });
  return experiments;
}

function valuesOf(tables: ForeignTables, table: string, ids: readonly string[]) {
  const rows = tables.rowsOf(table, ['run_uuid', 'key', 'value'], 'run_uuid', ids, mostValues);
  const values = new Map<unknown, Map<string, string>>(ids.map((id) => [id, new Map<string, string>()]));
  for (const [id, key, value] of rows) values.get(id)?.set(String(key), String(value ?? ''));
  return { cut: rows.length === mostValues, of: (id: string) => values.get(id) ?? new Map<string, string>() };
}
