import { errorCode, isMissing } from '../base/errors';

/** Where a link leads that cannot be followed, as the end of "a link that"; null: it failed for another reason. */
export function deadLink(error: unknown): string | null {
  if (isMissing(error)) return 'leads nowhere';
  return errorCode(error) === 'ELOOP' ? 'leads back to itself' : null;
}
