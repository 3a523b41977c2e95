import type { ByteSource } from '../bytes/byteSource';

/** A member of an archive, as the central directory lists it. */
export interface ZipMember {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly packed: number;
  readonly bytes: number;
  /** Where its packed bytes begin, by its local header. */
  readonly start: number;
}

export interface ZipArchive {
  readonly members: readonly ZipMember[];
  /** How readers could see something else in it than is listed; one sentence each. */
  readonly mismatches: readonly string[];
}

interface Listed extends Omit<ZipMember, 'start'> {
  readonly header: number;
  readonly rawName: Buffer;
}

const endSize = 22;
const mostComment = 65_535;
const mostDirectory = 64 * 1024 * 1024;
const mostMembers = 200_000;
const mostMismatches = 20;
/** Encrypted, strongly encrypted, with masked headers. */
const encryptedFlags = 0x2041;

/**
 * Lists an archive, and where it can be read in two ways. A library follows one of them; here the two are the point: who
 * loads a model may take the other one than who checks it. Null where it is no archive.
 */
export async function openZip(source: ByteSource): Promise<ZipArchive | null> {
  const end = await findEnd(source);
  if (end === null) return null;
  const mismatches: string[] = [];
  const tell = (mismatch: string) => {
    if (mismatches.length < mostMismatches) mismatches.push(mismatch);
  };
  if (end.after > 0) tell(`${end.after} bytes stand behind the end of the archive.`);
  if (end.before !== 0) tell('It does not begin where it says, or something was put into it.');
  const listed = await readDirectory(source, end, tell);
  if (end.before !== 0 && listed.length === 0) return null;
  const members: ZipMember[] = [];
  let expected = 0;
  for (const entry of [...listed].sort((a, b) => a.header - b.header)) {
    const { start, name, sizes } = await readLocalHeader(source, entry, tell);
    if (entry.header < expected) tell(`"${entry.name}" overlaps what stands before it.`);
    else if (entry.header - expected > (members.length === 0 ? 0 : descriptorSize))
      tell(`Bytes that are not listed stand before "${entry.name}".`);
    if (!name || !sizes) tell(`"${entry.name}" is described otherwise at its place than in the list of the archive.`);
    if (entry.encrypted) tell(`"${entry.name}" says that it is encrypted, which some readers pass over.`);
    if (!canHold(entry))
      tell(`"${entry.name}" says more bytes than its packed ones can hold, or others than it stores.`);
    expected = start + entry.packed;
    members.push({ ...entry, start });
  }
  if (end.directory - expected > descriptorSize || end.directory < expected)
    tell('Between the members of the archive and their list stands something else.');
  for (const name of doubles(listed)) tell(`"${name}" is in it twice; readers differ in which one they take.`);
  return { members, mismatches };
}

/** Deflate makes at most 1032 bytes of one (zlib's technical details); a few more are for what is nearly empty. */
function canHold({ method, encrypted, packed, bytes }: Listed): boolean {
  if (encrypted) return true;
  if (method === 0) return bytes === packed;
  return method !== 8 || bytes <= 1032 * packed + 1032;
}

/** Behind the packed bytes may stand their sizes again, with 64 bits and a mark. */
const descriptorSize = 24;

interface End {
  readonly directory: number;
  readonly directorySize: number;
  readonly count: number;
  readonly after: number;
  /** By how much all places are off: readers take what stands before the archive for a program that unpacks it. */
  readonly before: number;
}

async function findEnd(source: ByteSource): Promise<End | null> {
  const length = Math.min(source.size, endSize + mostComment + 20);
  const tail = await source.read(source.size - length, length);
  const at = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (at < 0 || at + endSize > tail.length) return null;
  const position = source.size - tail.length + at;
  const after = tail.length - at - endSize - tail.readUInt16LE(at + 20);
  const short = {
    count: tail.readUInt16LE(at + 10),
    directorySize: tail.readUInt32LE(at + 12),
    directory: tail.readUInt32LE(at + 16),
    after,
  };
  const big = await bigEnd(source, position, after);
  const { record, ...end } = big ?? { ...short, record: position };
  const before = record - end.directorySize - end.directory;
  return { ...end, before, directory: end.directory + before };
}

