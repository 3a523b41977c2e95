import { build, call } from './calls';
import type { PickleMachine } from './pickleMachine';
import type { ReadArgument } from './readArgument';
import type { Value } from './values';

type Operation = (machine: PickleMachine, argument: ReadArgument) => void;

const nothing: Operation = () => undefined;
const pushArgument: Operation = (machine, { value }) => machine.push(value);
const pushConstant =
  (value: Value): Operation =>
  (machine) =>
    machine.push(value);

const tupleOf =
  (count: number): Operation =>
  (machine) => {
    const items: Value[] = [];
    for (let left = count; left > 0; left--) items.unshift(machine.pop());
    machine.tuple(items);
  };

const newList: Operation = (machine) => machine.push({ kind: 'list', items: [] });
const newDict: Operation = (machine) => machine.push({ kind: 'dict', entries: [] });

const listToMark: Operation = (machine) => {
  const items = machine.toMark();
  newList(machine, { value: undefined, pair: null });
  machine.enter(machine.top(), items);
};

/** A list is told by the value below the mark, which stays. */
const intoTarget: Operation = (machine) => {
  const items = machine.toMark();
  machine.enter(machine.top(), items);
};

const extension: Operation = (machine) => {
  machine.findings.suspect(
    'dangerous',
    'It imports by a number of the extension registry, so that nobody can tell what.',
    machine.at,
  );
  machine.push(undefined);
};

const reduce: Operation = (machine) => {
  const args = machine.pop();
  const of = machine.pop();
  machine.push(call(machine.findings, of, args, machine.at));
};

/** A class makes an object: what it is given is nothing that runs by itself. */
const newObject: Operation = (machine) => {
  const args = machine.pop();
  const of = machine.pop();
  machine.push(call(machine.findings, of, args, machine.at));
};

const newObjectWithNames: Operation = (machine) => {
  machine.pop();
  newObject(machine, { value: undefined, pair: null });
};

const objectToMark: Operation = (machine) => {
  const [of, ...items] = machine.toMark();
  machine.push(call(machine.findings, of, { kind: 'tuple', items, weight: items.length }, machine.at));
};

const instance: Operation = (machine, { pair }) => {
  const items = machine.toMark();
  const of = machine.import(pair?.[0], pair?.[1]);
  machine.push(call(machine.findings, of, { kind: 'tuple', items, weight: items.length }, machine.at));
};

const protocol: Operation = ({ findings, at }, { value }) => {
  if (typeof value === 'number' && value > 5)
    findings.unread(`It says protocol ${value}; those up to 5 are known.`, at);
};

/** What each opcode does to the machine; STOP and the argument are the scanner's. */
export const operations: Readonly<Record<string, Operation>> = {
  INT: pushArgument,
  BININT: pushArgument,
  BININT1: pushArgument,
  BININT2: pushArgument,
  LONG: pushArgument,
  LONG1: pushArgument,
  LONG4: pushArgument,
  STRING: pushArgument,
  BINSTRING: pushArgument,
  SHORT_BINSTRING: pushArgument,
  BINBYTES: pushArgument,
  SHORT_BINBYTES: pushArgument,
  BINBYTES8: pushArgument,
  BYTEARRAY8: pushArgument,
  NEXT_BUFFER: pushConstant(undefined),
  READONLY_BUFFER: nothing,
  NONE: pushConstant(null),
  NEWTRUE: pushConstant(true),
  NEWFALSE: pushConstant(false),
  UNICODE: pushArgument,
  SHORT_BINUNICODE: pushArgument,
  BINUNICODE: pushArgument,
  BINUNICODE8: pushArgument,
  FLOAT: pushArgument,
  BINFLOAT: pushArgument,
  EMPTY_LIST: newList,
  APPEND: (machine) => {
    const item = machine.pop();
    machine.enter(machine.top(), [item]);
  },
  APPENDS: intoTarget,
  LIST: listToMark,
  EMPTY_TUPLE: (machine) => machine.tuple([]),
  TUPLE: (machine) => machine.tuple(machine.toMark()),
  TUPLE1: tupleOf(1),
  TUPLE2: tupleOf(2),
  TUPLE3: tupleOf(3),
  EMPTY_DICT: newDict,
  DICT: (machine) => {
    const items = machine.toMark();
    newDict(machine, { value: undefined, pair: null });
    machine.enterPairs(machine.top(), items);
  },
  SETITEM: (machine) => {
    const value = machine.pop();
    const key = machine.pop();
    machine.enterPairs(machine.top(), [key, value]);
  },
  SETITEMS: (machine) => {
    const items = machine.toMark();
    machine.enterPairs(machine.top(), items);
  },
  EMPTY_SET: newList,
  ADDITEMS: intoTarget,
  FROZENSET: listToMark,
  POP: (machine) => machine.discard(),
  DUP: (machine) => machine.duplicate(),
  MARK: (machine) => machine.mark(),
  POP_MARK: (machine) => void machine.toMark(),
  GET: (machine, { value }) => machine.get(value),
  BINGET: (machine, { value }) => machine.get(value),
  LONG_BINGET: (machine, { value }) => machine.get(value),
  PUT: (machine, { value }) => machine.put(value),
  BINPUT: (machine, { value }) => machine.put(value),
  LONG_BINPUT: (machine, { value }) => machine.put(value),
  MEMOIZE: (machine) => machine.put(machine.kept.memo.places),
  EXT1: extension,
  EXT2: extension,
  EXT4: extension,
  GLOBAL: (machine, { pair }) => machine.push(machine.import(pair?.[0], pair?.[1])),
  STACK_GLOBAL: (machine) => {
    const name = machine.pop();
    const module = machine.pop();
    machine.push(machine.import(module, name));
  },
  REDUCE: reduce,
  BUILD: (machine) => {
    const state = machine.pop();
    build(machine.findings, machine.top(), state, machine.at);
  },
  INST: instance,
  OBJ: objectToMark,
  NEWOBJ: newObject,
  NEWOBJ_EX: newObjectWithNames,
  PROTO: protocol,
  FRAME: nothing,
  PERSID: (machine, { value }) => machine.push({ kind: 'persistent', id: value }),
  BINPERSID: (machine) => {
    const id = machine.pop();
    machine.push({ kind: 'persistent', id });
  },
};
