import { callText } from './callText';
import {
  madeObject,
  isBuilt,
  isGlobal,
  itemsOf,
  wholeNumbers,
  type GlobalValue,
  type ObjectValue,
  type Value,
} from './values';
import type { PickleFindings } from './pickleFindings';

/** More than any model, and more than a machine has to spare. */
const tooMuch = 1e9;

/** Calls `of` with `args` in thought: what it would make, and what is to be said of that. */
export function call(findings: PickleFindings, of: Value, args: Value, at: number): ObjectValue {
  findings.called();
  if (!isGlobal(of)) {
    findings.suspect('needs-trust', 'It calls something that it made itself, which no ordinary model does.', at);
    return madeObject(of, args);
  }
  const place = `${of.module}.${of.name}`;
  const judged = findings.import(of.module, of.name);
  if (judged.verdict === 'dangerous') {
    if (!judged.called) findings.callsDangerous(judged);
    findings.suspect('dangerous', () => `Loading it calls ${callText(of, args)}.`, at);
  }
  if (reconstructors.has(place)) return reconstructed(findings, of, args, at);
  if (makesMemory.has(of.name) && asksForMuch(of, args))
    findings.suspect('dangerous', `It asks for more than ${tooMuch / 1e9} GB of memory by ${place}.`, at);
  if (ufuncByName.test(place)) importedByCall(findings, args, at);
  if (place === '_codecs.encode' && !isPlainEncoding(args))
    findings.suspect('needs-trust', 'It encodes text by a codec that is not one of plain text.', at);
  return madeObject(of, args);
}

const reconstructors = new Set([
  'copyreg._reconstructor',
  'copy_reg._reconstructor',
  'copyreg.__newobj__',
  'copyreg.__newobj_ex__',
]);

/** The class is the first argument. */
function reconstructed(findings: PickleFindings, of: GlobalValue, args: Value, at: number): ObjectValue {
  const [made, ...rest] = itemsOf(args);
  if (!isGlobal(made)) findings.suspect('needs-trust', `It makes an object of an unknown class by ${of.name}.`, at);
  return madeObject(made, { kind: 'tuple', items: rest, weight: rest.length });
}

const ufuncByName = /^numpy\._?core\._ufunc_reconstruct$/;

/** NumPy imports the module and takes the name from it. */
function importedByCall(findings: PickleFindings, args: Value, at: number): void {
  const [module, name] = itemsOf(args);
  if (typeof module === 'string' && typeof name === 'string') findings.import(module, name);
  else findings.suspect('dangerous', 'It has NumPy import something that cannot be told.', at);
}

function isPlainEncoding(args: Value): boolean {
  const [, encoding] = itemsOf(args);
  return encoding === undefined || (typeof encoding === 'string' && /^(latin-?1|utf-?8|ascii)$/i.test(encoding));
}

const makesMemory = new Set([
  'bytes',
  'bytearray',
  'range',
  'xrange',
  '_reconstruct',
  'ndarray',
  'scalar',
  'list',
  'tuple',
  'zeros',
  'ones',
  'empty',
]);

function asksForMuch(of: GlobalValue, args: Value): boolean {
  const items = itemsOf(args);
  if (of.name === '_reconstruct' || of.name === 'ndarray') {
    const shape = items[of.name === 'ndarray' ? 0 : 1];
    return (wholeNumbers(shape) ?? [shape]).reduce<number>((product, size) => product * magnitude(size), 1) > tooMuch;
  }
  return items.some((item) => magnitude(item) > tooMuch);
}

function magnitude(value: Value): number {
  return typeof value === 'number' || typeof value === 'bigint' ? Math.abs(Number(value)) : 1;
}

/** Gives an object its state. What is written to a class or function itself changes what others do. */
export function build(findings: PickleFindings, target: Value, state: Value, at: number): void {
  if (isGlobal(target)) {
    findings.suspect('dangerous', `It changes ${target.module}.${target.name} itself, not an object of it.`, at);
    return;
  }
  if (isBuilt(target) && target.kind === 'object') target.state = state;
}
