import { formatCount } from '../base/text';
import type { CheckRequest } from './checkRequest';
import { checks } from './checks/catalogue';
import { fileInvalidUtf8 } from './checks/encoding';
import { digestFile } from './checks/engine/digest';
import { draftFindings, sortFindings } from './checks/engine/findings';
import { placeFindings } from './checks/engine/positions';
import { summarizeColumns } from './checks/engine/summary';
import { tornValues } from './checks/engine/tornValues';
import { tableReader } from './checks/engine/tableReader';
import { holdsNothing } from './checks/layout';
import { isWindows1252 } from './checks/otherEncoding';
import type { ByteSource } from './csv/byteSource';
import { detectDialect, type DialectGuess } from './csv/detectDialect';
import { openSource } from './csv/openSource';
import { windows1252Source } from './csv/windows1252Source';
import { withoutMend } from './finding';
import { profileTable } from './profile/profileTable';
import type { Profiler, ProfileResult } from './profile/profiler';
import { withScales } from './profile/scales';
import { DataError, type FileReport } from './report';

/** What happens around a check: cancellation, progress, and who profiles (this thread, unless said otherwise). */
export interface CheckHooks {
  readonly signal?: AbortSignal;
  readonly onProgress?: (share: number) => void;
  readonly profile?: Profiler;
}

/** Bytes at the head that decide how the table is written. */
const headBytes = 1024 * 1024;

/** As many as a sheet of Excel has; with more it is hardly a table, and memory would grow with every one. */
const mostColumns = 16_384;

/** A file of this size that changes while it is read is read once more. */
const rereadBytes = 64 * 1024 * 1024;
const attempts = 3;

/**
 * Checks one file or document: how it is written, what its columns hold, what is wrong in which cell. Throws `DataError`
 * with one sentence when nothing can be read, and with reason `cancelled`; an empty file has a report. A file that goes on
 * changing has a report that is not complete and names no places.
 */
export async function checkFile(request: CheckRequest, hooks: CheckHooks = {}): Promise<FileReport> {
  const started = performance.now();
  for (let attempt = 1; ; attempt++) {
    const report = await checkOnce(request, hooks, attempt === attempts);
    if (report === null) continue;
    const digest = await digestOf(request, report.bytes, hooks.signal);
    return { ...report, digest, milliseconds: performance.now() - started };
  }
}

type Measured = Omit<FileReport, 'digest' | 'milliseconds'>;

/** Null where the file changed meanwhile and another attempt may help. */
async function checkOnce(request: CheckRequest, hooks: CheckHooks, last: boolean): Promise<Measured | null> {
  const source = openSource(request.source);
  try {
    const head = source.read(0, headBytes).slice();
    const dialect = detectDialect(head, { path: request.reportPath, size: source.size, encoding: source.encoding });
    refuseTooWide(request, dialect);
    const result = await profileSource(request, hooks, source, dialect);
    try {
      return await reportOf(request, source, dialect, result, hooks.signal);
    } catch (error) {
      if (!isChange(error)) throw error;
      return last || source.size > rereadBytes ? changedReport(request, source, dialect, result) : null;
    }
  } catch (error) {
    if (isChange(error) && !last) return null;
    throw error;
  } finally {
    source.close();
  }
}

function refuseTooWide({ source }: CheckRequest, { width }: DialectGuess): void {
  if (width <= mostColumns) return;
  const sentence = `${source.path} has more than ${formatCount(mostColumns)} cells in a line, which Tend does not read: are its line breaks missing?`;
  throw new DataError('unreadable', sentence);
}

function isChange(error: unknown): boolean {
  return error instanceof DataError && error.reason === 'changed';
}

