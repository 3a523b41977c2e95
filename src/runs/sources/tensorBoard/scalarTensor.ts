import { singleValue } from './singleValue';
import { WireReader, wireTypes } from './wireReader';

/** `DataType` of TensorFlow (`framework/types.proto`): the ones that hold a number or a text. */
const dataTypes = {
  float: 1,
  double: 2,
  int32: 3,
  uint8: 4,
  int16: 5,
  int8: 6,
  string: 7,
  int64: 9,
  bool: 10,
  bfloat16: 14,
  uint16: 17,
  half: 19,
  uint32: 22,
  uint64: 23,
} as const;

/** Fields of `TensorProto` (`framework/tensor.proto`). */
const tensorFields = {
  dtype: 1,
  content: 4,
  float: 5,
  double: 6,
  int: 7,
  string: 8,
  int64: 10,
  bool: 11,
  half: 13,
  uint32: 16,
  uint64: 17,
} as const;

const longestText = 8000;

/** Reads tensors of one element, which is what scalars and texts are written as. */
export class ScalarTensor {
  readonly #fields = new WireReader();
  readonly #packed = new WireReader();

  /** The first number of a tensor; NaN is a number, null: there is none. */
  number(buffer: Buffer, start: number, end: number): number | null {
    const fields = this.#fields;
    let type = 0;
    let found: number | null = null;
    fields.open(buffer, start, end);
    while (fields.next()) {
      if (fields.field === tensorFields.dtype) type = fields.value;
      else found ??= this.#numberOf(type);
    }
    return found;
  }

  /** The texts of a tensor, one a line, cut where they are very long. */
  text(buffer: Buffer, start: number, end: number): string {
    const fields = this.#fields;
    const texts: string[] = [];
    fields.open(buffer, start, end);
    for (let left = longestText; left > 0 && fields.next();) {
      if (fields.field !== tensorFields.string) continue;
      texts.push(fields.text().slice(0, left).toWellFormed());
      left -= fields.stop - fields.start;
    }
    return texts.join('\n');
  }

  #numberOf(type: number): number | null {
    const { field, wire, buffer, start, stop, value } = this.#fields;
    switch (field) {
      case tensorFields.content:
        return numberAt(buffer, start, stop, type);
      case tensorFields.float:
        return stop - start >= 4 ? singleValue(buffer.readFloatLE(start)) : null;
      case tensorFields.double:
        return stop - start >= 8 ? buffer.readDoubleLE(start) : null;
      case tensorFields.half:
        return half(this.#varint(wire, value), type);
      case tensorFields.int:
      case tensorFields.int64:
      case tensorFields.bool:
      case tensorFields.uint32:
      case tensorFields.uint64:
        return this.#varint(wire, value);
      default:
        return null;
    }
  }

  /** Numbers are packed in a field of bytes, or, by older writers, one field each. */
  #varint(wire: number, value: number): number | null {
    if (wire === wireTypes.varint) return value;
    const { buffer, start, stop } = this.#fields;
    this.#packed.open(buffer, start, stop);
    return this.#packed.packed() ? this.#packed.value : null;
  }
}

function half(bits: number | null, type: number): number | null {
  if (bits === null) return null;
  return type === dataTypes.bfloat16 ? bfloat16(bits) : float16(bits);
}

/** `tensor_content`: raw, little-endian. */
function numberAt(buffer: Buffer, start: number, stop: number, type: number): number | null {
  const reader = contentReaders[type];
  return reader === undefined || stop - start < reader.bytes ? null : reader.read(buffer, start);
}

interface ContentReader {
  readonly bytes: number;
  readonly read: (buffer: Buffer, at: number) => number;
}

const contentReaders: Readonly<Record<number, ContentReader>> = {
  [dataTypes.float]: { bytes: 4, read: (buffer, at) => singleValue(buffer.readFloatLE(at)) },
  [dataTypes.double]: { bytes: 8, read: (buffer, at) => buffer.readDoubleLE(at) },
  [dataTypes.int32]: { bytes: 4, read: (buffer, at) => buffer.readInt32LE(at) },
  [dataTypes.uint32]: { bytes: 4, read: (buffer, at) => buffer.readUInt32LE(at) },
  [dataTypes.int16]: { bytes: 2, read: (buffer, at) => buffer.readInt16LE(at) },
  [dataTypes.uint16]: { bytes: 2, read: (buffer, at) => buffer.readUInt16LE(at) },
  [dataTypes.int8]: { bytes: 1, read: (buffer, at) => buffer.readInt8(at) },
  [dataTypes.uint8]: { bytes: 1, read: (buffer, at) => buffer.readUInt8(at) },
  [dataTypes.bool]: { bytes: 1, read: (buffer, at) => buffer.readUInt8(at) },
  [dataTypes.int64]: { bytes: 8, read: (buffer, at) => Number(buffer.readBigInt64LE(at)) },
  [dataTypes.uint64]: { bytes: 8, read: (buffer, at) => Number(buffer.readBigUInt64LE(at)) },
  [dataTypes.half]: { bytes: 2, read: (buffer, at) => float16(buffer.readUInt16LE(at)) },
  [dataTypes.bfloat16]: { bytes: 2, read: (buffer, at) => bfloat16(buffer.readUInt16LE(at)) },
};

/** IEEE 754 half precision. */
function float16(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >>> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (1024 + fraction) * 2 ** (exponent - 25);
}

const wide = new DataView(new ArrayBuffer(4));

/** The upper half of a float. */
function bfloat16(bits: number): number {
  wide.setUint32(0, bits << 16);
  return wide.getFloat32(0);
}
