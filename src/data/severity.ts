import { severities, type Finding, type Severity } from './finding';

/** How many findings of each severity, on top of what `counts` holds already. */
export function countBySeverity(
  findings: readonly Pick<Finding, 'severity'>[],
  counts: Record<Severity, number> = { error: 0, warning: 0, info: 0, hint: 0 },
): Record<Severity, number> {
  for (const finding of findings) counts[finding.severity]++;
  return counts;
}

/** The findings, or what else has a severity, of at least this one. */
export function atLeast<T extends Pick<Finding, 'severity'>>(findings: readonly T[], level: Severity): readonly T[] {
  return findings.filter(({ severity }) => shows(level, severity));
}

/** Whether a level, the least severity that is wanted, takes in another one. */
export function shows(level: Severity, severity: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(level);
}
