import { partitionPoint } from '../../base/partitionPoint';
import { matchAt } from './assignments';

/** What names of a Python text belong to: a function, the body of a class, or the whole text. */
export interface Scope {
  readonly kind: 'function' | 'class' | 'text';
  readonly outer: Scope | null;
  /** Of the line that begins it. */
  readonly indent: number;
  readonly parameters: ReadonlySet<string>;
  /** Where names belong that are said to be `global` or `nonlocal`. */
  readonly elsewhere: Map<string, Scope>;
}

/** Where something stands. `indent`: how far in; behind the `:` of its line one more. */
export interface Spot {
  readonly scope: Scope;
  readonly indent: number;
}

/** A line with all that its brackets hold. `colon`: what follows it is in a block; infinite where none begins. */
interface Line extends Spot {
  readonly start: number;
  readonly colon: number;
  /** What begins with the line. */
  readonly inner: Scope | null;
}

const blanks = /[ \t]*/y;
const blockWord = /(?:async[ \t]+)?(def|class|if|elif|else|for|while|with|try|except|finally|case)\b/y;
const saidElsewhere = /(global|nonlocal)[ \t]+([\w, \t]+)/y;
const parameter = /\s*\*{0,2}\s*([A-Za-z_]\w*)/y;
const sign = /[([{)\]}:]|\\?\r?\n/g;

/** The functions and classes of a Python text without comments and texts, and how far in its lines are. */
export class Blocks {
  readonly #lines: readonly Line[];
  readonly #text: Scope = { kind: 'text', outer: null, indent: -1, parameters: new Set(), elsewhere: new Map() };

  constructor(masked: string) {
    this.#lines = linesOf(masked, this.#text);
  }

  at(place: number): Spot {
    const lines = this.#lines;
    const line = lines[partitionPoint(lines.length, (it) => (lines[it]?.start ?? 0) <= place) - 1];
    if (!line) return { scope: this.#text, indent: 0 };
    const { scope, inner, indent, colon } = line;
    return place > colon ? { scope: inner ?? scope, indent: indent + 1 } : { scope, indent };
  }

  /** Where a name belongs that is given a value at a place. */
  owner(name: string, place: number): Scope {
    const { scope } = this.at(place);
    return scope.elsewhere.get(name) ?? scope;
  }
}

/** The same place as it is seen from around its function or class; null: there is nothing around. */
export function around({ scope }: Spot): Spot | null {
  return scope.outer && { scope: scope.outer, indent: scope.indent };
}

function linesOf(masked: string, text: Scope): readonly Line[] {
  const lines: Line[] = [];
  let scope = text;
  for (const { start, end, colon } of wholeLines(masked)) {
    const indent = matchAt(blanks, masked, start)?.[0].length ?? 0;
    const code = start + indent;
    if (code >= end) continue;
    while (scope.outer && indent <= scope.indent) scope = scope.outer;
    const word = matchAt(blockWord, masked, code)?.[1];
    const inner = innerScope(word, { outer: scope, indent, header: masked.slice(code, Math.min(colon, end)) });
    lines.push({ start, indent, scope, inner, colon: word === undefined ? Infinity : colon });
    const [, how, names = ''] = matchAt(saidElsewhere, masked, code) ?? [];
    for (const [name] of names.matchAll(/\w+/g))
      scope.elsewhere.set(name, how === 'global' ? text : (scope.outer ?? text));
    scope = inner ?? scope;
  }
  return lines;
}

/** Lines that end outside of brackets and not in a backslash, each with its first `:` outside of brackets. */
function* wholeLines(
  masked: string,
): Generator<{ readonly start: number; readonly end: number; readonly colon: number }> {
  let start = 0;
  let colon = Infinity;
  let depth = 0;
  for (const { 0: found, index } of masked.matchAll(sign)) {
    if ('([{'.includes(found)) depth += 1;
    else if (')]}'.includes(found)) depth = Math.max(0, depth - 1);
    else if (depth > 0 || found.startsWith('\\')) continue;
    else if (found === ':') colon = Math.min(colon, index);
    else {
      yield { start, end: index, colon };
      start = index + found.length;
      colon = Infinity;
    }
  }
  yield { start, end: masked.length, colon };
}

function innerScope(
  word: string | undefined,
  { outer, indent, header }: { readonly outer: Scope; readonly indent: number; readonly header: string },
): Scope | null {
  const around = { outer, indent, elsewhere: new Map<string, Scope>() };
  if (word === 'def') return { ...around, kind: 'function', parameters: parametersOf(header) };
  return word === 'class' ? { ...around, kind: 'class', parameters: new Set() } : null;
}

/** The names of what a function takes, and not those in its types and defaults. */
function parametersOf(header: string): ReadonlySet<string> {
  const names = new Set<string>();
  let depth = 0;
  for (const { 0: found, index } of header.matchAll(/[([{)\]},]/g)) {
    if ('([{'.includes(found)) depth += 1;
    else if (found !== ',') depth -= 1;
    if (depth === 0) break;
    const name = depth === 1 && '(,'.includes(found) ? matchAt(parameter, header, index + 1)?.[1] : undefined;
    if (name !== undefined) names.add(name);
  }
  return names;
}
