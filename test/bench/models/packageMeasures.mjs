import { execFileSync, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readdirSync, rmSync, statfsSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { cache, inRoot } from '../../../scripts/places.mjs';
import { alternate, printTable, runProcess } from '../measure.mjs';

const rounds = 3;
const folder = join(cache, 'bench', 'model');
const commandLine = inRoot('dist', 'node', 'cli.js');

/** Packing and verifying one large model beside `tar` piped to `sha256sum`, on one disk. */
export async function packageMeasures() {
  const gigabytes = sizeThatFits();
  const bytes = makeModel(gigabytes);
  try {
    await beside(bytes);
    await again();
    await cancelled();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** 5 GB where the disk has room for it, its package and the copy of a peer. */
function sizeThatFits() {
  mkdirSync(folder, { recursive: true });
  const { bavail, bsize } = statfsSync(folder);
  const wanted = Number(process.env.TEND_BENCH_GB ?? 5);
  return Math.min(wanted, Math.max(1, Math.floor((bavail * bsize) / 4e9)));
}

/** @param {number} gigabytes */
function makeModel(gigabytes) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'm'), { recursive: true });
  const rows = Math.floor((gigabytes * 1e9) / 4096);
  const tensors = { w: { dtype: 'F32', shape: [rows, 1024], data_offsets: [0, rows * 4096] } };
  const header = Buffer.from(JSON.stringify(tensors));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  const file = openSync(join(folder, 'm', 'model.safetensors'), 'w');
  writeSync(file, Buffer.concat([length, header]));
  const block = Buffer.alloc(4096 * 1000, 'tend');
  for (let row = 0; row < rows; row += 1000) writeSync(file, block, 0, 4096 * Math.min(1000, rows - row));
  closeSync(file);
  writeFileSync(join(folder, 'm', 'labels.txt'), 'a');
  execFileSync('sync');
  return rows * 4096;
}

/** @param {number} bytes */
async function beside(bytes) {
  const measured = await alternate(
    [
      { name: 'tar | sha256sum (nothing written)', run: () => shell('tar cf - m | sha256sum') },
      { name: 'tar | tee copy | sha256sum, then sync', run: writtenByTar },
      { name: 'tend models package --out (fsync included)', run: packaged },
      { name: 'tend models verify', run: () => tend('verify', 'out') },
    ],
    rounds,
  );
  const peer = measured[0]?.milliseconds ?? NaN;
  printTable(`A model of ${(bytes / 1e9).toFixed(1)} GB, medians of ${rounds}`, [
    ['', 's', 'MB/s', '× tar | sha256sum', 'peak MB'],
    ...measured.map(({ name, milliseconds, megabytes }) => [
      name,
      (milliseconds / 1000).toFixed(2),
      (bytes / 1000 / milliseconds).toFixed(0),
      (peer / milliseconds).toFixed(2),
      Number.isNaN(megabytes) ? '' : megabytes.toFixed(0),
    ]),
  ]);
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
  writeFileSync(join(folder, 'm', 'labels.txt'), 'b');
  const { milliseconds } = await tend('package', 'm', '--name', 'big');
  const inspected = await tend('inspect', join('m', 'model.safetensors'));
  const started = await runProcess([commandLine, '--version'], { cwd: folder });
  printTable('The same model', [
    ['', 'ms'],
    ['packaged again with one small file changed', milliseconds.toFixed(0)],
    ['inspected', inspected.milliseconds.toFixed(0)],
    ['(of which starting the program)', started.milliseconds.toFixed(0)],
  ]);
}

async function cancelled() {
  rmSync(join(folder, '.tend'), { recursive: true, force: true });
  const child = spawn(process.execPath, [commandLine, 'models', 'package', 'm', '--name', 'big', '--out', 'stopped'], {
    cwd: folder,
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  while (!readdirSync(folder).some((name) => name.endsWith('.partial'))) await turn();
  const asked = performance.now();
  child.kill('SIGINT');
  const code = await ended;
  const left = readdirSync(folder).filter((name) => name.includes('stopped'));
  const milliseconds = (performance.now() - asked).toFixed(0);
  printTable('Interrupted while it copied', [
    ['ms', 'exit code', 'left behind'],
    [milliseconds, String(code), left.join(', ') || 'nothing'],
  ]);
}

function turn() {
  return new Promise((resolve) => setImmediate(resolve));
}

/** @param {string} command */
async function shell(command) {
  const started = performance.now();
  const child = spawn('sh', ['-c', command], { cwd: folder, stdio: 'ignore' });
  await new Promise((resolve) => child.once('close', resolve));
  return { milliseconds: performance.now() - started, megabytes: NaN };
}

/** @param {readonly string[]} args */
function tend(...args) {
  return runProcess([commandLine, 'models', ...args, '--quiet'], { cwd: folder });
}
