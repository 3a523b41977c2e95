import { figureText } from '../../../models/gates/figureText';
import { primaryMetric } from '../../../runs/metricMeaning';
import type { RunDetails, RunStore } from '../../../runs/runStore';
import type { ModelContext } from '../modelContext';
import { modelOfRun, modelsBeside, type ModelsBeside } from '../packaging/loggedModel';

/** Newest runs that are looked at for a model; an older one is found in *Experiments*. */
const mostRuns = 100;

/** A run with a model that can be packaged. */
export interface PackageableRun {
  readonly id: string;
  readonly name: string;
  readonly experiment: string;
  /** "val_acc 0.985"; empty where it has no value of the metric that counts. */
  readonly metric: string;
  /** Milliseconds since 1970; null: not recorded. */
  readonly at: number | null;
}

type Looking = Pick<ModelContext, 'root' | 'config'> & {
  readonly runs: Pick<RunStore, 'find' | 'details' | 'columns'>;
};

/** Runs that logged a model which is here, newest first. */
export function packageableRuns({ root, config, runs }: Looking): readonly PackageableRun[] {
  const newest = [...runs.find({ filter: null, order: [], archived: false }).subarray(0, mostRuns)];
  const column = primaryMetric(runs.columns(), config);
  const key = column?.kind === 'metric' ? column.key : null;
  const beside = modelsBeside();
  return newest.flatMap((number) => {
    const run = runs.details(number);
    if (!run || run.status === 'running' || !hasModel(root, run, beside)) return [];
    const value = key === null ? undefined : run.metrics.get(key)?.last;
    const metric = value === undefined || key === null ? '' : `${key} ${figureText(value)}`;
    return [{ id: run.id, name: run.name, experiment: run.experiment, metric, at: run.ended ?? run.started }];
  });
}

function hasModel(root: string, run: RunDetails, beside: ModelsBeside): boolean {
  try {
    modelOfRun(root, run, beside);
    return true;
  } catch {
    return false;
  }
}
