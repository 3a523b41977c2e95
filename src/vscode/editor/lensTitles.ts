import { agoText } from '../../base/numberText';
import { formatCount, plural } from '../../base/text';
import { countOfMends, type CountOfMends } from '../../data/fixes/mendsOf';
import type { Severity } from '../../data/finding';
import { atLeast, countBySeverity } from '../../data/severity';
import type { CheckedFile } from '../checking/checkedFile';
import { countsText, wholePercent } from '../figures';

/** One piece of the line over the header; `does` says what a click does. */
export interface LensTitle {
  readonly title: string;
  readonly does: 'nothing' | 'nextFinding' | 'recheck' | 'previewFixes';
}

/** "344 rows × 9 columns | 3 errors, 5 warnings, 2 infos | Checked just now | Preview 5 Fixes" */
export function lensTitles(file: CheckedFile, level: Severity, now: number): readonly LensTitle[] {
  const { report } = file;
  if (!report) return file.state === 'checking' ? [{ title: 'Checking', does: 'nothing' }] : [];
  const counts = countsText(countBySeverity(atLeast(report.findings, level)));
  const fixes = countOfMends(report);
  return [
    { title: `${plural(report.rows, 'row')} × ${plural(report.columns.length, 'column')}`, does: 'nothing' },
    counts === '' ? { title: 'No findings', does: 'nothing' } : { title: counts, does: 'nextFinding' },
    checkedWhen(file, now),
    ...(fixes.least > 0
      ? [
          {
            title: `Preview ${countText(fixes)} ${countText(fixes) === '1' ? 'Fix' : 'Fixes'}`,
            does: 'previewFixes',
          } as const,
        ]
      : []),
  ];
}

/** "333", or "333+" where there may be more. */
export function countText({ least, isAll }: CountOfMends): string {
  return `${formatCount(least)}${isAll ? '' : '+'}`;
}

/** A short check after an edit is not worth a flicker: only one that takes long is spoken of. */
function checkedWhen({ state, progress, report, checkedAt }: CheckedFile, now: number): LensTitle {
  if (state === 'checking' && progress !== null) {
    return { title: `Checking, ${wholePercent(progress)} %`, does: 'nothing' };
  }
  if (report && !report.complete) return { title: report.reason ?? 'Partly checked', does: 'recheck' };
  if (checkedAt === null) return { title: 'Checking', does: 'nothing' };
  return { title: `Checked ${agoText(checkedAt, now)}`, does: 'recheck' };
}