/** The 64-bit end, which a locator right before the short one points to. */
async function bigEnd(source: ByteSource, position: number, after: number) {
  const locator = await source.read(Math.max(0, position - 20), 20);
  if (locator.length < 20 || locator.readUInt32LE(0) !== 0x07064b50) return null;
  const place = Number(locator.readBigUInt64LE(8));
  const record = await source.read(place, 56);
  if (record.length < 56 || record.readUInt32LE(0) !== 0x06064b50) return null;
  return {
    count: Number(record.readBigUInt64LE(32)),
    directorySize: Number(record.readBigUInt64LE(40)),
    directory: Number(record.readBigUInt64LE(48)),
    after,
    record: place,
  };
}

async function readDirectory(source: ByteSource, end: End, tell: (text: string) => void): Promise<readonly Listed[]> {
  const listed: Listed[] = [];
  const bytes = await source.read(end.directory, Math.min(end.directorySize, mostDirectory));
  if (end.directorySize > mostDirectory || end.count > mostMembers) tell('Its list of members is too long to be read.');
  let at = 0;
  while (at + 46 <= bytes.length && bytes.readUInt32LE(at) === 0x02014b50 && listed.length < mostMembers) {
    const entry = listedEntry(bytes, at);
    listed.push({ ...entry, header: entry.header + end.before });
    at += 46 + entry.rawName.length + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  if (listed.length !== end.count) tell(`It says ${end.count} members and lists ${listed.length}.`);
  return listed;
}

function listedEntry(bytes: Buffer, at: number): Listed {
  const rawName = bytes.subarray(at + 46, at + 46 + bytes.readUInt16LE(at + 28));
  const extra = bytes.subarray(at + 46 + rawName.length, at + 46 + rawName.length + bytes.readUInt16LE(at + 30));
  const [bytesSize, packed, header] = bigSizes(extra, [
    bytes.readUInt32LE(at + 24),
    bytes.readUInt32LE(at + 20),
    bytes.readUInt32LE(at + 42),
  ]);
  return {
    name: rawName.toString('utf8'),
    rawName: Buffer.from(rawName),
    method: bytes.readUInt16LE(at + 10),
    encrypted: (bytes.readUInt16LE(at + 8) & encryptedFlags) !== 0,
    packed,
    bytes: bytesSize,
    header,
  };
}

/** Numbers that do not fit into 32 bits stand in the extra field 1, in this order, only those that do not. */
function bigSizes(extra: Buffer, short: readonly [number, number, number]): readonly [number, number, number] {
  const field = extraField(extra, 1);
  let at = 0;
  const long = (value: number) => {
    if (value !== 0xffffffff || field === null || at + 8 > field.length) return value;
    at += 8;
    return Number(field.readBigUInt64LE(at - 8));
  };
  return [long(short[0]), long(short[1]), long(short[2])];
}

function extraField(extra: Buffer, id: number): Buffer | null {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2))
    if (extra.readUInt16LE(at) === id) return extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
  return null;
}

/** Whether the header at the member's own place says the same as the list. */
async function readLocalHeader(source: ByteSource, entry: Listed, tell: (text: string) => void) {
  const head = await source.read(entry.header, 30);
  if (head.length < 30 || head.readUInt32LE(0) !== 0x04034b50) {
    tell(`"${entry.name}" is not where the list of the archive says.`);
    return { start: entry.header, name: true, sizes: true };
  }
  const nameLength = head.readUInt16LE(26);
  const rest = await source.read(entry.header + 30, nameLength + head.readUInt16LE(28));
  const [bytes, packed] = bigSizes(rest.subarray(nameLength), [head.readUInt32LE(22), head.readUInt32LE(18), 0]);
  const isLater = (head.readUInt16LE(6) & 8) !== 0 && bytes === 0 && packed === 0;
  return {
    start: entry.header + 30 + nameLength + head.readUInt16LE(28),
    name: rest.subarray(0, nameLength).equals(entry.rawName),
    sizes:
      head.readUInt16LE(8) === entry.method &&
      ((head.readUInt16LE(6) & encryptedFlags) !== 0) === entry.encrypted &&
      (isLater || (bytes === entry.bytes && packed === entry.packed)),
  };
}

function doubles(listed: readonly Listed[]): readonly string[] {
  const seen = new Set<string>();
  return listed.filter(({ name }) => seen.has(name) || !seen.add(name)).map(({ name }) => name);
}