async function profileSource(
  request: CheckRequest,
  hooks: CheckHooks,
  source: ByteSource,
  dialect: DialectGuess,
): Promise<ProfileResult> {
  const options = {
    expectations: request.expectations,
    now: new Date(request.now),
    ...(hooks.signal && { signal: hooks.signal }),
    ...(hooks.onProgress && { onProgress: hooks.onProgress }),
  };
  const result = await (hooks.profile ?? profileTable)(source, request.source, dialect, options);
  return { ...result, profile: withScales(result.profile) };
}

async function reportOf(
  request: CheckRequest,
  source: ByteSource,
  dialect: DialectGuess,
  result: ProfileResult,
  signal: AbortSignal | undefined,
): Promise<Measured> {
  const { expectations } = request;
  const { profile, lines } = result;
  const now = new Date(request.now);
  const table = tableReader({ source, dialect, profile, expectations, now, lines });
  const input = { source, dialect, expectations, now, ...(signal && { signal }) };
  const whole = isWindows1252(table);
  const asked = whole ? checks.filter((check) => check.id === fileInvalidUtf8.id) : checks;
  const { only, allCells, mends = null } = request;
  const { drafts, idle } = await draftFindings(table, { checks: asked, only, allCells, mends }, input);
  const findings = placeFindings(drafts, source, lines);
  if (!whole) {
    const summary = summaryOf(request, source, dialect, result, tornValues(table));
    return { ...summary, findings: sortFindings(findings), ...(profile.complete && { idle }) };
  }
  // Each of the two readings asks checks that the other one does not.
  const { idle: _, ...decoded } = await decodedReport(request, windows1252Source(source), signal);
  // Mends are written as UTF-8, which the rest of the file is not.
  return { ...decoded, findings: sortFindings([...findings, ...decoded.findings.map(withoutMend)]) };
}

/** What is found in a file that was read in its own encoding. Only this thread knows it: others read bytes. */
async function decodedReport(
  request: CheckRequest,
  source: ByteSource,
  signal: AbortSignal | undefined,
): Promise<Measured> {
  const dialect = detectDialect(source.read(0, headBytes).slice(), { path: request.reportPath, size: source.size });
  const hooks = { profile: profileTable, ...(signal && { signal }) };
  const result = await profileSource(request, hooks, source, dialect);
  return reportOf(request, source, dialect, result, signal);
}

function summaryOf(
  request: CheckRequest,
  source: ByteSource,
  dialect: DialectGuess,
  { profile }: ProfileResult,
  torn: ReturnType<typeof tornValues> = new Map(),
): Measured {
  const { encoding, bom, delimiter, quote, preamble, header, width } = dialect;
  // Blank lines are rows among others, because those that number rows count them; alone they are none.
  const none = holdsNothing({ profile });
  const unnamed = profile.columns.every(({ name }) => name.trim() === '');
  return {
    path: request.reportPath,
    format: delimiter === '\t' ? 'tsv' : 'csv',
    bytes: source.diskSize,
    rows: none ? 0 : profile.rows,
    columns: none && unnamed ? [] : summarizeColumns(profile, request.expectations, torn),
    dialect: { encoding, bom, delimiter, quote, preamble, header, width },
    findings: [],
    complete: profile.complete,
    reason: profile.reason,
  };
}

/** What was measured before the file changed; its places no longer hold. */
function changedReport(
  request: CheckRequest,
  source: ByteSource,
  dialect: DialectGuess,
  result: ProfileResult,
): Measured {
  const reason = result.profile.reason ?? 'the file changed while it was read';
  return { ...summaryOf(request, source, dialect, result), complete: false, reason };
}

/** Null where nobody asked, for documents, and where the file is no longer the one that was read. */
async function digestOf(request: CheckRequest, bytes: number, signal: AbortSignal | undefined): Promise<string | null> {
  if (!request.digest || request.source.kind !== 'file') return null;
  try {
    return await digestFile(request.source.path, bytes, signal);
  } catch (error) {
    if (error instanceof DataError && error.reason !== 'cancelled') return null;
    throw error;
  }
}
