import type { ImportedRun, RunCode, RunData, RunStatus } from '../../run';
import { firstSaid } from './firstSaid';

/** What both of MLflow's stores say of a run. */
export interface MlflowRecord {
  readonly runId: string;
  readonly experiment: string;
  readonly name: string | null;
  readonly status: RunStatus;
  readonly started: number | null;
  readonly ended: number | null;
  readonly deleted: boolean;
  readonly params: ReadonlyMap<string, string>;
  readonly tags: ReadonlyMap<string, string>;
  readonly data: readonly RunData[];
  readonly environment: ReadonlyMap<string, string>;
  readonly artifacts: string | null;
  /** Of before tags: script and commit in columns of their own. */
  readonly sourceName: string | null;
  readonly sourceVersion: string | null;
  readonly partly: string | null;
  readonly state: string | null;
}

/** Well-known tags say the rest: mlflow.org/docs/latest/ml/tracking/tracking-api "System Tags". */
export function mlflowRun(record: MlflowRecord): ImportedRun {
  const { runId, name, tags, sourceName, sourceVersion, ...rest } = record;
  return {
    ...rest,
    nativeId: runId,
    fingerprint: null,
    name: firstSaid(name, tags.get('mlflow.runName'), runId.slice(0, 8)) ?? '(no name)',
    parent: firstSaid(tags.get('mlflow.parentRunId')),
    tags,
    code: codeOf(tags, sourceName, sourceVersion),
  };
}

/** MLflow records no command line: what came after the script's name is not known. */
function codeOf(tags: ReadonlyMap<string, string>, name: string | null, version: string | null): RunCode | null {
  const commit = firstSaid(tags.get('mlflow.source.git.commit'), version);
  const script = firstSaid(tags.get('mlflow.source.name'), name);
  const branch = firstSaid(tags.get('mlflow.source.git.branch'));
  const repository = firstSaid(tags.get('mlflow.source.git.repoURL'));
  if (commit === null && script === null && branch === null && repository === null) return null;
  return { commit, branch, repository, dirty: dirtyOf(tags), script, command: null };
}

/** MLflow itself records the commit alone. */
function dirtyOf(tags: ReadonlyMap<string, string>): boolean | null {
  const said = tags.get('mlflow.source.git.dirty')?.toLowerCase();
  return said === 'true' || (said === 'false' ? false : null);
}

/** A count of milliseconds as MLflow writes it; null for nothing and for what is none. */
export function milliseconds(written: string | number | null | undefined): number | null {
  const number = written === null || written === undefined || written === '' ? NaN : Number(written);
  return Number.isFinite(number) ? number : null;
}
