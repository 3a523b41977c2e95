import { memorySource } from '../bytes/byteSource';
import { streamOf, type ByteStream } from '../bytes/byteStream';
import { dtypeOf } from './dtypes';
import { opcodes } from './opcodes';
import type { PickleMachine } from './pickleMachine';
import { ArgumentProblem, CutOff, readArgument } from './readArgument';
import { entryOf, hasEntry, makerOf, wholeNumbers, type ArrayValue, type Value } from './values';

/** An array of which joblib writes the numbers behind the opcode, outside of the pickle. */
export function isArrayWrapper(value: Value): boolean {
  return /^joblib\.numpy_pickle\.\w*ArrayWrapper$/.test(makerOf(value));
}

/**
 * Goes past the numbers of a joblib array, which stand where the next opcode would (`joblib.numpy_pickle.NumpyArrayWrapper`),
 * and puts the array in place of its wrapper. Those of an array of objects are a pickle, which `scanObjects` follows.
 */
export async function readWrappedArray(
  stream: ByteStream,
  machine: PickleMachine,
  scanObjects: () => Promise<{ readonly ended: boolean; readonly value: Value }>,
): Promise<void> {
  const wrapper = machine.stack.at(-1);
  const shape = wholeNumbers(entryOf(wrapper, 'shape'));
  const dtype = dtypeOf(entryOf(wrapper, 'dtype'));
  if (shape === null || dtype === null || !makerOf(wrapper).endsWith('.NumpyArrayWrapper'))
    throw new ArgumentProblem('the numbers of a joblib array follow, and how many cannot be told');
  const count = shape.reduce((product, size) => product * size, 1);
  let content: Value = undefined;
  if (dtype.hasObjects) {
    const objects = await scanObjects();
    content = objects.value;
    if (!objects.ended) throw new ArgumentProblem('an array of objects within it cannot be read');
  } else await skipNumbers(stream, machine, isAligned(wrapper), count * dtype.bytes);
  machine.pop();
  const bytes = dtype.hasObjects ? 0 : count * dtype.bytes;
  machine.push({ kind: 'array', dtype: dtype.name, shape, bytes, content } satisfies ArrayValue);
}

async function skipNumbers(stream: ByteStream, machine: PickleMachine, aligned: boolean, bytes: number): Promise<void> {
  const { findings, at } = machine;
  if (aligned) {
    await stream.fill(256);
    const padding = stream.byte();
    const filler = stream.take(padding);
    // Any other filling is read as opcodes by who takes the file for a plain pickle.
    if (padding === 0 || padding > 16 || filler.some((byte) => byte !== 0xff) || filler.length < padding)
      findings.suspect('dangerous', 'Bytes before the numbers of an array are not those that joblib writes.', at);
  } else {
    await stream.fill(1024);
    if (await reachesImport(Buffer.from(stream.peek(1024))))
      findings.suspect(
        'needs-trust',
        'The numbers of an array can also be read as a pickle that imports something.',
        at,
      );
  }
  if (!(await stream.skip(bytes))) throw new CutOff(`an array says ${bytes} bytes, which are not there`);
}

/** Newer ones pad the numbers to a multiple of some bytes. */
function isAligned(wrapper: Value): boolean {
  const key = 'numpy_array_alignment_bytes';
  return hasEntry(wrapper, key) && entryOf(wrapper, key) !== null;
}

const takes = /^(POP|POP_MARK|\w*GET|\w*UNICODE|\w*STRING)$/;

/** Whether numbers begin with opcodes that come to an import, for who takes the file for a plain pickle. */
async function reachesImport(numbers: Buffer): Promise<boolean> {
  const stream = streamOf(memorySource(numbers));
  let hasTaken = false;
  try {
    while (await stream.fill(1)) {
      const opcode = opcodes[stream.byte()];
      if (!opcode) return false;
      const { pair } = await readArgument(stream, opcode);
      if (pair !== null) return pair.every((name) => /^[\w.]+$/.test(name));
      if (opcode.name === 'STACK_GLOBAL') return hasTaken;
      hasTaken ||= takes.test(opcode.name);
    }
  } catch (error) {
    if (!(error instanceof ArgumentProblem)) throw error;
  }
  return false;
}
