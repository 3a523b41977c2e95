import type { FileReport } from '../data/report';
import type { LogMessage } from './sentLogger';

/** The state of a file that a report is of; `modified` in milliseconds since 1970. */
export interface KeptFile {
  readonly path: string;
  readonly bytes: number;
  readonly modified: number;
}

/** What the thread of the stores is told; `root` is the path of a project, `at` are milliseconds since 1970. */
export type ToStore =
  | {
      readonly type: 'keep';
      readonly root: string;
      readonly file: KeptFile;
      readonly report: FileReport;
      readonly at: number;
    }
  | { readonly type: 'close'; readonly root: string };

export type FromStore =
  /** This or another process wrote into the store of the project. */
  | { readonly type: 'changed'; readonly root: string }
  /** What is wrong with the store of the project and what was kept, in one sentence; null: all is well again. */
  | { readonly type: 'notice'; readonly root: string; readonly notice: string | null }
  | LogMessage;
