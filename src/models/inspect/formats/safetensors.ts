import { formatCount } from '../../../base/text';
import type { ModelProblem, ModelTensor } from '../modelFileReport';
import { duplicateKey } from './duplicateKeys';
import type { FileFormat, Findings, OpenedFile } from './format';

/** The format allows 100 MB; a header that long is read by nobody's model, and would not fit into the memory of a look. */
const mostHeader = 24 * 1024 * 1024;
const lengthBytes = 8;
const mostProblems = 20;

const bits: Readonly<Record<string, number>> = {
  F4: 4,
  F6_E2M3: 6,
  F6_E3M2: 6,
  BOOL: 8,
  U8: 8,
  I8: 8,
  F8_E4M3: 8,
  F8_E5M2: 8,
  F8_E8M0: 8,
  I16: 16,
  U16: 16,
  F16: 16,
  BF16: 16,
  I32: 32,
  U32: 32,
  F32: 32,
  F64: 64,
  C64: 64,
  I64: 64,
  U64: 64,
};

/** safetensors: a length, a JSON header, numbers. Only the header is read. */
export const safetensors: FileFormat = {
  recognises: ({ head, name }) =>
    head.length > lengthBytes &&
    (head[lengthBytes] === 0x7b || /\.safetensors$/i.test(name)) &&
    head.readUInt32LE(4) < 0x7b000000,
  inspect: inspectFile,
};

async function inspectFile({ source, head }: OpenedFile): Promise<Findings> {
  const claimed = head.readBigUInt64LE(0);
  if (claimed > BigInt(source.size - lengthBytes))
    return broken(`Its header says that it is ${claimed} bytes long, and the file has ${formatCount(source.size)}.`);
  const length = Number(claimed);
  if (length > mostHeader)
    return broken(`Its header is ${formatCount(length)} bytes long, which no model needs; it was not read.`);
  const text = (await source.read(lengthBytes, length)).toString('utf8');
  const header = parsed(text);
  if (header === null) return broken('Its header is not JSON.');
  const twice = duplicateKey(text);
  const problems: ModelProblem[] = [];
  if (twice !== null)
    problems.push({ problem: `Its header has "${twice}" twice; readers differ in which they take.`, at: lengthBytes });
  const { tensors, places } = readTensors(header, { at: lengthBytes + length, size: source.size }, problems);
  checkPlaces(places, lengthBytes + length, source.size, problems);
  return {
    format: 'safetensors',
    formatDetail: '',
    verdict: 'not-code',
    tensors,
    parameters: tensors.reduce((all, { shape }) => all + shape.reduce((product, size) => product * size, 1), 0),
    metadata: texts(header.__metadata__),
    problems: problems.slice(0, mostProblems),
  };
}

function broken(problem: string): Findings {
  return { format: 'safetensors', verdict: 'not-code', problems: [{ problem, at: 0 }] };
}

type Header = Readonly<Record<string, unknown>>;

function parsed(text: string): Header | null {
  try {
    const header = JSON.parse(text) as unknown;
    return typeof header === 'object' && header !== null && !Array.isArray(header) ? (header as Header) : null;
  } catch {
    return null;
  }
}

function texts(metadata: unknown): Readonly<Record<string, string>> {
  if (typeof metadata !== 'object' || metadata === null) return {};
  return Object.fromEntries(Object.entries(metadata).filter((it): it is [string, string] => typeof it[1] === 'string'));
}

interface Place {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

function readTensors(
  header: Header,
  { at, size }: { readonly at: number; readonly size: number },
  problems: ModelProblem[],
) {
  const tensors: ModelTensor[] = [];
  const places: Place[] = [];
  for (const [name, entry] of Object.entries(header)) {
    if (name === '__metadata__') continue;
    const tensor = tensorOf(name, entry);
    if (tensor === null) {
      problems.push({ problem: `"${name}" is described in a way that is not known.`, at });
      continue;
    }
    const { start, end, shape, dtype, expected } = tensor;
    tensors.push({ name, dtype, shape, bytes: Math.max(0, Math.min(end, size - at) - start) });
    places.push({ name, start, end });
    if (expected !== null && expected !== end - start)
      problems.push({
        problem: `"${name}" needs ${formatCount(expected)} bytes by its shape and has ${formatCount(end - start)}.`,
        at: at + start,
      });
  }
  return { tensors, places };
}

function tensorOf(name: string, entry: unknown) {
  if (typeof entry !== 'object' || entry === null) return null;
  const { dtype, shape, data_offsets: offsets } = entry as Header;
  if (typeof dtype !== 'string' || !isSizes(shape) || !isSizes(offsets) || offsets.length !== 2) return null;
  const [start = 0, end = 0] = offsets;
  const width = bits[dtype];
  const expected = width === undefined ? null : (shape.reduce((product, size) => product * size, 1) * width) / 8;
  return { name, dtype, shape, start, end, expected };
}

function isSizes(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((size) => Number.isSafeInteger(size) && (size as number) >= 0);
}

/** Each tensor begins where the one before ended, the first at the start, and the last ends with the file. */
function checkPlaces(places: Place[], at: number, size: number, problems: ModelProblem[]): void {
  let expected = 0;
  for (const { name, start, end } of places.sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (end < start || at + end > size)
      problems.push({ problem: `"${name}" lies outside of the file.`, at: at + start });
    else if (start < expected) problems.push({ problem: `"${name}" overlaps another tensor.`, at: at + start });
    else if (start > expected)
      problems.push({ problem: `Bytes that are no tensor stand before "${name}".`, at: at + expected });
    expected = Math.max(expected, end);
  }
  if (at + expected < size)
    problems.push({
      problem: `${formatCount(size - at - expected)} bytes behind the tensors belong to none.`,
      at: at + expected,
    });
}
