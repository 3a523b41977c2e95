import { formatCount } from '../../../../base/text';
import type { ByteStream } from '../../bytes/byteStream';
import type { ModelPort, ModelTensor } from '../../modelFileReport';
import { onnxTypes } from './onnxTypes';
import { fieldsUntil, NotProtobuf, numbersOf, textOf, type Field } from './protobufWalk';

/** What is gathered of an ONNX model (onnx.proto, ModelProto). */
export interface OnnxFacts {
  irVersion: number | null;
  readonly texts: Map<string, string>;
  readonly opsets: { readonly domain: string; readonly version: number }[];
  readonly metadata: Record<string, string>;
  readonly inputs: ModelPort[];
  readonly outputs: ModelPort[];
  readonly tensors: ModelTensor[];
  /** Places of numbers that stand in other files. */
  readonly external: { readonly tensor: string; readonly location: string }[];
  readonly operators: Map<string, number>;
  graphs: number;
}

const deepest = 24;
/** Fields of the model itself: its graph, its functions and what it says of itself. */
const mostFields = 100_000;
const mostListed = 200_000;

export function emptyFacts(): OnnxFacts {
  return {
    irVersion: null,
    texts: new Map(),
    opsets: [],
    metadata: {},
    inputs: [],
    outputs: [],
    tensors: [],
    external: [],
    operators: new Map(),
    graphs: 0,
  };
}

const modelTexts: Readonly<Record<number, string>> = {
  2: 'producer',
  3: 'producer version',
  4: 'domain',
  6: 'description',
};

/** Reads what it can into `facts`; throws `NotProtobuf` where it cannot go on. */
export async function readModel(stream: ByteStream, end: number, facts: OnnxFacts): Promise<void> {
  let fields = 0;
  for await (const field of fieldsUntil(stream, end)) {
    if (++fields > mostFields) throw new NotProtobuf(`it has more than ${formatCount(mostFields)} fields`);
    const text = modelTexts[field.number];
    if (field.number === 1 && field.kind === 'varint') facts.irVersion = field.value;
    else if (field.kind !== 'bytes') continue;
    else if (text !== undefined) facts.texts.set(text, await textOf(stream, field));
    else if (field.number === 7) await readGraph(stream, field.end, facts, { depth: 0, outer: true });
    else if (field.number === 8) facts.opsets.push(await readOpset(stream, field.end));
    else if (field.number === 14) await readEntry(stream, field.end, facts.metadata);
    else if (field.number === 25) await readGraph(stream, field.end, facts, { depth: 1, outer: false, node: 7 });
  }
}

interface Place {
  readonly depth: number;
  /** Whether its inputs and outputs are those of the model. */
  readonly outer: boolean;
  /** Field of the nodes: 1 of a graph, 7 of a function. */
  readonly node?: number;
}

async function readGraph(stream: ByteStream, end: number, facts: OnnxFacts, place: Place): Promise<void> {
  if (place.depth > deepest) throw new NotProtobuf('its graphs are nested too deeply');
  facts.graphs++;
  const inputs: ModelPort[] = [];
  const learned = new Set<string>();
  for await (const field of fieldsUntil(stream, end)) {
    if (field.kind !== 'bytes') continue;
    if (field.number === (place.node ?? 1)) await readNode(stream, field.end, facts, place);
    else if (place.node !== undefined) continue;
    else if (field.number === 5) learned.add(await readTensor(stream, field.end, facts));
    else if (field.number === 11 && place.outer) inputs.push(await readPort(stream, field.end));
    else if (field.number === 12 && place.outer) facts.outputs.push(await readPort(stream, field.end));
    else if (field.number === 15) await readSparse(stream, field.end, facts);
  }
  // What is an input and has a value of its own is learned, and may be left out.
  if (place.outer) facts.inputs.push(...inputs.filter(({ name }) => !learned.has(name)));
}

async function readNode(stream: ByteStream, end: number, facts: OnnxFacts, place: Place): Promise<void> {
  let type = '';
  let domain = '';
  let name = '';
  for await (const field of fieldsUntil(stream, end)) {
    if (field.kind !== 'bytes') continue;
    if (field.number === 2 && name === '') name = await textOf(stream, field);
    else if (field.number === 4) type = await textOf(stream, field);
    else if (field.number === 7) domain = await textOf(stream, field);
    else if (field.number === 5) await readAttribute(stream, field.end, facts, place, name);
  }
  const operator = domain === '' ? type : `${domain}.${type}`;
  if (facts.operators.size < 10_000 || facts.operators.has(operator))
    facts.operators.set(operator, (facts.operators.get(operator) ?? 0) + 1);
}

/** Tensors and graphs hide in attributes: of Constant, If, Loop. */
async function readAttribute(
  stream: ByteStream,
  end: number,
  facts: OnnxFacts,
  place: Place,
  node: string,
): Promise<void> {
  for await (const field of fieldsUntil(stream, end)) {
    if (field.kind !== 'bytes') continue;
    if (field.number === 5 || field.number === 10) await readTensor(stream, field.end, facts, node);
    else if (field.number === 6 || field.number === 11)
      await readGraph(stream, field.end, facts, { depth: place.depth + 1, outer: false });
    else if (field.number === 22 || field.number === 23) await readSparse(stream, field.end, facts);
  }
}

