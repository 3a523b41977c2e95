import { randomUUID } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { errorCode, isMissing } from '../../base/errors';
import { copyDigested } from '../../disk/copyDigested';
import { digestFile, digestOf, type Digested } from '../../disk/digestFile';
import type { Streaming } from '../../disk/streaming';
import { syncFolder, writeSynced } from '../../disk/writeWhole';
import type { ObjectStore } from '../../models/package/objectStore';
import type { Database } from '../sqlite';
import { DigestMemory } from './digestMemory';
import { collectObjects, removeObject, type Collected } from './collectObjects';
import { ObjectHolds } from './objectHolds';
import { objectName } from './objectName';

interface FolderObjectsOptions {
  readonly database: Database;
  /** `.tend` of the project: what lies in it is ours to link. */
  readonly folder: string;
  /** Runs its argument in one transaction that has the write lock. */
  readonly write: (work: () => void) => void;
}

/** Objects as files under `.tend/objects/sha256`, their holders in the database. */
export class FolderObjects implements ObjectStore {
  readonly #memory: DigestMemory;
  readonly #holds: ObjectHolds;
  /** Time of each object that came in through this store, in milliseconds. */
  readonly #placed = new Map<string, number>();

  constructor(private readonly options: FolderObjectsOptions) {
    this.#memory = new DigestMemory(options.database, options.write);
    this.#holds = new ObjectHolds(options.database, options.write);
  }

  has(digest: string): boolean {
    return statSync(this.pathOf(digest), { throwIfNoEntry: false })?.isFile() ?? false;
  }

  pathOf(digest: string): string {
    return join(this.#root, objectName(digest));
  }

  async add(path: string, streaming: Streaming): Promise<Digested> {
    const now = Date.now();
    const before = statSync(path, { bigint: true });
    const known = this.#memory.recall(path, before);
    if (known !== null && this.#keep(known, Number(before.size))) {
      streaming.onBytes(Number(before.size));
      return { digest: known, bytes: Number(before.size) };
    }
    const added = await this.#takeIn(path, Number(before.size), streaming);
    this.#memory.remember(path, before, added.digest, now);
    return added;
  }

  addBytes(bytes: Uint8Array): string {
    const digest = digestOf(bytes);
    if (this.#keep(digest, bytes.length)) return digest;
    this.#bringing((incoming) => {
      writeSynced(incoming, bytes);
      this.#place(incoming, digest);
    });
    return digest;
  }

  hold(owner: string, digests: readonly string[]): void {
    this.#holds.add(owner, digests);
  }

  heldBy(owner: string): readonly string[] {
    return this.#holds.of(owner);
  }

  owners(): readonly string[] {
    return this.#holds.owners();
  }

  release(owner: string, digests?: readonly string[]): void {
    this.#holds.remove(owner, digests);
  }

  releaseUnless(owner: string, isNeeded: () => boolean): void {
    this.options.write(() => {
      if (!isNeeded()) this.#holds.removeWithin(owner);
    });
  }

  discard(digests: readonly string[]): void {
    this.options.write(() => {
      const held = this.#holds.all();
      for (const digest of digests) {
        const placed = this.#placed.get(digest);
        if (held.has(digest) || placed === undefined) continue;
        removeObject(this.#root, this.pathOf(digest), ({ mtimeMs }) => mtimeMs === placed);
        this.#placed.delete(digest);
      }
    });
  }

  erase(owner: string, since: number): Collected {
    let erased: Collected = { files: 0, bytes: 0 };
    this.options.write(() => {
      const digests = this.#holds.of(owner);
      this.#holds.removeWithin(owner);
      const held = this.#holds.all();
      for (const digest of digests) {
        if (held.has(digest)) continue;
        const freed = removeObject(this.#root, this.pathOf(digest), ({ mtimeMs }) => mtimeMs < since);
        this.#placed.delete(digest);
        if (freed !== null) erased = { files: erased.files + 1, bytes: erased.bytes + freed };
      }
    });
    return erased;
  }

  collect(): Collected {
    let collected: Collected = { files: 0, bytes: 0 };
    // Nobody can begin to need one while it is decided what nobody needs.
    this.options.write(() => {
      collected = collectObjects(this.#root, this.#holds.all(), Date.now());
    });
    return collected;
  }

  get #root(): string {
    return join(this.options.folder, 'objects');
  }

  /** A content that probably is here already is not copied just to be thrown away. */
  async #takeIn(path: string, bytes: number, streaming: Streaming): Promise<Digested> {
    if (this.#isOurs(path)) return this.#link(path, streaming);
    if (this.#memory.mayHaveSeen(bytes)) {
      const same = await digestFile(path, { ...streaming, onBytes: () => undefined });
      if (this.#keep(same.digest, same.bytes)) {
        streaming.onBytes(same.bytes);
        return same;
      }
    }
    return this.#copy(path, streaming);
  }

  #isOurs(path: string): boolean {
    const inside = relative(this.options.folder, resolve(path));
    return inside.startsWith(`packages${sep}`);
  }

  async #link(path: string, streaming: Streaming): Promise<Digested> {
    const digested = await digestFile(path, streaming);
    if (this.#keep(digested.digest, digested.bytes)) return digested;
    this.#bringing((incoming) => {
      linkSync(path, incoming);
      this.#place(incoming, digested.digest);
    });
    return digested;
  }

  async #copy(path: string, streaming: Streaming): Promise<Digested> {
    const incoming = this.#incoming();
    try {
      const digested = await copyDigested(path, incoming, streaming);
      if (!this.#keep(digested.digest, digested.bytes)) this.#place(incoming, digested.digest);
      return digested;
    } finally {
      rmSync(incoming, { force: true });
    }
  }

  #bringing(work: (incoming: string) => void): void {
    const incoming = this.#incoming();
    try {
      work(incoming);
    } finally {
      rmSync(incoming, { force: true });
    }
  }

  #incoming(): string {
    const folder = join(this.#root, 'incoming');
    mkdirSync(folder, { recursive: true });
    return join(folder, randomUUID());
  }

  /** Whether it is here; then it counts as having come in now, so that it is not collected before somebody holds it. */
  #keep(digest: string, bytes: number): boolean {
    const path = this.pathOf(digest);
    try {
      const before = statSync(path);
      if (before.size !== bytes) return false;
      const now = new Date();
      utimesSync(path, now, now);
      const after = statSync(path);
      if (this.#placed.get(digest) === before.mtimeMs) this.#placed.set(digest, after.mtimeMs);
      return after.size === bytes;
    } catch (error) {
      if (isMissing(error)) return false;
      // Of somebody else, or on a disk that is read-only: it is here, but its time cannot be set.
      if (['EPERM', 'EACCES', 'EROFS'].includes(errorCode(error))) return true;
      throw error;
    }
  }

  #place(incoming: string, digest: string): void {
    const path = this.pathOf(digest);
    const now = new Date();
    utimesSync(incoming, now, now);
    chmodSync(incoming, 0o444);
    mkdirSync(dirname(path), { recursive: true });
    renameSync(incoming, path);
    const { mtimeMs } = statSync(path);
    try {
      syncFolder(dirname(path));
    } catch (error) {
      removeObject(this.#root, path, (stats) => stats.mtimeMs === mtimeMs);
      throw error;
    }
    this.#placed.set(digest, mtimeMs);
  }
}
