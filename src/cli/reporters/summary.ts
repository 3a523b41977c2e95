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

/** A warning for each file of which not everything was looked at: nobody can say that the rest is clean. */
export function partlyChecked(files: readonly Pick<FileReport, 'complete'>[]): { readonly severity: 'warning' }[] {
  return files.filter(({ complete }) => !complete).map(() => ({ severity: 'warning' }));
}
