import { readSync } from 'node:fs';
import { maskedCrc32c } from './crc32c';

/**
 * A record of a TFRecord file: length (8 bytes, little-endian), masked CRC-32C of those 8, the data, masked CRC-32C of the
 * data (TensorFlow, `lib/io/record_writer.h`).
 */
const headerBytes = 12;
const footerBytes = 4;

/** A longer record is passed over unread: scalars, texts and hyper-parameters are never that long. */
const longestRecord = 1 << 25;

const blockBytes = 1 << 20;

/** How far a file was read; the next visit goes on from here. */
export interface RecordProgress {
  /** Where the next record begins; what lies between here and the end of the file is no whole record. */
  offset: number;
  /** Places before it that are no sound record. */
  damaged: number;
  /** Where the first of them begins. */
  firstDamage: number | null;
}

/** A record: its data in a buffer that is used again afterwards, and where it begins in the file. */
type OnRecord = (buffer: Buffer, start: number, end: number, offset: number) => void;

/**
 * Reads the records of an open file, a block at a time. Records whose checksum is wrong are left out; where the length of
 * one is wrong, the next place that can be a record is looked for.
 */
export class RecordReader {
  readonly #file: number;
  readonly #size: number;
  readonly #progress: RecordProgress;
  #buffer: Buffer;
  /** Where the buffer begins in the file, and how much of it is filled. */
  #position: number;
  #filled = 0;

  /** `size` is that of the file now: what is written meanwhile waits for the next visit. `progress` is kept up to date. */
  constructor(file: number, size: number, progress: RecordProgress) {
    this.#file = file;
    this.#size = size;
    this.#progress = progress;
    this.#position = progress.offset;
    this.#buffer = Buffer.allocUnsafe(Math.max(headerBytes, Math.min(blockBytes, size - progress.offset)));
  }

  /** Hands over each whole record of the next block; false when there are no more. */
  block(onRecord: OnRecord): boolean {
    const room = Math.min(this.#buffer.length - this.#filled, this.#size - this.#position - this.#filled);
    const read = room > 0 ? readSync(this.#file, this.#buffer, this.#filled, room, this.#position + this.#filled) : 0;
    if (read === 0) return false;
    this.#filled += read;
    this.#dropUntil(this.#records(onRecord));
    return true;
  }

  /** Where in the buffer stands what more has to be read for. */
  #records(onRecord: OnRecord): number {
    let at = 0;
    while (at + headerBytes <= this.#filled) {
      const length = this.#lengthAt(at);
      if (length === null) {
        at++;
        continue;
      }
      const end = at + headerBytes + length + footerBytes;
      if (end > this.#filled) return this.#unfinished(at, end);
      this.#record(onRecord, at, end);
      at = end;
    }
    return at;
  }

  #record(onRecord: OnRecord, at: number, end: number): void {
    const offset = this.#position + at;
    this.#found(offset);
    const dataEnd = end - footerBytes;
    if (this.#buffer.readUInt32LE(dataEnd) === maskedCrc32c(this.#buffer, at + headerBytes, dataEnd))
      onRecord(this.#buffer, at + headerBytes, dataEnd, offset);
    else this.#damage(offset);
    this.#progress.offset = this.#position + end;
  }

  /** A record begins here: what was passed over to come here was none. */
  #found(offset: number): void {
    if (offset > this.#progress.offset) this.#damage(this.#progress.offset);
    this.#progress.offset = offset;
  }

  #damage(offset: number): void {
    this.#progress.damaged++;
    this.#progress.firstDamage ??= offset;
  }

  /** The length of the record that begins here; null when none does. */
  #lengthAt(at: number): number | null {
    // No record has 4 GB: these four bytes alone tell most of the places where none begins.
    if (this.#buffer.readUInt32LE(at + 4) !== 0) return null;
    if (this.#buffer.readUInt32LE(at + 8) !== maskedCrc32c(this.#buffer, at, at + 8)) return null;
    return this.#buffer.readUInt32LE(at);
  }

  /** Makes room for a record that goes beyond the buffer, or passes it over when it is too long. */
  #unfinished(at: number, end: number): number {
    const size = end - at;
    if (this.#position + end > this.#size || size <= this.#buffer.length) return at;
    if (size > longestRecord) {
      this.#found(this.#position + at);
      this.#progress.offset = this.#position + end;
      return end;
    }
    const larger = Buffer.allocUnsafe(size);
    this.#buffer.copy(larger, 0, at, this.#filled);
    this.#position += at;
    this.#filled -= at;
    this.#buffer = larger;
    return 0;
  }

  #dropUntil(at: number): void {
    if (at < this.#filled) this.#buffer.copyWithin(0, at, this.#filled);
    this.#filled = Math.max(0, this.#filled - at);
    this.#position += at;
  }
}
