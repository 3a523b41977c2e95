import { createHash } from 'node:crypto';
import { fileSource } from '../../csv/byteSource';
import { DataError } from '../../report';

const step = 4 * 1024 * 1024;

/** `sha256:` of the bytes on disk. Throws `DataError` when there are not so many, or they change meanwhile, or it is cancelled. */
export async function digestFile(path: string, bytes: number, signal: AbortSignal | undefined): Promise<string> {
  const file = fileSource(path);
  try {
    if (file.diskSize !== bytes) throw new DataError('changed', `${path} changed after it was read.`);
    const hash = createHash('sha256');
    for (let at = 0; at < file.diskSize; at += step) {
      if (signal?.aborted) throw new DataError('cancelled', `Reading ${path} was cancelled.`);
      hash.update(file.read(at, at + step));
      // Lets a cancellation arrive.
      if (at % (step * 8) === 0) await new Promise(setImmediate);
    }
    return `sha256:${hash.digest('hex')}`;
  } finally {
    file.close();
  }
}
