import { errorCode, errorMessage, isMissing } from '../base/errors';

const reasons: Readonly<Record<string, string>> = {
  EISDIR: 'it is a folder',
  EACCES: 'its permissions forbid it',
  EPERM: 'its permissions forbid it',
  ELOOP: 'its links lead in a circle',
};

/** Why something on disk could not be read, to go after its name: "does not exist", "cannot be read: it is a folder". */
export function unreadable(error: unknown): string {
  return isMissing(error) ? 'does not exist' : `cannot be read: ${reasons[errorCode(error)] ?? errorMessage(error)}`;
}
