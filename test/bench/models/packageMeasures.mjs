import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { median, printTable, runProcess } from '../measure.mjs';
import { besidePeer, commandLine, folder, interrupted, label, shell, tend } from './largeModel.mjs';

/** Of what takes too short to be measured once. */
const rounds = 5;

/**
 * Packing and verifying one large model beside `tar` piped to `sha256sum`.
 * @param {number} bytes
 */
export async function packageMeasures(bytes) {
  await besidePeer('Packing and verifying', bytes, [
    { name: 'tar | tee copy | sha256sum, then sync', run: writtenByTar },
    { name: 'tend models package --out (fsync included)', run: packaged },
    { name: 'tend models verify', run: () => tend('verify', 'out') },
  ]);
  rmSync(join(folder, 'out'), { recursive: true, force: true });
  await again();
  rmSync(join(folder, '.tend'), { recursive: true, force: true });
  await interrupted('stopped', 'package', 'm', '--name', 'big', '--out', 'stopped');
}

async function writtenByTar() {
  const sample = await shell('tar cf - m | tee copy.tar | sha256sum; sync copy.tar');
  rmSync(join(folder, 'copy.tar'));
  return sample;
}

function packaged() {
  rmSync(join(folder, 'out'), { recursive: true, force: true });
  return tend('package', 'm', '--name', 'big', '--out', 'out');
}

/** A second package of which one small file is another. */
async function again() {
  await tend('package', 'm', '--name', 'big');
  label('b');
  const { milliseconds } = await tend('package', 'm', '--name', 'big');
  const inspected = await medianOf(() => tend('inspect', join('m', 'model.safetensors')));
  const started = await medianOf(() => runProcess([commandLine, '--version'], { cwd: folder }));
  printTable('The same model', [
    ['', 'ms'],
    ['packaged again with one small file changed', milliseconds.toFixed(0)],
    [`inspected, median of ${rounds}`, inspected.toFixed(0)],
    ['(of which starting the program)', started.toFixed(0)],
  ]);
}

/** @param {() => Promise<{ milliseconds: number }>} act */
async function medianOf(act) {
  const all = [];
  for (let round = 0; round < rounds; round++) all.push((await act()).milliseconds);
  return median(all);
}
