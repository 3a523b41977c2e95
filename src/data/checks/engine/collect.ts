import type { CheckOverride, Expectations } from '../../../project/expectations';
import type { Severity } from '../../finding';
import type { Cause, Check, TableContext } from '../check';

/** A cause with the check that found it, and how bad it is after what `tend.yaml` says. */
export interface Found {
  readonly check: Check;
  readonly severity: Severity;
  readonly cause: Cause;
}

/** Asks every check that is not switched off; in the order of the catalogue, what is only a hint last. */
export function collectCauses(checks: readonly Check[], table: TableContext): Found[] {
  const found: Found[] = [];
  for (const check of checks) {
    const override = table.override(check.id);
    if (override?.off === true) continue;
    for (const cause of check.find(table)) {
      if (isSilenced(table.expectations, check.id, cause)) continue;
      found.push({ check, severity: severityOf(check, cause, override), cause });
    }
  }
  return [
    ...found.filter(({ severity }) => severity !== 'hint'),
    ...found.filter(({ severity }) => severity === 'hint'),
  ];
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
