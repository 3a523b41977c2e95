import { shorten } from '../../../base/text';
import { isBuilt, itemsOf, makerOf, type Built, type GlobalValue, type Value } from './values';

const longestCall = 300;
const longestText = 200;
const mostValues = 8;
const mostDepth = 3;

/** A call as Python would write it, with the constants it is given: `os.system('rm -rf ~')`; "…" is what is not known or too long. */
export function callText({ module, name }: GlobalValue, args: Value): string {
  const known = isBuilt(args) && (args.kind === 'tuple' || args.kind === 'list');
  let text = `${shorten(`${module}.${name}`, longestText)}(`;
  // Tuples hold others many times over: nothing is written that is cut off then.
  for (const piece of known ? listed(itemsOf(args), 0) : ['…']) {
    if (text.length + piece.length > longestCall) return `${text}…)`;
    text += piece;
  }
  return `${text})`;
}

function* listed(items: readonly Value[], depth: number): Generator<string> {
  for (const [at, item] of items.slice(0, mostValues).entries()) {
    if (at > 0) yield ', ';
    yield* valueText(item, depth + 1);
  }
  if (items.length > mostValues) yield ', …';
}

function* valueText(value: Value, depth: number): Generator<string> {
  if (!isBuilt(value)) yield constantText(value);
  else if (depth > mostDepth) yield '…';
  else if (value.kind === 'tuple') {
    yield '(';
    yield* listed(value.items, depth);
    yield value.items.length === 1 ? ',)' : ')';
  } else if (value.kind === 'list') {
    yield '[';
    yield* listed(value.items, depth);
    yield ']';
  } else yield shorten(builtText(value), longestText);
}

function constantText(value: Exclude<Value, Built>): string {
  if (value === undefined) return '…';
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return `'${shorten(value, longestText).replaceAll(/['\\]/g, '\\$&')}'`;
  return String(value);
}

function builtText(value: Built): string {
  if (value.kind === 'global') return `${value.module}.${value.name}`;
  if (value.kind === 'bytes') return `<${value.length} bytes>`;
  return value.kind === 'object' ? `${makerOf(value) || '…'}(…)` : '…';
}
