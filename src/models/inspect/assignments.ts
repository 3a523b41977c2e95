/** Where a name of a Python text is given a value; offsets in UTF-16. */
export interface Assignment {
  readonly place: number;
  /** Where the value begins; null: it stands nowhere, as in `for name in …` and `name += …`. */
  readonly value: number | null;
}

const sign = /[([{)\]};:\n]/g;
const target = /[ \t]*([A-Za-z_]\w*)[ \t]*(?::[ \t]*[\w.]+[ \t]*)?=(?!=)/y;
const changed = /[ \t]*([A-Za-z_]\w*)[ \t]*(?:[-+*/%@&|^]|\/\/|\*\*|<<|>>)=/y;
const looped = /[ \t]*(?:async[ \t]+)?for\b([^\n:]*?)\bin\b/y;
const managed = /\bas\s+([A-Za-z_]\w*)/g;
const withWord = /\s*(?:async\s+)?with\b/y;

/** Characters of what is entered by `with` that are looked through. */
const longestItem = 500;

/**
 * The assignments of a text without comments and texts, by their names and in order: `name = …`, `name += …` and `for name in …` where
 * a statement begins, and `with … as name`. Arguments and defaults with a name are none.
 */
export function assignmentsIn(masked: string): ReadonlyMap<string, readonly Assignment[]> {
  const found = new Map<string, Assignment[]>();
  const add = (name: string, assignment: Assignment) => {
    const known = found.get(name);
    if (known) known.push(assignment);
    else found.set(name, [assignment]);
  };
  for (const start of statementStarts(masked)) {
    addTargets(masked, start, add);
    addChanged(masked, start, add);
  }
  for (const { index, 1: name = '' } of masked.matchAll(managed)) {
    const value = itemStart(masked, index);
    add(name, { place: value, value });
  }
  for (const assignments of found.values()) assignments.sort((a, b) => a.place - b.place);
  return found;
}

type Add = (name: string, assignment: Assignment) => void;

/** Of `a = b = …`, both. */
function addTargets(masked: string, start: number, add: Add): void {
  const targets: { readonly name: string; readonly place: number }[] = [];
  let value = start;
  for (let match = matchAt(target, masked, value); match; match = matchAt(target, masked, value)) {
    targets.push({ name: match[1] ?? '', place: value });
    value += match[0].length;
  }
  for (const { name, place } of targets) add(name, { place, value });
}

function addChanged(masked: string, start: number, add: Add): void {
  const names = (matchAt(changed, masked, start) ?? matchAt(looped, masked, start))?.[1] ?? '';
  for (const [name] of names.matchAll(/[A-Za-z_]\w*/g)) add(name, { place: start, value: null });
}

/** Where `…` of `with …, … as name` begins, from the place of `as`: behind the word, a comma, or a bracket around all of them. */
function itemStart(masked: string, end: number): number {
  let depth = 0;
  let at = end;
  for (; at > Math.max(0, end - longestItem); at -= 1) {
    const sign = masked.charAt(at - 1);
    if (')]}'.includes(sign)) depth += 1;
    else if (depth === 0 && '([{,:;\n'.includes(sign)) break;
    else if ('([{'.includes(sign)) depth -= 1;
  }
  return at + (matchAt(withWord, masked, at)?.[0].length ?? 0);
}

/** Behind the ends of lines, `;` and `:` that stand in no brackets. */
function statementStarts(masked: string): readonly number[] {
  const starts = [0];
  let depth = 0;
  for (const { 0: found, index } of masked.matchAll(sign)) {
    if ('([{'.includes(found)) depth += 1;
    else if (')]}'.includes(found)) depth = Math.max(0, depth - 1);
    else if (depth === 0) starts.push(index + 1);
  }
  return starts;
}

/** What a sticky pattern finds at a place. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
