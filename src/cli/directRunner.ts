import { checkFile } from '../data/checkFile';
import type { CheckRunner } from '../data/checkRequest';
import { parallelProfiler } from '../workers/parallelProfile';

/** Checks in this thread, which other threads help with large files. */
export const directRunner: CheckRunner = (request, hooks) =>
  checkFile(request, { ...hooks, profile: parallelProfiler(request.threads) });
