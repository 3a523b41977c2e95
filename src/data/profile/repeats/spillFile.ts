import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Disposable } from '../../../base/disposable';

/** A temporary file that numbers are appended to; nothing of it is left behind. */
export class SpillFile implements Disposable {
  private length = 0;
  private gone = false;

  private constructor(
    private readonly descriptor: number,
    private readonly path: string,
  ) {
    // Where the system allows it the name goes at once, so that not even a crash leaves the file.
    this.unlink();
  }

  /** Null where no temporary file can be made. */
  static create(folder = tmpdir()): SpillFile | null {
    try {
      const path = join(folder, `tend-${randomUUID()}.tmp`);
      return new SpillFile(openSync(path, 'wx+', 0o600), path);
    } catch {
      return null;
    }
  }

  /** Appends and returns where; null when the disk is full. */
  append(numbers: Uint32Array): number | null {
    const bytes = new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
    const at = this.length;
    try {
      for (let done = 0; done < bytes.length;)
        done += writeSync(this.descriptor, bytes, done, bytes.length - done, at + done);
    } catch {
      return null;
    }
    this.length += bytes.length;
    return at;
  }

  read(at: number, into: Uint32Array): void {
    const bytes = new Uint8Array(into.buffer, into.byteOffset, into.byteLength);
    for (let done = 0; done < bytes.length;) {
      const count = readSync(this.descriptor, bytes, done, bytes.length - done, at + done);
      if (count === 0) throw new Error('A temporary file lost what was written to it.');
      done += count;
    }
  }

  dispose(): void {
    closeSync(this.descriptor);
    if (!this.gone) this.unlink();
  }

  private unlink(): void {
    try {
      unlinkSync(this.path);
      this.gone = true;
    } catch {
      this.gone = false;
    }
  }
}
