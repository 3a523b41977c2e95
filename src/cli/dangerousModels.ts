import { inspectModelFile } from '../actions/models/inspectModel';
import { UnusableInput } from '../models/refusal';
import { damageCheck, damageOf, dangerCheck, dangerOf } from '../models/inspect/dangerOf';
import type { ModelFileReport } from '../models/inspect/modelFileReport';
import { warningOf } from '../models/inspect/warningOf';
import type { NamedFile } from './inputs';
import type { UnusableInput as Unusable } from './unusable';

/** A model file that is dangerous to load, or is not what it says. */
export interface DangerousModel {
  /** As reports name it. */
  readonly path: string;
  readonly check: typeof dangerCheck | typeof damageCheck;
  readonly severity: 'error';
  readonly message: string;
}

interface LookedIntoModels {
  readonly dangerous: readonly DangerousModel[];
  /** Report paths of files of which it is not known what loading them would run, or which are of no known format. */
  readonly unknown: readonly string[];
  readonly unusable: readonly Unusable[];
}

/** Looks into model files, without loading them, for the wanted checks (none: all are). */
export async function dangerousModels(
  models: readonly NamedFile[],
  { wanted, signal }: { readonly wanted: readonly string[]; readonly signal: AbortSignal },
): Promise<LookedIntoModels> {
  const dangerous: DangerousModel[] = [];
  const unknown: string[] = [];
  const unusable: Unusable[] = [];
  const isWanted = (check: string) => wanted.length === 0 || wanted.includes(check);
  if (!isWanted(dangerCheck) && !isWanted(damageCheck)) return { dangerous, unknown, unusable };
  for (const { path, reportPath } of models) {
    signal.throwIfAborted();
    try {
      const report = await inspectModelFile({ signal }, { path });
      const found = findingOf(reportPath, report);
      if (found && isWanted(found.check)) dangerous.push(found);
      if (!found && isWanted(dangerCheck) && warningOf(report) !== null) unknown.push(reportPath);
    } catch (error) {
      if (!(error instanceof UnusableInput)) throw error;
      unusable.push({ path: reportPath, problem: error.message.replace(`${path} `, '') });
    }
  }
  return { dangerous, unknown, unusable };
}

function findingOf(path: string, report: ModelFileReport): DangerousModel | null {
  const danger = dangerOf(path, report);
  if (danger !== null) return { path, check: dangerCheck, severity: 'error', message: danger };
  const damage = damageOf(path, report);
  return damage === null ? null : { path, check: damageCheck, severity: 'error', message: damage };
}
