import type { ModelFileReport } from '../../../models/inspect/modelFileReport';
import { warningOf } from '../../../models/inspect/warningOf';
import { Refusal } from '../../../models/refusal';
import type { VersionRecord } from '../../../models/registry/registryState';

/** Refuses to load what is known to run commands, and without trust what is not known to be safe. */
export function refuseRunning(
  { model, number, registered }: VersionRecord,
  report: Pick<ModelFileReport, 'verdict' | 'imports' | 'problems'>,
  trust: boolean,
): void {
  const { verdict } = report;
  const warning = warningOf(report);
  if (warning === null || (trust && verdict !== 'dangerous')) return;
  const other = verdict === registered.verdict ? '' : ` The ledger calls it ${registered.verdict.replace('-', ' ')}.`;
  const onCommandLine =
    verdict === 'dangerous' ? '--trust does not change that.' : 'Run it with --trust if you trust who made it.';
  throw new Refusal(`${model}@${number} was not run. ${warning}${other}`, { onCommandLine });
}
