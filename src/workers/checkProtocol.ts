import type { CheckRequest, CheckSource } from '../data/checkRequest';
import type { DataError, FileReport } from '../data/report';

/** The text of an open document that the worker keeps a copy of, so that a keystroke costs a keystroke. */
export interface MirrorSource {
  readonly kind: 'mirror';
  readonly key: string;
  readonly path: string;
}

/** A check whose bytes may also come from a mirrored document. */
export interface PoolRequest extends Omit<CheckRequest, 'source'> {
  readonly source: CheckSource | MirrorSource;
}

/** One edit of a document: UTF-16 offsets in the text before the change. */
export interface TextDelta {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

/** Keeps a mirror equal to its document. `open` begins with an empty text, `append` adds to its end. */
export type MirrorMessage =
  | { readonly type: 'open'; readonly key: string }
  | { readonly type: 'append'; readonly key: string; readonly text: string }
  | { readonly type: 'change'; readonly key: string; readonly deltas: readonly TextDelta[] }
  | { readonly type: 'close'; readonly key: string };

export type ToWorker =
  | MirrorMessage
  /** Run through the code of a check, so that the first one finds it compiled. */
  | { readonly type: 'warmUp' }
  | { readonly type: 'check'; readonly id: number; readonly request: PoolRequest }
  | { readonly type: 'cancel'; readonly id: number };

export type FromWorker =
  | { readonly type: 'progress'; readonly id: number; readonly share: number }
  | { readonly type: 'done'; readonly id: number; readonly report: FileReport }
  | {
      readonly type: 'failed';
      readonly id: number;
      /** Null for what is no `DataError`: a bug. */
      readonly reason: DataError['reason'] | null;
      readonly message: string;
    };
