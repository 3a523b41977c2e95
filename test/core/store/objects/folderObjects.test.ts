import {
  chmodSync,
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import type * as Fs from 'node:fs';
import type * as FsPromises from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { silentLogger } from '../../../../src/base/logger';
import { digestOf } from '../../../../src/disk/digestFile';
import { openStore } from '../../../../src/store/openStore';
import type { Store } from '../../../../src/store/store';
import { countedCalls, failing } from '../../disk/faults';
import { temporaryFolder } from '../../temporaryFolder';

vi.mock('node:fs', async (original) => (await import('../../disk/faults')).faultyFs(await original<typeof Fs>()));
vi.mock('node:fs/promises', async (original) =>
  (await import('../../disk/faults')).faultyFsPromises(await original<typeof FsPromises>()),
);

function opened(root: string): Store {
  const result = openStore(root, { create: true, logger: silentLogger, now: () => new Date() });
  if (result.kind !== 'open') throw new Error(JSON.stringify(result));
  onTestFinished(() => result.store.dispose());
  return result.store;
}

function watched() {
  const controller = new AbortController();
  const read: number[] = [];
  return { controller, read, signal: controller.signal, onBytes: (bytes: number) => void read.push(bytes) };
}

/** Everything under `.tend/objects`, without folders. */
function objectFiles(root: string): readonly string[] {
  const entries = readdirSync(join(root, '.tend'), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.parentPath.includes('objects'))
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
}

const long = 'x'.repeat(10_000_000);

describe('objects', () => {
  it('keep a file under its digest, read-only, and leave the file alone', async () => {
    const root = temporaryFolder({ 'model.bin': long });
    const { objects } = opened(root);
    const streaming = watched();
    const added = await objects.add(join(root, 'model.bin'), streaming);
    expect(added).toEqual({ digest: digestOf(long), bytes: long.length });
    expect(objectFiles(root)).toEqual([objects.pathOf(added.digest)]);
    expect(readFileSync(objects.pathOf(added.digest), 'utf8')).toBe(long);
    expect(statSync(objects.pathOf(added.digest)).mode & 0o777).toBe(0o444);
    expect(statSync(objects.pathOf(added.digest)).ino).not.toBe(statSync(join(root, 'model.bin')).ino);
    expect(streaming.read.reduce((sum, bytes) => sum + bytes)).toBe(long.length);
  });

  it('do not read a file again that is still the same, and notice one that is not', async () => {
    const root = temporaryFolder({ 'model.bin': long });
    const path = join(root, 'model.bin');
    const old = new Date(Date.now() - 60_000);
    utimesSync(path, old, old);
    const { objects } = opened(root);
    const { digest } = await objects.add(path, watched());
    const again = watched();
    expect((await objects.add(path, again)).digest).toBe(digest);
    expect(again.read).toEqual([long.length]);
    writeFileSync(path, `y${long.slice(1)}`);
    utimesSync(path, old, old);
    expect((await objects.add(path, watched())).digest).toBe(digestOf(`y${long.slice(1)}`));
  });

  it('copy again what was taken away from under them', async () => {
    const root = temporaryFolder({ 'model.bin': 'weights' });
    const path = join(root, 'model.bin');
    const old = new Date(Date.now() - 60_000);
    utimesSync(path, old, old);
    const { objects } = opened(root);
    const { digest } = await objects.add(path, watched());
    utimesSync(objects.pathOf(digest), new Date(0), new Date(0));
    expect(objects.collect()).toEqual({ files: 1, bytes: 7 });
    expect(objects.has(digest)).toBe(false);
    await objects.add(path, watched());
    expect(readFileSync(objects.pathOf(digest), 'utf8')).toBe('weights');
  });

  it('link what already lies in the packages', async () => {
    const root = temporaryFolder({ '.tend/packages/a/model.bin': 'weights' });
    const { objects } = opened(root);
    const path = join(root, '.tend/packages/a/model.bin');
    const { digest } = await objects.add(path, watched());
    expect(statSync(objects.pathOf(digest)).ino).toBe(statSync(path).ino);
  });

  it('are collected when nobody holds them and they are not new', () => {
    const root = temporaryFolder();
    const { objects } = opened(root);
    const [held, mine, fresh, loose] = ['held', 'mine', 'fresh', 'loose'].map((text) =>
      objects.addBytes(Buffer.from(text)),
    ) as [string, string, string, string];
    objects.hold('a', [held, mine]);
    objects.hold('b', [held]);
    objects.release('a');
    for (const digest of [held, mine, loose]) utimesSync(objects.pathOf(digest), new Date(0), new Date(0));
    const unfinished = join(root, '.tend/objects/incoming/unfinished');
    writeFileSync(unfinished, '');
    utimesSync(unfinished, new Date(0), new Date(0));
    expect(objects.heldBy('b')).toEqual([held]);
    expect(objects.collect()).toEqual({ files: 2, bytes: 9 });
    expect(objectFiles(root)).toEqual([held, fresh].map((digest) => objects.pathOf(digest)).sort());
  });

  it('count as new again when they are added again', () => {
    const { objects } = opened(temporaryFolder());
    const digest = objects.addBytes(Buffer.from('text'));
    utimesSync(objects.pathOf(digest), new Date(0), new Date(0));
    objects.addBytes(Buffer.from('text'));
    expect(objects.collect()).toEqual({ files: 0, bytes: 0 });
  });

  it('leave nothing behind when they are stopped', async () => {
    const root = temporaryFolder({ 'model.bin': long });
    const { objects } = opened(root);
    const streaming = watched();
    const stop = { ...streaming, onBytes: () => streaming.controller.abort(new Error('stopped')) };
    await expect(objects.add(join(root, 'model.bin'), stop)).rejects.toThrow('stopped');
    expect(objectFiles(root)).toEqual([]);
  });

  it('are there whole or not at all, whichever call fails', async () => {
    for (let n = 1; ; n++) {
      const root = temporaryFolder({ 'model.bin': long });
      mkdirSync(join(root, '.tend/packages/a'), { recursive: true });
      writeFileSync(join(root, '.tend/packages/a/blob'), 'blob');
      const { objects } = opened(root);
      const digests: string[] = [];
      const { failed, error } = await failing(n, async () => {
        digests.push((await objects.add(join(root, 'model.bin'), watched())).digest);
        digests.push((await objects.add(join(root, '.tend/packages/a/blob'), watched())).digest);
        digests.push(objects.addBytes(Buffer.from('text')));
      });
      for (const path of objectFiles(root)) expect(path.replace(/.*sha256./, '')).toBe(nameOf(readFileSync(path)));
      if (error === null) expect(objectFiles(root)).toHaveLength(3);
      if (!failed) break;
    }
    expect(new Set(countedCalls())).toEqual(new Set(['mkdir', 'copy', 'write', 'sync', 'rename', 'fsync', 'link']));
  });

  it('keep a digest whose file is not writable', () => {
    const { objects } = opened(temporaryFolder());
    const digest = objects.addBytes(Buffer.from('text'));
    chmodSync(objects.pathOf(digest), 0o400);
    linkSync(objects.pathOf(digest), join(dirname(objects.pathOf(digest)), 'second'));
    expect(objects.addBytes(Buffer.from('text'))).toBe(digest);
  });
});

function nameOf(bytes: Uint8Array): string {
  const hex = digestOf(bytes).slice('sha256:'.length);
  return join(hex.slice(0, 2), hex.slice(2));
}
