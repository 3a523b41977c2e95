import { closeSync, openSync, writeSync } from 'node:fs';
import { maskedCrc32c } from '../../../src/runs/sources/tensorBoard/crc32c';

/** Writes an event file as `SummaryWriter.add_scalar` does: one event for each point, the tags in turn. */
export function writeEventFile(
  path: string,
  { points, tags }: { readonly points: number; readonly tags: number },
): void {
  const file = openSync(path, 'w');
  const names = Array.from({ length: tags }, (_, index) => Buffer.from(`train/metric_${index}`));
  let waiting: Buffer[] = [record(Buffer.concat([wallTime(0), field(3, Buffer.from('brain.Event:2'))]))];
  for (let point = 0; point < points; point++) {
    const step = Math.floor(point / tags);
    const value = Buffer.concat([field(1, names[point % tags] ?? Buffer.alloc(0)), simpleValue(Math.sin(step / 1000))]);
    waiting.push(record(Buffer.concat([wallTime(step), Buffer.of(0x10), varint(step), field(5, field(1, value))])));
    if (waiting.length === 10_000) {
      writeSync(file, Buffer.concat(waiting));
      waiting = [];
    }
  }
  writeSync(file, Buffer.concat(waiting));
  closeSync(file);
}

/** TFRecord: length, its checksum, data, its checksum. */
function record(data: Buffer): Buffer {
  const framed = Buffer.alloc(data.length + 16);
  framed.writeBigUInt64LE(BigInt(data.length), 0);
  framed.writeUInt32LE(maskedCrc32c(framed, 0, 8), 8);
  data.copy(framed, 12);
  framed.writeUInt32LE(maskedCrc32c(data, 0, data.length), 12 + data.length);
  return framed;
}

function wallTime(step: number): Buffer {
  const bytes = Buffer.alloc(9, 0x09);
  bytes.writeDoubleLE(1_764_000_000 + step / 10, 1);
  return bytes;
}

function simpleValue(value: number): Buffer {
  const bytes = Buffer.alloc(5, 0x15);
  bytes.writeFloatLE(value, 1);
  return bytes;
}

/** A field of bytes. */
function field(number: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.of((number << 3) | 2), varint(content.length), content]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest]);
    bytes.push((rest % 128) | 128);
  }
}
