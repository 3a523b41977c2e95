/** How work that streams is watched and stopped. */
export interface Streaming {
  readonly signal: AbortSignal;
  /** Bytes that were read since the last call. */
  readonly onBytes: (bytes: number) => void;
}
