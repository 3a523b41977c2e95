import { matchAt } from './assignments';

/** An argument of a call, as code without comments and texts. */
interface Argument {
  /** Null: it goes by its place. */
  readonly name: string | null;
  readonly value: string;
}

/** Characters of a call that are looked through: a text made by hand must hold nobody up. */
const longestCall = 1000;

const beforeValue = /\s*(?:(\w+)\s*=(?!=)\s*)?/y;

/** Where the value of an argument begins, which may have a name. */
export function argumentAt(masked: string, from: number): number {
  return from + (matchAt(beforeValue, masked, from)?.[0].length ?? 0);
}

/** Behind the last character of an argument. */
export function argumentEnd(masked: string, start: number): number {
  return start + masked.slice(start, signBehind(masked, start)).trimEnd().length;
}

/** The arguments of a call from behind its bracket on. */
export function callArguments(masked: string, from: number): readonly Argument[] {
  const call = masked.slice(from, from + longestCall);
  const found: Argument[] = [];
  for (let at = 0; at < call.length;) {
    const start = argumentAt(call, at);
    const end = signBehind(call, start);
    found.push({ name: matchAt(beforeValue, call, at)?.[1] ?? null, value: call.slice(start, end).trim() });
    if (call.charAt(end) !== ',') break;
    at = end + 1;
  }
  return found;
}

const sign = /[,()[\]{}]/g;

/** Of the comma or bracket that ends an argument. */
function signBehind(masked: string, start: number): number {
  let depth = 0;
  sign.lastIndex = start;
  for (let match = sign.exec(masked); match; match = sign.exec(masked)) {
    const [found] = match;
    if (depth === 0 && !'([{'.includes(found)) return match.index;
    if ('([{'.includes(found)) depth += 1;
    else if (found !== ',') depth -= 1;
  }
  return masked.length;
}
