import type { Expectations } from '../project/expectations';
import type { FileReport } from './report';

/** Where the bytes come from: a file on disk, or the text of an open document. */
export type CheckSource =
  | { readonly kind: 'file'; readonly path: string }
  /** `path` names it in the report; the text has line ends as the editor has them. */
  | { readonly kind: 'text'; readonly path: string; readonly text: string };

/** Input of one check run; plain data, so that it crosses threads. */
export interface CheckRequest {
  readonly source: CheckSource;
  /** The path to stand in the report. */
  readonly reportPath: string;
  readonly expectations: Expectations;
  /** Ids of the checks to run; null: all. */
  readonly only: readonly string[] | null;
  /** Every cell its own finding, uncapped. */
  readonly allCells: boolean;
  /** Only findings that offer a mend, and at most so many, the first of the file; left out: all findings. */
  readonly mends?: number;
  readonly digest: boolean;
  /** ISO date-time of "now". */
  readonly now: string;
  /** How many threads may work on it. */
  readonly threads: number;
}

/** Runs a check somewhere (this thread, a worker). Throws `DataError`. */
export type CheckRunner = (
  request: CheckRequest,
  hooks: { readonly signal?: AbortSignal; readonly onProgress?: (share: number) => void },
) => Promise<FileReport>;
