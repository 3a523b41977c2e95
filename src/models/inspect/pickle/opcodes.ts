/** What follows an opcode: a number, a line of text, or a length and so many bytes. */
export type ArgumentKind =
  | 'none'
  | 'u1'
  | 'u2'
  | 'i4'
  | 'u4'
  | 'u8'
  | 'f8'
  | 'number-line'
  | 'text-line'
  | 'quoted-line'
  | 'two-lines'
  | 'skipped-line'
  | 'text'
  | 'latin'
  | 'bytes'
  | 'long';

export interface Opcode {
  readonly name: string;
  readonly argument: ArgumentKind;
  /** Bytes of the length before texts, bytes and longs. */
  readonly lengthBytes: 0 | 1 | 4 | 8;
}

const listed: readonly (readonly [code: number, name: string, argument: ArgumentKind, lengthBytes?: 1 | 4 | 8])[] = [
  [0x49, 'INT', 'number-line'],
  [0x4a, 'BININT', 'i4'],
  [0x4b, 'BININT1', 'u1'],
  [0x4d, 'BININT2', 'u2'],
  [0x4c, 'LONG', 'number-line'],
  [0x8a, 'LONG1', 'long', 1],
  [0x8b, 'LONG4', 'long', 4],
  [0x53, 'STRING', 'quoted-line'],
  [0x54, 'BINSTRING', 'latin', 4],
  [0x55, 'SHORT_BINSTRING', 'latin', 1],
  [0x42, 'BINBYTES', 'bytes', 4],
  [0x43, 'SHORT_BINBYTES', 'bytes', 1],
  [0x8e, 'BINBYTES8', 'bytes', 8],
  [0x96, 'BYTEARRAY8', 'bytes', 8],
  [0x97, 'NEXT_BUFFER', 'none'],
  [0x98, 'READONLY_BUFFER', 'none'],
  [0x4e, 'NONE', 'none'],
  [0x88, 'NEWTRUE', 'none'],
  [0x89, 'NEWFALSE', 'none'],
  [0x56, 'UNICODE', 'text-line'],
  [0x8c, 'SHORT_BINUNICODE', 'text', 1],
  [0x58, 'BINUNICODE', 'text', 4],
  [0x8d, 'BINUNICODE8', 'text', 8],
  [0x46, 'FLOAT', 'number-line'],
  [0x47, 'BINFLOAT', 'f8'],
  [0x5d, 'EMPTY_LIST', 'none'],
  [0x61, 'APPEND', 'none'],
  [0x65, 'APPENDS', 'none'],
  [0x6c, 'LIST', 'none'],
  [0x29, 'EMPTY_TUPLE', 'none'],
  [0x74, 'TUPLE', 'none'],
  [0x85, 'TUPLE1', 'none'],
  [0x86, 'TUPLE2', 'none'],
  [0x87, 'TUPLE3', 'none'],
  [0x7d, 'EMPTY_DICT', 'none'],
  [0x64, 'DICT', 'none'],
  [0x73, 'SETITEM', 'none'],
  [0x75, 'SETITEMS', 'none'],
  [0x8f, 'EMPTY_SET', 'none'],
  [0x90, 'ADDITEMS', 'none'],
  [0x91, 'FROZENSET', 'none'],
  [0x30, 'POP', 'none'],
  [0x32, 'DUP', 'none'],
  [0x28, 'MARK', 'none'],
  [0x31, 'POP_MARK', 'none'],
  [0x67, 'GET', 'number-line'],
  [0x68, 'BINGET', 'u1'],
  [0x6a, 'LONG_BINGET', 'u4'],
  [0x70, 'PUT', 'number-line'],
  [0x71, 'BINPUT', 'u1'],
  [0x72, 'LONG_BINPUT', 'u4'],
  [0x94, 'MEMOIZE', 'none'],
  [0x82, 'EXT1', 'u1'],
  [0x83, 'EXT2', 'u2'],
  [0x84, 'EXT4', 'i4'],
  [0x63, 'GLOBAL', 'two-lines'],
  [0x93, 'STACK_GLOBAL', 'none'],
  [0x52, 'REDUCE', 'none'],
  [0x62, 'BUILD', 'none'],
  [0x69, 'INST', 'two-lines'],
  [0x6f, 'OBJ', 'none'],
  [0x81, 'NEWOBJ', 'none'],
  [0x92, 'NEWOBJ_EX', 'none'],
  [0x80, 'PROTO', 'u1'],
  [0x2e, 'STOP', 'none'],
  [0x95, 'FRAME', 'u8'],
  [0x50, 'PERSID', 'skipped-line'],
  [0x51, 'BINPERSID', 'none'],
];

/** The opcodes of protocols 0 to 5 by their byte (CPython's `pickletools.opcodes`). */
export const opcodes: readonly (Opcode | undefined)[] = listed.reduce<(Opcode | undefined)[]>(
  (table, [code, name, argument, lengthBytes]) => {
    table[code] = { name, argument, lengthBytes: lengthBytes ?? 0 };
    return table;
  },
  new Array<Opcode | undefined>(256).fill(undefined),
);
