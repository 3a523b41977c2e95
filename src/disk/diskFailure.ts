import { errorCode, errorMessage } from '../base/errors';

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file is too large for the disk',
  EROFS: 'the disk is read-only',
  EACCES: 'its permissions forbid it',
  EPERM: 'its permissions forbid it',
  ENOTDIR: 'a file is where a folder has to be',
  EEXIST: 'a file is where a folder has to be',
  // Codes of VS Code's file system.
  NoPermissions: 'its permissions forbid it',
  FileNotADirectory: 'a file is where a folder has to be',
  FileExists: 'a file is where a folder has to be',
};

/** Why a disk could not be written, as the end of a sentence; null: that was not what failed. */
export function diskFailure(error: unknown): string | null {
  return reasons[wrappedCode(error)] ?? reasons[errorCode(error)] ?? null;
}

/** VS Code has few codes of its own; that of the system stands at most in its message. */
function wrappedCode(error: unknown): string {
  return /\b(ENOSPC|EDQUOT|EFBIG|EROFS): /.exec(errorMessage(error))?.[1] ?? '';
}
