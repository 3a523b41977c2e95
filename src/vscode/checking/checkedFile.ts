import { withoutMend } from '../../data/finding';
import type { FileReport } from '../../data/report';
import type { DiskStamp } from './diskStamp';

/** What is known of one data file, as every surface shows it. */
export interface CheckedFile {
  /** The text of its URI. */
  readonly key: string;
  /** Project-relative with `/`, absolute outside. */
  readonly path: string;
  readonly state: 'waiting' | 'checking' | 'checked' | 'unreadable';
  /** Share that is done while it is checked, else null. */
  readonly progress: number | null;
  /** Why it is unreadable, or why it waits to be asked for; null otherwise. */
  readonly problem: string | null;
  /** The last result; stays while a new one is being made. */
  readonly report: FileReport | null;
  /** The report is of the text in the editor, not of the file: it is not saved, or in an encoding of its own. */
  readonly unsaved: boolean;
  /** State of the file that the report is true for; null where it is of a text. */
  readonly stamp: DiskStamp | null;
  /** Version of the open document that the report is true for; null where it was not open. */
  readonly version: number | null;
  /** Milliseconds since 1970 of the last result. */
  readonly checkedAt: number | null;
}

/** A file that nothing is known of yet. */
export function waitingFile(key: string, path: string, problem: string | null = null): CheckedFile {
  return {
    key,
    path,
    state: 'waiting',
    progress: null,
    problem,
    report: null,
    unsaved: false,
    stamp: null,
    version: null,
    checkedAt: null,
  };
}

/** What only the bytes on disk show: a document hides byte-order marks, malformed bytes and mixed line ends. */
const seenOnlyOnDisk: ReadonlySet<string> = new Set(['file-bom', 'file-invalid-utf8', 'file-mixed-eol']);

/**
 * The report of a document's text, with what the last look at the file on disk found in its bytes; mends of that would change
 * other characters where the editor reads the bytes in its own way.
 */
export function withDiskFindings(report: FileReport, disk: FileReport | null, likeDisk: boolean): FileReport {
  const kept = disk?.findings.filter((finding) => seenOnlyOnDisk.has(finding.check)) ?? [];
  if (kept.length === 0) return report;
  return { ...report, findings: [...(likeDisk ? kept : kept.map(withoutMend)), ...report.findings] };
}
