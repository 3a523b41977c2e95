import type { CheckRequest } from './checkRequest';
import { checks } from './checks/catalogue';
import { digestFile } from './checks/engine/digest';
import { draftFindings, sortFindings } from './checks/engine/findings';
import { placeFindings } from './checks/engine/positions';
import { summarizeColumns } from './checks/engine/summary';
import { tableReader } from './checks/engine/tableReader';
import type { ByteSource } from './csv/byteSource';
import { detectDialect, type DialectGuess } from './csv/detectDialect';
import { openSource } from './csv/openSource';
import { profileTable } from './profile/profileTable';
import type { Profiler, ProfileResult } from './profile/profiler';
import { DataError, type FileReport } from './report';

/** What happens around a check: cancellation, progress, and who profiles (this thread, unless said otherwise). */
export interface CheckHooks {
  readonly signal?: AbortSignal;
  readonly onProgress?: (share: number) => void;
  readonly profile?: Profiler;
}

/** Bytes at the head that decide how the table is written. */
const headBytes = 1024 * 1024;

/**
 * Checks one file or document: how it is written, what its columns hold, what is wrong in which cell. Throws `DataError`
 * with one sentence when nothing can be read, and with reason `cancelled`; an empty file has a report.
 */
export async function checkFile(request: CheckRequest, hooks: CheckHooks = {}): Promise<FileReport> {
  const started = performance.now();
  const source = openSource(request.source);
  try {
    const head = source.read(0, headBytes).slice();
    const dialect = detectDialect(head, { path: request.reportPath, size: source.size, encoding: source.encoding });
    const result = await profileSource(request, hooks, source, dialect);
    const report = await reportOf(request, source, head.subarray(0, 65_536), dialect, result, hooks.signal);
    const digest = await digestOf(request, hooks.signal);
    return { ...report, digest, milliseconds: performance.now() - started };
  } finally {
    source.close();
  }
}

function profileSource(
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
  return (hooks.profile ?? profileTable)(source, request.source, dialect, options);
}

async function reportOf(
  request: CheckRequest,
  source: ByteSource,
  head: Uint8Array,
  dialect: DialectGuess,
  { profile, lines }: ProfileResult,
  signal: AbortSignal | undefined,
): Promise<Omit<FileReport, 'digest' | 'milliseconds'>> {
  const { expectations, reportPath } = request;
  const now = new Date(request.now);
  const table = tableReader({ source, dialect, profile, expectations, now, head, lines });
  const input = { source, dialect, expectations, now, ...(signal && { signal }) };
  const drafts = await draftFindings(table, { checks, only: request.only, allCells: request.allCells }, input);
  const { encoding, bom, delimiter, quote, preamble, header, width } = dialect;
  return {
    path: reportPath,
    format: delimiter === '\t' ? 'tsv' : 'csv',
    bytes: source.diskSize,
    rows: profile.rows,
    columns: summarizeColumns(profile, expectations),
    dialect: { encoding, bom, delimiter, quote, preamble, header, width },
    findings: sortFindings(placeFindings(drafts, source, lines)),
    complete: profile.complete,
    reason: profile.reason,
  };
}

async function digestOf(request: CheckRequest, signal: AbortSignal | undefined): Promise<string | null> {
  if (!request.digest || request.source.kind !== 'file') return null;
  try {
    return await digestFile(request.source.path, signal);
  } catch (error) {
    // The table was read; that it changed afterwards takes away the digest only.
    if (error instanceof DataError && error.reason === 'changed') return null;
    throw error;
  }
}
