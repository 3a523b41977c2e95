import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { copyDigested } from '../../disk/copyDigested';
import { digestOf, type Digested } from '../../disk/digestFile';
import type { Streaming } from '../../disk/streaming';
import { writeSynced } from '../../disk/writeWhole';
import type { BlobSink } from './assemblePackage';
import { blobPath } from './layoutDocuments';

/** Blobs that go straight into the folder of a layout. Who makes that folder removes it where something fails. */
export class LayoutBlobs implements BlobSink {
  constructor(private readonly folder: string) {
    mkdirSync(join(folder, 'blobs/sha256'), { recursive: true });
  }

  async add(path: string, streaming: Streaming): Promise<Digested> {
    const incoming = join(this.folder, 'blobs', randomUUID());
    const digested = await copyDigested(path, incoming, streaming);
    renameSync(incoming, join(this.folder, blobPath(digested.digest)));
    return digested;
  }

  addBytes(bytes: Uint8Array): string {
    const digest = digestOf(bytes);
    const path = join(this.folder, blobPath(digest));
    if (!existsSync(path)) writeSynced(path, bytes);
    return digest;
  }
}
