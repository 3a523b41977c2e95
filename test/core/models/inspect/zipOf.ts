import { crc32 } from 'node:zlib';

/** An archive of stored members. `before`: bytes that are to stand before it, which its places count. */
export function zipOf(members: Readonly<Record<string, string | Buffer>>, { before = 0 } = {}): Buffer {
  const local: Buffer[] = [];
  const listed: Buffer[] = [];
  let at = before;
  for (const [name, text] of Object.entries(members)) {
    const bytes = Buffer.from(text as string);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt32LE(crc32(bytes), 10);
    fields.writeUInt32LE(bytes.length, 14);
    fields.writeUInt32LE(bytes.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    listed.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), fields, rest, Buffer.from(name));
    const header = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, Buffer.from(name), bytes]);
    local.push(header);
    at += header.length;
  }
  const directory = Buffer.concat(listed);
  const end = Buffer.alloc(18);
  const count = Object.keys(members).length;
  end.writeUInt16LE(count, 4);
  end.writeUInt16LE(count, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...local, directory, Buffer.from('PK\x05\x06', 'latin1'), end]);
}
