/** What has no end marker is running while it was written to within these milliseconds. */
export const stillRunning = 120_000;

/** Whether something that was last written at a time (milliseconds since 1970) is being written still. */
export function isLive(written: number, now: number): boolean {
  return now - written < stillRunning;
}
