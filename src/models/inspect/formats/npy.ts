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
    const stream = streamOf(file.source);
    return inspectNpy(stream, file, file.source.size, 'array');
  },
};

function isNpy(head: Buffer): boolean {
  return head.subarray(0, mark.length).equals(mark);
}

/** Looks into an array of `size` bytes with its header, named `name`. */
export async function inspectNpy(
  stream: ByteStream,
  { trusted, signal }: Pick<OpenedFile, 'trusted' | 'signal'>,
  size: number,
  name: string,
): Promise<Findings> {
  const header = await readHeader(stream);
  if (typeof header === 'string') return unreadable(header);
  const { shape, dtype, version } = header;
  const count = shape.reduce((product, dimension) => product * dimension, 1);
  const tensor = {
    name,
    dtype: dtype.name,
    shape,
    bytes: dtype.hasObjects ? size - stream.position : count * dtype.bytes,
  };
  const common = { format: 'npy' as const, formatDetail: `version ${version}`, tensors: [tensor], parameters: count };
  if (dtype.hasObjects) return { ...common, ...(await scanObjects(stream, trusted, signal)) };
  const missing = tensor.bytes - (size - stream.position);
  if (missing === 0) return { ...common, verdict: 'not-code' };
  const problem = `Its header says ${tensor.bytes} bytes of numbers, and ${size - stream.position} are there.`;
  return { ...common, verdict: 'not-code', problems: [{ problem, at: stream.position }] };
}

async function scanObjects(stream: ByteStream, trusted: OpenedFile['trusted'], signal: AbortSignal) {
  const findings = new PickleFindings(trusted);
  await scanPickle(stream, findings, signal);
  const { verdict, problems } = findings;
  return { verdict, problems, imports: sortedImports(findings.imports.values()) };
}

function unreadable(problem: string): Findings {
  return { format: 'npy', verdict: 'partly-scanned', problems: [{ problem, at: 0 }] };
}

interface Header {
  readonly version: string;
  readonly dtype: Dtype;
  readonly shape: readonly number[];
}

/** The header, or what is wrong with it in a sentence. */
async function readHeader(stream: ByteStream): Promise<Header | string> {
  if (!(await stream.fill(12))) return 'It ends within its header.';
  const head = stream.take(8);
  const [major = 0, minor = 0] = [head[6], head[7]];
  const length = major === 1 ? stream.take(2).readUInt16LE(0) : stream.take(4).readUInt32LE(0);
  if (length > mostHeader) return `Its header says that it is ${length} bytes long, which no array needs.`;
  if (!(await stream.fill(length))) return 'It ends within its header.';
  const literal = parsePythonLiteral(stream.take(length).toString('latin1'));
  if (!(literal instanceof Map)) return 'Its header is not one of NumPy.';
  const shape = literal.get('shape');
  const dtype = dtypeOfDescription(literal.get('descr'));
  if (!isShape(shape) || dtype === null) return 'Its header names a type or a shape that is not one of NumPy.';
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
