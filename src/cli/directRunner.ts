import type { CheckRunner } from '../data/checkRequest';
import { checkFile } from '../data/checkFile';

/** Checks in this thread. */
export const directRunner: CheckRunner = (request, hooks) => checkFile(request, hooks);
