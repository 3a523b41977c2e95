import type { Logger } from '../base/logger';
import type { CheckRunner } from '../data/checkRequest';
import type { Severity } from '../data/finding';
import { severities } from '../data/finding';
import type { FileReport } from '../data/report';
import { DataError } from '../data/report';
import { atLeast, countBySeverity } from '../data/severity';
import type { Expectations } from '../project/expectations';
import { withoutSubject } from './withoutSubject';

/** What to check and how; every path is already one file. */
export interface CheckDataInput {
  readonly files: readonly { readonly path: string; readonly reportPath: string }[];
  /** The least severity of findings that is wanted. */
  readonly level: Severity;
  /** Ids of the checks to run; null: all. */
  readonly only: readonly string[] | null;
  readonly allCells: boolean;
}

/** What the check needs from around it. */
export interface CheckDataContext {
  readonly run: CheckRunner;
  readonly logger: Logger;
  readonly now: () => Date;
  readonly threads: number;
  readonly signal: AbortSignal;
  expectationsFor(reportPath: string): Expectations;
  /** Keeps the profile of a file; absent where there is no store. */
  readonly save?: (report: FileReport) => void;
  readonly onProgress?: (file: string, share: number) => void;
}

/** Reports of the files that could be read, with the findings of at least `level`, and one sentence for each other file. */
export interface CheckedFiles {
  readonly files: readonly FileReport[];
  readonly unusable: readonly { readonly path: string; readonly problem: string }[];
  /** The worst severity found, whatever the level; null where nothing was. */
  readonly worst: Severity | null;
  /** How many findings of each severity the level left out. */
  readonly leftOut: Readonly<Record<Severity, number>>;
}

/** Checks files one after the other (each uses all threads); stops with the signal's reason when it is aborted. */
export async function checkData(context: CheckDataContext, input: CheckDataInput): Promise<CheckedFiles> {
  const files: FileReport[] = [];
  const unusable: { path: string; problem: string }[] = [];
  const found = countBySeverity([]);
  const shown = countBySeverity([]);
  for (const { path, reportPath } of input.files) {
    context.signal.throwIfAborted();
    try {
      const report = await checkOne(context, input, path, reportPath);
      const findings = atLeast(report.findings, input.level);
      countBySeverity(report.findings, found);
      countBySeverity(findings, shown);
      files.push({ ...report, findings });
    } catch (error) {
      if (!(error instanceof DataError) || error.reason === 'cancelled') throw error;
      unusable.push({ path: reportPath, problem: withoutSubject(error.message, path) });
    }
  }
  context.signal.throwIfAborted();
  const worst = severities.find((severity) => found[severity] > 0) ?? null;
  for (const severity of severities) found[severity] -= shown[severity];
  return { files, unusable, worst, leftOut: found };
}

async function checkOne(
  context: CheckDataContext,
  input: CheckDataInput,
  path: string,
  reportPath: string,
): Promise<FileReport> {
  const report = await context.run(
    {
      source: { kind: 'file', path },
      reportPath,
      expectations: context.expectationsFor(reportPath),
      only: input.only,
      allCells: input.allCells,
      digest: context.save !== undefined,
      now: context.now().toISOString(),
      threads: context.threads,
    },
    { signal: context.signal, onProgress: (share) => context.onProgress?.(reportPath, share) },
  );
  if (!report.complete && report.rows === 0 && report.findings.length === 0)
    throw new DataError('unreadable', `${report.reason ?? 'nothing of it could be read'}.`);
  context.logger.info(`checked ${reportPath}: ${report.rows} rows in ${Math.round(report.milliseconds)} ms`);
  if (input.only === null && !input.allCells) context.save?.(report);
  return report;
}
