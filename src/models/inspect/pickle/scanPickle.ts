import { setImmediate } from 'node:timers/promises';
import type { ByteStream } from '../bytes/byteStream';
import { isArrayWrapper, readWrappedArray } from './joblibArrays';
import { opcodes } from './opcodes';
import { operations } from './operations';
import { Broken, PickleMachine, TooMuch } from './pickleMachine';
import type { PickleFindings } from './pickleFindings';
import { ahead, ArgumentProblem, CutOff, readArgument, type ReadArgument } from './readArgument';
import type { Value } from './values';

/** So many opcodes between two looks at whether somebody cancelled. */
const atOnce = 20_000;

const operationsByCode = opcodes.map((opcode) => opcode && operations[opcode.name]);

const tooLong = 'it has more steps than are followed, and what comes behind them was not looked at';

/** What one pickle makes, as far as that is known. */
interface ScannedPickle {
  readonly value: Value;
  /** False where the scan could not go on to its end. */
  readonly ended: boolean;
  /** Whether the bytes end before it does. */
  readonly isCut?: boolean;
}

/** Follows one pickle from the place of the stream to its STOP. What is found is told to `findings`; never throws for bytes. */
export async function scanPickle(
  stream: ByteStream,
  findings: PickleFindings,
  signal: AbortSignal,
): Promise<ScannedPickle> {
  const machine = new PickleMachine(findings);
  try {
    for (let done = 1; ; done++) {
      if (done % atOnce === 0) await breathe(signal);
      if (!findings.step()) throw new ArgumentProblem(tooLong);
      if (stream.available < ahead) await stream.fill(ahead);
      if (stream.available === 0) throw new CutOff('it ends before its STOP');
      const stepped = step(machine, stream);
      const name = typeof stepped === 'string' ? stepped : await stepped;
      if (name === 'STOP') return { value: machine.stack.at(-1), ended: true };
      if (name === 'BUILD' && isArrayWrapper(machine.stack.at(-1)))
        await readWrappedArray(stream, machine, () => scanPickle(stream, findings, signal));
    }
  } catch (error) {
    tell(error, findings, machine.at);
    return { value: machine.stack.at(-1), ended: false, isCut: error instanceof CutOff };
  }
}

/** Does one opcode and gives its name, at once where its argument is at hand: a promise for each would take most of the time. */
function step(machine: PickleMachine, stream: ByteStream): string | Promise<string> {
  machine.at = stream.position;
  const code = stream.byte();
  const opcode = opcodes[code];
  if (!opcode) throw new ArgumentProblem('it has a byte that is no opcode');
  const reading = readArgument(stream, opcode);
  if (!(reading instanceof Promise)) return perform(machine, code, reading);
  return reading.then((argument) => perform(machine, code, argument));
}

function perform(machine: PickleMachine, code: number, argument: ReadArgument): string {
  try {
    operationsByCode[code]?.(machine, argument);
  } catch (error) {
    // Python stops here. What comes after is looked at all the same, for readers that do not.
    if (!(error instanceof Broken)) throw error;
    machine.findings.unread(`The pickle is broken: ${error.message}.`, machine.at);
  }
  return opcodes[code]?.name ?? '';
}

function tell(error: unknown, findings: PickleFindings, at: number): void {
  if (error instanceof TooMuch)
    findings.suspect('dangerous', `The pickle is made to use up memory: ${error.message}.`, at);
  else if (error instanceof ArgumentProblem)
    findings.unread(`The pickle cannot be read to its end: ${error.message}.`, at);
  else throw error;
}

async function breathe(signal: AbortSignal): Promise<void> {
  await setImmediate();
  signal.throwIfAborted();
}
