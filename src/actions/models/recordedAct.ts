/** What was recorded by one act. */
export interface RecordedAct {
  /** Digest of the event. */
  readonly event: string;
  /** What a person should know beside it: sentences. */
  readonly notes: readonly string[];
}
