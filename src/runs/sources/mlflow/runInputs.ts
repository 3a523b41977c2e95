import type { RunData } from '../../run';
import type { ForeignTables } from '../source';
import { allRows } from './allRows';
import { profiledRows } from './profiledRows';

/** Data sets that runs read, and models that they made. */
export class RunInputs {
  readonly #data = new Map<string, RunData[]>();
  readonly #models = new Map<string, string[]>();

  constructor(tables: ForeignTables) {
    const dataSets = dataSetsOf(tables);
    const contexts = contextsOf(tables);
    const columns = ['input_uuid', 'source_type', 'source_id', 'destination_type', 'destination_id'];
    for (const row of allRows(tables, 'inputs', columns)) {
      const [, input = '', sourceType, source = '', destinationType, destination = ''] = row.map(String);
      const data = dataSets.get(source);
      if (sourceType === 'DATASET' && destinationType === 'RUN' && data)
        add(this.#data, destination, { ...data, context: contexts.get(input) ?? '' });
      if (sourceType === 'RUN_OUTPUT' && destinationType === 'MODEL_OUTPUT') add(this.#models, source, destination);
    }
  }

  dataOf(run: string): readonly RunData[] {
    return this.#data.get(run) ?? [];
  }

  modelsOf(run: string): readonly string[] {
    return this.#models.get(run) ?? [];
  }
}

type DataSet = Omit<RunData, 'context'>;

function dataSetsOf(tables: ForeignTables): ReadonlyMap<string, DataSet> {
  const dataSets = new Map<string, DataSet>();
  const columns = ['dataset_uuid', 'name', 'digest', 'dataset_source', 'dataset_profile'];
  for (const row of allRows(tables, 'datasets', columns)) {
    const [, id = '', name = '', digest = '', source = '', profile = ''] = row.map((value) => String(value ?? ''));
    dataSets.set(id, { name, digest, source, ...profiledRows(profile) });
  }
  return dataSets;
}

function contextsOf(tables: ForeignTables): ReadonlyMap<string, string> {
  const contexts = new Map<string, string>();
  for (const [, input, name, value] of allRows(tables, 'input_tags', ['input_uuid', 'name', 'value']))
    if (name === 'mlflow.data.context') contexts.set(String(input), String(value));
  return contexts;
}

function add<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
