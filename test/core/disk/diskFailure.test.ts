import { expect, it } from 'vitest';
import { diskFailure } from '../../../src/disk/diskFailure';

const thrown = (code: string, message: string) => Object.assign(new Error(message), { code });

it.each([
  ['EROFS', 'EROFS: read-only file system, open', 'the disk is read-only'],
  ['EACCES', 'EACCES: permission denied, open', 'its permissions forbid it'],
  // As VS Code passes them on.
  ['Unknown', "EROFS: read-only file system, open '/mnt/a/tend/views/best.yaml'", 'the disk is read-only'],
  [
    'Unknown',
    'Unable to write file (Unknown (FileSystemError): Error: ENOSPC: no space left on device, write)',
    'the disk is full',
  ],
  ['NoPermissions', "EACCES: permission denied, open '/mnt/a.csv'", 'its permissions forbid it'],
  ['NoPermissions', "EROFS: read-only file system, mkdir '/mnt'", 'the disk is read-only'],
])('%s (%s) is told as: %s', (code, message, words) => {
  expect(diskFailure(thrown(code, message))).toBe(words);
});

it('what no disk said is not told as its failure', () => {
  expect(diskFailure(new Error('It broke.'))).toBeNull();
  expect(diskFailure(thrown('Unknown', 'The extension host ended.'))).toBeNull();
  expect(diskFailure('EROFS')).toBeNull();
});