async function readSparse(stream: ByteStream, end: number, facts: OnnxFacts): Promise<void> {
  for await (const field of fieldsUntil(stream, end))
    if (field.number === 1 && field.kind === 'bytes') await readTensor(stream, field.end, facts);
}

/** Notes a tensor and gives its name. */
async function readTensor(stream: ByteStream, end: number, facts: OnnxFacts, otherName = ''): Promise<string> {
  const shape: number[] = [];
  let [type, stored, name] = [0, 0, ''];
  const external: Record<string, string> = {};
  for await (const field of fieldsUntil(stream, end)) {
    if (field.number === 1) shape.push(...(await numbersOf(stream, field, 64)));
    else if (field.number === 2 && field.kind === 'varint') type = field.value;
    else if (field.number === 8 && field.kind === 'bytes') name = await textOf(stream, field);
    else if (field.number === 13 && field.kind === 'bytes') await readEntry(stream, field.end, external);
    else if (isPayload(field)) stored += field.kind === 'bytes' ? field.value : 4;
  }
  const [dtype, bits] = onnxTypes[type] ?? [`type ${type}`, 0];
  const count = shape.reduce((product, size) => product * size, 1);
  if (external.location !== undefined && facts.external.length < mostListed)
    facts.external.push({ tensor: name || otherName, location: external.location });
  if (facts.tensors.length < mostListed)
    facts.tensors.push({
      name: name || otherName,
      dtype,
      shape,
      bytes: external.location === undefined ? stored : (count * bits) / 8,
    });
  return name;
}

/** Typed numbers, texts and raw bytes. */
function isPayload({ number }: Field): boolean {
  return (number >= 4 && number <= 7) || number >= 9;
}

async function readOpset(stream: ByteStream, end: number) {
  let [domain, version] = ['', 0];
  for await (const field of fieldsUntil(stream, end)) {
    if (field.number === 1 && field.kind === 'bytes') domain = await textOf(stream, field);
    else if (field.number === 2 && field.kind === 'varint') version = field.value;
  }
  return { domain: domain === '' ? 'ai.onnx' : domain, version };
}

/** A key and a value. */
async function readEntry(stream: ByteStream, end: number, into: Record<string, string>): Promise<void> {
  let [key, value] = ['', ''];
  for await (const field of fieldsUntil(stream, end)) {
    if (field.number === 1 && field.kind === 'bytes') key = await textOf(stream, field);
    else if (field.number === 2 && field.kind === 'bytes') value = await textOf(stream, field);
  }
  into[key] = value;
}

const containers: Readonly<Record<number, string>> = {
  4: 'sequence',
  5: 'map',
  7: 'opaque',
  8: 'sparse',
  9: 'optional',
};

async function readPort(stream: ByteStream, end: number): Promise<ModelPort> {
  let name = '';
  let type: Pick<ModelPort, 'type' | 'shape'> = { type: 'unknown', shape: null };
  for await (const field of fieldsUntil(stream, end)) {
    if (field.number === 1 && field.kind === 'bytes') name = await textOf(stream, field);
    else if (field.number === 2 && field.kind === 'bytes') type = await readType(stream, field.end);
  }
  return { name, ...type, required: !type.type.startsWith('optional') };
}

async function readType(stream: ByteStream, end: number): Promise<Pick<ModelPort, 'type' | 'shape'>> {
  let type: Pick<ModelPort, 'type' | 'shape'> = { type: 'unknown', shape: null };
  for await (const field of fieldsUntil(stream, end)) {
    if (field.kind !== 'bytes') continue;
    if (field.number === 1) type = await readTensorType(stream, field.end);
    else type = { type: containers[field.number] ?? type.type, shape: null };
  }
  return type;
}

/** Without a shape the rank is unknown; a shape without dimensions is that of a scalar. */
async function readTensorType(stream: ByteStream, end: number): Promise<Pick<ModelPort, 'type' | 'shape'>> {
  let type = 'unknown';
  let shape: (number | string | null)[] | null = null;
  for await (const field of fieldsUntil(stream, end)) {
    if (field.number === 1 && field.kind === 'varint') type = onnxTypes[field.value]?.[0] ?? `type ${field.value}`;
    if (field.number !== 2 || field.kind !== 'bytes') continue;
    shape = [];
    for await (const dimension of fieldsUntil(stream, field.end))
      if (dimension.number === 1 && dimension.kind === 'bytes') shape.push(await readDimension(stream, dimension.end));
  }
  return { type, shape };
}

async function readDimension(stream: ByteStream, end: number): Promise<number | string | null> {
  let size: number | string | null = null;
  for await (const field of fieldsUntil(stream, end)) {
    if (field.number === 1 && field.kind === 'varint') size = field.value;
    else if (field.number === 2 && field.kind === 'bytes') size = await textOf(stream, field);
  }
  return size;
}
