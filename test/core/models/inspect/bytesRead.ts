import { open } from 'node:fs/promises';
import { onTestFinished, vi } from 'vitest';

/** Counts the bytes that are read from files from now on, to the end of the test. */
export async function bytesRead(): Promise<() => number> {
  const file = await open(import.meta.filename);
  const handles = Object.getPrototypeOf(file) as typeof file;
  await file.close();
  const reads = vi.spyOn(handles, 'read');
  onTestFinished(() => reads.mockRestore());
  return () =>
    reads.mock.settledResults.reduce(
      (total, { type, value }) => total + (type === 'fulfilled' ? value.bytesRead : 0),
      0,
    );
}
