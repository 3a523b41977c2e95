import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { besidePeer, folder, interrupted, label, tend } from './largeModel.mjs';

/**
 * Archiving and restoring one large model beside `tar` piped to `sha256sum`. Each version differs from the first by a small
 * file, so that the objects of the large one stay and only what is measured copies it.
 * @param {number} bytes
 */
export async function archiveMeasures(bytes) {
  let version = await registered('first');
  await besidePeer('Archiving (copied, read once more) and restoring', bytes, [
    {
      name: 'tend models archive (fsync included)',
      run: async () => {
        version = await registered(`after ${version}`);
        return tend('archive', version, '--reason', 'measured');
      },
    },
    { name: 'tend models restore, from the archive (fsync included)', run: () => restored(version) },
  ]);
  const last = await registered('last');
  await interrupted(`stopped/big/${last}`, 'archive', last, '--reason', 'measured', '--to', 'stopped');
  await interrupted('stopped', 'restore', last, '--out', 'stopped');
}

/** @param {string} text */
async function registered(text) {
  label(text);
  const { path } = await told('package', 'm', '--name', 'big');
  const { version } = await told('register', path ?? '', '--reason', 'measured');
  return version ?? '';
}

/** @param {readonly string[]} args */
async function told(...args) {
  const { output } = await tend(...args, '--format', 'json');
  const answer = /** @type {{ path?: string, version?: string }} */ (JSON.parse(output));
  return answer;
}

/**
 * Both copies are gone after it, so that the disk need not hold those of all rounds.
 * @param {string} version
 */
async function restored(version) {
  const sample = await tend('restore', version, '--out', 'restored');
  for (const copy of ['restored', 'archive']) rmSync(join(folder, copy), { recursive: true });
  return sample;
}
