import type { ByteStream } from '../../bytes/byteStream';

/** A field of a protobuf message. What is length-delimited is not read: `end` is where its bytes end. */
export interface Field {
  readonly number: number;
  readonly kind: 'varint' | 'bytes' | 'fixed';
  /** Of a varint or fixed field; beyond 2^53 rounded. */
  readonly value: number;
  readonly end: number;
}

/** The bytes are no protobuf message: one clause. */
export class NotProtobuf extends Error {}

/**
 * The fields of a message that ends at `end`, one after the other. What the caller did not read of a field is gone past, so
 * that payloads cost nothing.
 */
export async function* fieldsUntil(stream: ByteStream, end: number): AsyncGenerator<Field> {
  while (stream.position < end) {
    const tag = await varint(stream);
    const number = Math.floor(tag / 8);
    if (number === 0) throw new NotProtobuf('it has a field without a number');
    const field = await fieldOf(stream, number, tag % 8);
    if (field.end > end) throw new NotProtobuf('a field says more bytes than there are');
    yield field;
    if (!(await stream.skip(field.end - stream.position))) throw new NotProtobuf('it ends within a field');
  }
}

async function fieldOf(stream: ByteStream, number: number, wire: number): Promise<Field> {
  if (wire === 0) return { number, kind: 'varint', value: await varint(stream), end: stream.position };
  if (wire === 1 || wire === 5) {
    const width = wire === 1 ? 8 : 4;
    if (!(await stream.fill(width))) throw new NotProtobuf('it ends within a number');
    stream.take(width);
    return { number, kind: 'fixed', value: 0, end: stream.position };
  }
  if (wire !== 2) throw new NotProtobuf(`it has a field of the unknown kind ${wire}`);
  const length = await varint(stream);
  return { number, kind: 'bytes', value: length, end: stream.position + length };
}

async function varint(stream: ByteStream): Promise<number> {
  let value = 0;
  for (let power = 1, at = 0; at < 10; at++, power *= 128) {
    if (stream.available === 0 && !(await stream.fill(1))) throw new NotProtobuf('it ends within a number');
    const byte = stream.byte();
    value += (byte & 0x7f) * power;
    if (byte < 0x80) return value;
  }
  throw new NotProtobuf('it has a number of more than ten bytes');
}

const mostText = 65_536;

/** The text of a field; what is longer than any name is cut. */
export async function textOf(stream: ByteStream, field: Field): Promise<string> {
  const length = Math.min(field.end - stream.position, mostText);
  if (!(await stream.fill(length))) throw new NotProtobuf('it ends within a text');
  return stream.take(length).toString('utf8');
}

/** Whole numbers that stand packed in a field, or alone; at most `most` of them. */
export async function numbersOf(stream: ByteStream, field: Field, most: number): Promise<readonly number[]> {
  if (field.kind !== 'bytes') return [field.value];
  const numbers: number[] = [];
  while (stream.position < field.end && numbers.length < most) numbers.push(await varint(stream));
  if (stream.position > field.end) throw new NotProtobuf('a number says more bytes than there are');
  return numbers;
}
