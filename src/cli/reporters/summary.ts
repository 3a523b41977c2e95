import type { FileReport } from '../../data/report';
import type { Severity } from '../../data/finding';

/** Findings by severity, and affected cells. */
export function summarizeFindings(files: readonly Pick<FileReport, 'findings'>[]): {
  readonly counts: Record<Severity, number>;
  readonly cells: number;
} {
  const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0, hint: 0 };
  let cells = 0;
  for (const file of files) {
    for (const finding of file.findings) {
      counts[finding.severity]++;
      cells += finding.count;
    }
  }
  return { counts, cells };
}
