import { vi } from 'vitest';

/** What the work returns as soon as it no longer throws; a busy machine is given time. */
export function eventually<Result>(work: () => Result | Promise<Result>): Promise<Result> {
  return vi.waitFor(work, { timeout: 15_000 });
}
