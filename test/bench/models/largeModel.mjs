import { execFileSync, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readdirSync, rmSync, statfsSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { cache, inRoot } from '../../../scripts/places.mjs';
import { alternate, printTable, runProcess } from '../measure.mjs';

const rounds = 3;

/** Where the model, its packages and their copies lie while they are measured: all on one disk. */
export const folder = join(cache, 'bench', 'model');
export const commandLine = inRoot('dist', 'node', 'cli.js');

/** What everything is compared with: it reads and digests, and writes nothing. */
export const peer = { name: 'tar | sha256sum (nothing written)', run: () => shell('tar cf - m | sha256sum') };

/** A project of its own with a folder `m` of one large file and a small one; returns bytes. */
export function makeModel() {
  const gigabytes = sizeThatFits();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'm'), { recursive: true });
  writeFileSync(join(folder, 'tend.yaml'), '');
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
  label('a');
  execFileSync('sync');
  return rows * 4096;
}

/** 5 GB where the disk has room for it, its objects, an archive and what is restored of it. */
function sizeThatFits() {
  mkdirSync(folder, { recursive: true });
  const { bavail, bsize } = statfsSync(folder);
  const wanted = Number(process.env.TEND_BENCH_GB ?? 5);
  return Math.min(wanted, Math.max(1, Math.floor((bavail * bsize) / 5e9)));
}

/**
 * Writes the small file of the model: another text makes another package.
 * @param {string} text
 */
export function label(text) {
  writeFileSync(join(folder, 'm', 'labels.txt'), text);
}

export function removeModel() {
  rmSync(folder, { recursive: true, force: true });
}

/**
 * Runs these in turn beside the peer and prints medians and ratios.
 * @param {string} title
 * @param {number} bytes
 * @param {readonly import('../measure.mjs').Contender[]} contenders
 */
export async function besidePeer(title, bytes, contenders) {
  const measured = await alternate([peer, ...contenders], rounds);
  const other = measured[0]?.milliseconds ?? NaN;
  printTable(`${title}, ${(bytes / 1e9).toFixed(1)} GB, medians of ${rounds}`, [
    ['', 's', 'MB/s', '× tar | sha256sum', 'peak MB'],
    ...measured.map(({ name, milliseconds, megabytes }) => [
      name,
      (milliseconds / 1000).toFixed(2),
      (bytes / 1000 / milliseconds).toFixed(0),
      (other / milliseconds).toFixed(2),
      Number.isNaN(megabytes) ? '' : megabytes.toFixed(0),
    ]),
  ]);
}

/**
 * Interrupts a command as soon as it copies into a folder beside `place`, and prints what that leaves there.
 * @param {string} place
 * @param {readonly string[]} args
 */
export async function interrupted(place, ...args) {
  const child = spawn(process.execPath, [commandLine, 'models', ...args], { cwd: folder, stdio: 'ignore' });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const parent = join(folder, dirname(place));
  while (!namesIn(parent).some((name) => name.endsWith('.partial'))) await turn();
  const asked = performance.now();
  child.kill('SIGINT');
  const code = await ended;
  const milliseconds = (performance.now() - asked).toFixed(0);
  printTable(`tend models ${args[0] ?? ''}, interrupted while it copied (budget: 1,000 ms, nothing left behind)`, [
    ['ms', 'exit code', 'left behind'],
    [
      milliseconds,
      String(code),
      namesIn(parent)
        .filter((name) => name.includes('stopped'))
        .join(', ') || 'nothing',
    ],
  ]);
}

/** @param {string} path */
function namesIn(path) {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

function turn() {
  return new Promise((resolve) => setImmediate(resolve));
}

/** @param {string} command */
export async function shell(command) {
  const started = performance.now();
  const child = spawn('sh', ['-c', command], { cwd: folder, stdio: 'ignore' });
  await new Promise((resolve) => child.once('close', resolve));
  return { milliseconds: performance.now() - started, megabytes: NaN };
}

/** @param {readonly string[]} args */
export function tend(...args) {
  return runProcess([commandLine, 'models', ...args, '--quiet'], { cwd: folder });
}
