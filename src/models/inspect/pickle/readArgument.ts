import type { ByteStream } from '../bytes/byteStream';
import type { ArgumentKind, Opcode } from './opcodes';
import type { BytesValue, Value } from './values';

/** Text and lines are read so far; a longer one is unknown. */
const mostText = 4096;
const mostLine = 65_536;

/** What an opcode is followed by; `pair` of GLOBAL and INST. */
export interface ReadArgument {
  readonly value: Value;
  readonly pair: readonly [module: string, name: string] | null;
}

/** Why an opcode cannot be read on: one clause. */
export class ArgumentProblem extends Error {}

/** That the bytes end before what they begin: nothing loads it. */
export class CutOff extends ArgumentProblem {}

const nothing: ReadArgument = { value: undefined, pair: null };

/** So many bytes are at hand before an opcode is read, except at the end: most arguments can be read without waiting. */
export const ahead = 300;

/** The argument of an opcode, at once where its bytes are at hand. */
export function readArgument(stream: ByteStream, opcode: Opcode): ReadArgument | Promise<ReadArgument> {
  switch (opcode.argument) {
    case 'none':
      return nothing;
    case 'u1':
    case 'u2':
    case 'u4':
    case 'i4':
    case 'u8':
    case 'f8':
      return { value: takeNumber(stream, opcode.argument), pair: null };
    case 'text':
    case 'latin':
    case 'bytes':
    case 'long':
      return readCounted(stream, opcode);
    case 'two-lines':
    case 'number-line':
    case 'quoted-line':
    case 'text-line':
    case 'skipped-line':
      return readLines(stream, opcode.argument);
  }
}

async function readLines(stream: ByteStream, kind: ArgumentKind): Promise<ReadArgument> {
  const line = await takeLine(stream);
  if (kind === 'two-lines') return { value: undefined, pair: [line.toString(), (await takeLine(stream)).toString()] };
  if (kind === 'number-line') return { value: numberOf(line.toString('latin1').trim()), pair: null };
  if (kind === 'quoted-line') return { value: unquoted(line.toString('latin1').trim()), pair: null };
  return { value: kind === 'text-line' ? unescapedUnicode(line.toString('latin1')) : line.toString(), pair: null };
}

async function takeLine(stream: ByteStream): Promise<Buffer> {
  const line = await stream.line(mostLine);
  if (line === null) throw new CutOff(cut);
  return line;
}

const cut = 'it ends within an opcode';

function takeNumber(stream: ByteStream, kind: 'u1' | 'u2' | 'u4' | 'i4' | 'u8' | 'f8'): number {
  const width = kind === 'f8' ? 8 : Number(kind[1]);
  if (stream.available < width) throw new CutOff(cut);
  if (width === 1) return stream.byte();
  const bytes = stream.take(width);
  if (kind === 'f8') return bytes.readDoubleBE(0);
  if (kind === 'i4') return bytes.readInt32LE(0);
  return kind === 'u8' ? Number(bytes.readBigUInt64LE(0)) : bytes.readUIntLE(0, width);
}

function readCounted(stream: ByteStream, { argument, lengthBytes }: Opcode): ReadArgument | Promise<ReadArgument> {
  const length = takeNumber(stream, lengthBytes === 8 ? 'u8' : lengthBytes === 4 ? 'u4' : 'u1');
  if (argument === 'long' && length > mostText) throw new ArgumentProblem('it has a number of thousands of digits');
  if (argument !== 'bytes' && length <= stream.available) return counted(stream, argument, length);
  return readFar(stream, argument, length);
}

async function readFar(stream: ByteStream, argument: ArgumentKind, length: number): Promise<ReadArgument> {
  const isKept = argument !== 'bytes' && length <= mostText;
  const isThere = isKept ? await stream.fill(length) : await stream.skip(length);
  if (!isThere) throw new CutOff(`it says ${length} bytes, which are not there`);
  if (isKept) return counted(stream, argument, length);
  const bytes: BytesValue = { kind: 'bytes', length };
  return { value: argument === 'bytes' ? bytes : undefined, pair: null };
}

function counted(stream: ByteStream, argument: ArgumentKind, length: number): ReadArgument {
  const bytes = stream.take(length);
  if (argument === 'long') return { value: signedNumber(bytes), pair: null };
  return { value: length > mostText ? undefined : bytes.toString(argument === 'text' ? 'utf8' : 'latin1'), pair: null };
}

/** Little-endian two's complement. */
function signedNumber(bytes: Buffer): number | bigint {
  if (bytes.length === 0) return 0;
  const digits = Buffer.from(bytes).reverse().toString('hex');
  return plain(BigInt.asIntN(bytes.length * 8, BigInt(`0x${digits}`)));
}

function plain(number: bigint): number | bigint {
  const simple = Number(number);
  return Number.isSafeInteger(simple) ? simple : number;
}

/** A number of protocol 0; `01` and `00` are true and false. */
function numberOf(line: string): Value {
  if (line === '01' || line === '00') return line === '01';
  if (/^[+-]?\d{1,1000}L?$/.test(line)) return plain(BigInt(line.replace('L', '').replace('+', '')));
  return line === '' || line.length > 1000 ? undefined : Number(line);
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '\n': '',
};

/** A Python string literal (`codecs.escape_decode`). */
function unquoted(line: string): Value {
  if (!/^(['"]).*\1$/s.test(line) || line.length < 2) return undefined;
  return line
    .slice(1, -1)
    .replace(/\\(?:x([\da-fA-F]{2})|([0-7]{1,3})|(.))/gs, (_, hex?: string, octal?: string, other?: string) => {
      if (hex !== undefined) return String.fromCharCode(parseInt(hex, 16));
      if (octal !== undefined) return String.fromCharCode(parseInt(octal, 8) & 255);
      return escapes[other ?? ''] ?? `\\${other ?? ''}`;
    });
}

/** Python's raw-unicode-escape. */
function unescapedUnicode(line: string): Value {
  return line.replace(/\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8}))/g, (all: string, short?: string, long?: string) => {
    const point = parseInt(short ?? long ?? '', 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : all;
  });
}
