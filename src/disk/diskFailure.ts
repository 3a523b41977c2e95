import { errorCode } from '../base/errors';

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file is too large for the disk',
  EROFS: 'the disk is read-only',
  EACCES: 'its permissions forbid it',
  EPERM: 'its permissions forbid it',
  ENOTDIR: 'a file is where a folder has to be',
  EEXIST: 'a file is where a folder has to be',
};

/** Why a disk could not be written, as the end of a sentence; null: that was not what failed. */
export function diskFailure(error: unknown): string | null {
  return reasons[errorCode(error)] ?? null;
}
