import { severities, type Finding, type Severity } from './finding';

/** How many findings of each severity, on top of what `counts` holds already. */
export function countBySeverity(
  findings: readonly Pick<Finding, 'severity'>[],
  counts: Record<Severity, number> = { error: 0, warning: 0, info: 0, hint: 0 },
): Record<Severity, number> {
  for (const finding of findings) counts[finding.severity]++;
  return counts;
}

/** The findings of at least this severity. */
export function atLeast(findings: readonly Finding[], level: Severity): readonly Finding[] {
  const least = severities.indexOf(level);
  return findings.filter((finding) => severities.indexOf(finding.severity) <= least);
}
