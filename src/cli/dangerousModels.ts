import { inspectModelFile } from '../actions/models/inspectModel';
import { UnusableInput } from '../models/refusal';
import { dangerCheck, dangerOf } from '../models/inspect/dangerOf';
import { warningOf } from '../models/inspect/warningOf';
import type { NamedFile } from './inputs';
import type { UnusableInput as Unusable } from './unusable';

/** A model file that is dangerous to load. */
export interface DangerousModel {
  /** As reports name it. */
  readonly path: string;
  readonly check: typeof dangerCheck;
  readonly severity: 'error';
  readonly message: string;
}

interface LookedIntoModels {
  readonly dangerous: readonly DangerousModel[];
  /** Report paths of files of which it is not known what loading them would run, or which are of no known format. */
  readonly unknown: readonly string[];
  readonly unusable: readonly Unusable[];
}

/** Looks into model files, without loading them, where the check is among the wanted ones (none: all are). */
export async function dangerousModels(
  models: readonly NamedFile[],
  { wanted, signal }: { readonly wanted: readonly string[]; readonly signal: AbortSignal },
): Promise<LookedIntoModels> {
  const dangerous: DangerousModel[] = [];
  const unknown: string[] = [];
  const unusable: Unusable[] = [];
  if (wanted.length > 0 && !wanted.includes(dangerCheck)) return { dangerous, unknown, unusable };
  for (const { path, reportPath } of models) {
    signal.throwIfAborted();
    try {
      const report = await inspectModelFile({ signal }, { path });
      const message = dangerOf(reportPath, report);
      if (message === null && warningOf(report) !== null) unknown.push(reportPath);
      if (message !== null) dangerous.push({ path: reportPath, check: dangerCheck, severity: 'error', message });
    } catch (error) {
      if (!(error instanceof UnusableInput)) throw error;
      unusable.push({ path: reportPath, problem: error.message.replace(`${path} `, '') });
    }
  }
  return { dangerous, unknown, unusable };
}
