import type { FileReport } from '../../data/report';
import { countBySeverity } from '../../data/severity';
import type { Severity } from '../../data/finding';

/** Findings by severity, and affected cells. */
export function summarizeFindings(files: readonly Pick<FileReport, 'findings'>[]): {
  readonly counts: Record<Severity, number>;
  readonly cells: number;
} {
  const findings = files.flatMap((file) => file.findings);
  return { counts: countBySeverity(findings), cells: findings.reduce((sum, { count }) => sum + count, 0) };
}
