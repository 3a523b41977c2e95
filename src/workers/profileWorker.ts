import { statSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { fileSource, type ByteSource } from '../data/csv/byteSource';
import { Pacer } from '../data/profile/pacer';
import type { ProfilePart } from '../data/profile/profilePart';
import { DataError } from '../data/report';
import { profileChunk } from './profileChunk';
import type { ChunkJob, ChunkReply, FileState, ProfileWorkerData } from './profileProtocol';

const { path, state, plan } = workerData as ProfileWorkerData;

/** Null when the file is gone or is another one by now: then the thread that opened it first has to read it. */
function openSame(): ByteSource | null {
  try {
    const source = fileSource(path);
    if (isSame(statSync(path), state)) return source;
    source.close();
    return null;
  } catch {
    return null;
  }
}

function isSame(a: FileState, b: FileState): boolean {
  return a.size === b.size && a.mtimeMs === b.mtimeMs && a.ino === b.ino;
}

/** Buffers of a part; they move to the other thread instead of being copied. */
function buffersOf(part: ProfilePart): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  const visit = (value: unknown): void => {
    if (ArrayBuffer.isView(value)) {
      if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
    } else if (typeof value === 'object' && value !== null && !(value instanceof Map))
      Object.values(value).forEach(visit);
  };
  visit(part);
  return [...found];
}

const source = openSame();
const pacer = new Pacer();
let work = Promise.resolve();

/** Null where the file cannot be read any more as it was: the first thread finds out why. */
async function profiled(job: ChunkJob): Promise<ProfilePart | null> {
  try {
    const part = source && (await profileChunk(source, plan, job, pacer));
    return part?.changed === true ? null : part;
  } catch (error) {
    if (error instanceof DataError) return null;
    throw error;
  }
}

async function answer(job: ChunkJob): Promise<void> {
  const reply: ChunkReply = { index: job.index, part: await profiled(job) };
  parentPort?.postMessage(reply, reply.part === null ? [] : buffersOf(reply.part));
}

parentPort?.on('message', (job: ChunkJob) => {
  work = work.then(() => answer(job));
});
