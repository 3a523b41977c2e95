import { requirementsOf } from '../../../models/package/requirementsList';
import { packageSource, type PackageSource } from '../../../models/package/sourceFiles';
import type { RunDetails, RunStore } from '../../../runs/runStore';
import { shownPath } from '../../../runs/importing/shownPath';
import { modelOfRun } from './loggedModel';
import { namedRun } from './runFacts';

type RecordedRun = Pick<RunDetails, 'name' | 'environment'>;

/** Whose requirements go before those of the project: "the model", "the run rf-1"; null: neither has any. */
export function requirementsOwner({ files }: PackageSource, run: RecordedRun | null): string | null {
  if (files.has('requirements.txt')) return 'the model';
  return run && requirementsOf(run.environment) !== null ? `the run ${run.name}` : null;
}

/** What is about to be packaged: an absolute path, or the id of the run that logged the model. */
export interface PackagedSource {
  readonly source: string | null;
  readonly run: string | null;
}

interface Looking {
  readonly root: string;
  /** Null: no run is known here. */
  readonly runs: RunStore | null;
}

/** The same before anything is packaged. Throws `UnusableInput` or `Refusal` where there is no model. */
export function ownRequirements({ root, runs }: Looking, { source, run }: PackagedSource): string | null {
  const recorded = run === null || runs === null ? null : namedRun(runs, run);
  const path = source ?? (recorded && modelOfRun(root, recorded));
  return path === null ? null : requirementsOwner(packageSource(path, shownPath(root, path)), recorded);
}
