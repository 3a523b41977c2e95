import type { CheckOverride, Expectations } from '../../../project/expectations';
import type { Severity } from '../../finding';
import type { Cause, CellCause, Check, TableContext } from '../check';

/** A cause with the check that found it, and how bad it is after what `tend.yaml` says. */
export interface Found {
  readonly check: Check;
  readonly severity: Severity;
  readonly cause: Cause;
}

/** What the checks found, and what of it is suppressed as a whole. */
interface Collected {
  readonly said: readonly Found[];
  readonly silenced: readonly Found[];
}

/** Asks every check that is not switched off; in the order of the catalogue, what is only a hint last. */
export function collectCauses(checks: readonly Check[], table: TableContext): Collected {
  const found: Found[] = [];
  const silenced: Found[] = [];
  for (const check of checks) {
    const override = table.override(check.id);
    if (override?.off === true) continue;
    for (const cause of check.find(table)) {
      const list = isSilenced(table.expectations, check.id, cause) ? silenced : found;
      list.push({ check, severity: severityOf(check, cause, override), cause });
    }
  }
  const said = [
    ...found.filter(({ severity }) => severity !== 'hint'),
    ...found.filter(({ severity }) => severity === 'hint'),
  ];
  return { said, silenced };
}

export function isOfCells(cause: Cause): cause is CellCause {
  return cause.scope === 'cell' || cause.scope === 'row';
}

/** The person's word goes before the cause's own, and that before the check's. */
function severityOf(check: Check, cause: Cause, override: CheckOverride | undefined): Severity {
  if (override?.off === false && override.severity !== undefined) return override.severity;
  return cause.severity ?? check.severity;
}

/** Suppressed as a whole: every row and value of the column, or of the file. */
function isSilenced(expectations: Expectations, check: string, cause: Cause): boolean {
  return expectations.suppress.some((each) => {
    if (each.check !== check || each.rows !== undefined || each.value !== undefined) return false;
    return each.column === undefined || (cause.scope !== 'file' && cause.column?.name === each.column);
  });
}
