import type { FileReport } from '../data/report';

/** What the thread of the stores is told; `root` is the path of a project. */
export type ToStore =
  /** `at`: milliseconds since 1970. */
  | { readonly type: 'keep'; readonly root: string; readonly report: FileReport; readonly at: number }
  | { readonly type: 'close'; readonly root: string };

export type FromStore =
  /** This or another process wrote into the store of the project. */
  | { readonly type: 'changed'; readonly root: string }
  /** What is wrong with the store of the project and what was kept, in one sentence; null: all is well again. */
  | { readonly type: 'notice'; readonly root: string; readonly notice: string | null }
  | { readonly type: 'log'; readonly level: 'debug' | 'info' | 'warn' | 'error'; readonly message: string };
