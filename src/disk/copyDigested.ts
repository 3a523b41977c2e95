import { constants } from 'node:fs';
import { chmod, copyFile, open, rm, type FileHandle } from 'node:fs/promises';
import { digestFile, digestWhile, type Digested } from './digestFile';
import type { Streaming } from './streaming';

/** What was written is sent to the disk from time to time, so that little is left to wait for at the end. */
const betweenSyncs = 128 * 1024 * 1024;

/** Below this a copy costs less than asking the file system for a clone. */
const worthCloning = 1024 * 1024;

/**
 * Copies a file to a new one and digests it in the same pass; where the file system can share blocks, they are shared. The
 * copy is on the disk when this ends. Where it fails or is stopped, no copy is left.
 */
export async function copyDigested(from: string, to: string, streaming: Streaming): Promise<Digested> {
  try {
    return (await cloneDigested(from, to, streaming)) ?? (await streamDigested(from, to, streaming));
  } catch (error) {
    await rm(to, { force: true });
    throw error;
  }
}

async function cloneDigested(from: string, to: string, streaming: Streaming): Promise<Digested | null> {
  const source = await open(from, 'r');
  const { size } = await source.stat().finally(() => source.close());
  if (size < worthCloning || !(await clone(from, to))) return null;
  const copy = await open(to, 'r+');
  await copy.sync().finally(() => copy.close());
  return digestFile(to, streaming);
}

/** Whether the file system could (Btrfs, XFS, APFS, ReFS). */
async function clone(from: string, to: string): Promise<boolean> {
  try {
    await copyFile(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE_FORCE);
    await chmod(to, 0o644);
    return true;
  } catch {
    await rm(to, { force: true });
    return false;
  }
}

async function streamDigested(from: string, to: string, streaming: Streaming): Promise<Digested> {
  const source = await open(from, 'r');
  try {
    const copy = await open(to, 'wx');
    try {
      return await stream(source, copy, from, streaming);
    } finally {
      await copy.close();
    }
  } finally {
    await source.close();
  }
}

async function stream(source: FileHandle, copy: FileHandle, from: string, streaming: Streaming): Promise<Digested> {
  let unsynced = 0;
  let syncing = Promise.resolve();
  const result = await digestWhile(source, from, streaming, async (block) => {
    await writeAll(copy, block);
    unsynced += block.length;
    if (unsynced < betweenSyncs) return;
    unsynced = 0;
    await syncing;
    syncing = copy.datasync();
    // Its failure is thrown where it is waited for.
    syncing.catch(() => undefined);
  });
  await syncing;
  await copy.sync();
  return result;
}

async function writeAll(file: FileHandle, bytes: Buffer): Promise<void> {
  for (let done = 0; done < bytes.length;) done += (await file.write(bytes, done)).bytesWritten;
}
