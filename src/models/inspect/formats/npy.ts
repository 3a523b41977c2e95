import { formatCount } from '../../../base/text';
import { streamOf, type ByteStream } from '../bytes/byteStream';
import { parseDtype, type Dtype } from '../pickle/dtypes';
import { PickleFindings } from '../pickle/pickleFindings';
import { scanPickle } from '../pickle/scanPickle';
import type { FileFormat, Findings, OpenedFile } from './format';
import { parsePythonLiteral, type PythonLiteral } from './pythonLiteral';
import { sortedImports } from './worst';

const mark = Buffer.from('\x93NUMPY', 'latin1');
/** NumPy itself refuses headers beyond 10,000 bytes unless it is told to trust them. */
const mostHeader = 65_536;

/** One array of NumPy (`numpy.lib.format`); one of objects is a pickle. */
export const npy: FileFormat = {
  recognises: ({ head }) => isNpy(head),
  inspect: async (file) => {
    const { behind, ...found } = await inspectNpy(streamOf(file.source), file, file.source.size, 'array');
    // `numpy.save` writes several arrays one behind the other into one file: what is behind the first is no damage.
    if (behind === 0) return found;
    return {
      ...found,
      formatDetail: `${found.formatDetail ?? ''}, ${formatCount(behind)} bytes behind the first array`,
    };
  },
};

function isNpy(head: Buffer): boolean {
  return head.subarray(0, mark.length).equals(mark);
}

interface ArrayFindings extends Findings {
  /** How many bytes stand behind its numbers. */
  readonly behind: number;
}

/** Looks into an array of `size` bytes with its header, named `name`. */
export async function inspectNpy(
  stream: ByteStream,
  { trusted, signal }: Pick<OpenedFile, 'trusted' | 'signal'>,
  size: number,
  name: string,
): Promise<ArrayFindings> {
  const header = await readHeader(stream, size);
  if ('problem' in header) return unread(header);
  const { shape, dtype, version } = header;
  const count = shape.reduce((product, dimension) => product * dimension, 1);
  const there = size - stream.position;
  const needed = count * dtype.bytes;
  const bytes = dtype.hasObjects ? there : Math.min(needed, there);
  const tensor = { name, dtype: dtype.name, shape, bytes };
  const common = { format: 'npy' as const, formatDetail: `version ${version}`, tensors: [tensor], parameters: count };
  if (dtype.hasObjects) return { ...common, behind: 0, ...(await scanObjects(stream, trusted, signal)) };
  if (needed <= there) return { ...common, behind: there - needed, verdict: 'not-code' };
  const problem = `Its header says ${formatCount(needed)} bytes of numbers, and ${formatCount(there)} are there.`;
  return { ...common, behind: 0, verdict: 'not-code', problems: [{ problem, at: stream.position }] };
}

async function scanObjects(stream: ByteStream, trusted: OpenedFile['trusted'], signal: AbortSignal) {
  const findings = new PickleFindings(trusted);
  await scanPickle(stream, findings, signal);
  const { verdict, problems } = findings;
  return { verdict, problems, imports: sortedImports(findings.imports.values()) };
}

/** Why a header was not read. One that is not there to its end is read by nobody; any other may be, with objects behind it. */
interface Unread {
  readonly problem: string;
  readonly isCut: boolean;
}

const cut: Unread = { problem: 'It ends within its header.', isCut: true };

function strange(problem: string): Unread {
  return { problem, isCut: false };
}

function unread({ problem, isCut }: Unread): ArrayFindings {
  return { format: 'npy', behind: 0, verdict: isCut ? 'not-code' : 'partly-scanned', problems: [{ problem, at: 0 }] };
}

interface Header {
  readonly version: string;
  readonly dtype: Dtype;
  readonly shape: readonly number[];
}

async function readHeader(stream: ByteStream, size: number): Promise<Header | Unread> {
  if (!(await stream.fill(12))) return cut;
  const head = stream.take(8);
  const [major = 0, minor = 0] = [head[6], head[7]];
  const length = major === 1 ? stream.take(2).readUInt16LE(0) : stream.take(4).readUInt32LE(0);
  if (length > size - stream.position) return cut;
  if (length > mostHeader)
    return strange(`Its header says that it is ${formatCount(length)} bytes long, which no array needs.`);
  if (!(await stream.fill(length))) return cut;
  const literal = parsePythonLiteral(stream.take(length).toString('latin1'));
  if (!(literal instanceof Map)) return strange('Its header is not one of NumPy.');
  const shape = literal.get('shape');
  const dtype = dtypeOfDescription(literal.get('descr'));
  if (!isShape(shape) || dtype === null) return strange('Its header names a type or a shape that is not one of NumPy.');
  return { version: `${major}.${minor}`, dtype, shape };
}

function isShape(shape: PythonLiteral | undefined): shape is readonly number[] {
  return Array.isArray(shape) && shape.every((size) => Number.isSafeInteger(size) && (size as number) >= 0);
}

/** A text, or the fields of a record: name, type, shape. */
function dtypeOfDescription(description: PythonLiteral | undefined): Dtype | null {
  if (typeof description === 'string') return parseDtype(description);
  if (!Array.isArray(description)) return null;
  let bytes = 0;
  let hasObjects = false;
  for (const field of description as readonly PythonLiteral[]) {
    const [, type, shape] = Array.isArray(field) ? (field as readonly PythonLiteral[]) : [];
    const dtype = dtypeOfDescription(type);
    if (dtype === null) return null;
    bytes += dtype.bytes * (isShape(shape) ? shape.reduce((product, size) => product * size, 1) : 1);
    hasObjects ||= dtype.hasObjects;
  }
  return { name: 'record', bytes, hasObjects };
}
