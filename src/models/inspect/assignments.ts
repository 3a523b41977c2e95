/** Where a name of a Python text is given a value; offsets in UTF-16. */
export interface Assignment {
  readonly place: number;
  /** Where the value begins. */
  readonly value: number;
}

const sign = /[([{)\]};:\n]/g;
const target = /[ \t]*([A-Za-z_]\w*)[ \t]*(?::[ \t]*[\w.]+[ \t]*)?=(?!=)/y;
const opened = /\bopen\s*\((?:(?!open\s*\()[^\n])*?\)\s*as\s+([A-Za-z_]\w*)/g;

/**
 * The assignments of a text without comments and texts, by their names and in order: `name = …` where a statement begins, and
 * `open(…) as name`. Arguments and defaults with a name are none.
 */
export function assignmentsIn(masked: string): ReadonlyMap<string, readonly Assignment[]> {
  const found = new Map<string, Assignment[]>();
  const add = (name: string, assignment: Assignment) => {
    const known = found.get(name);
    if (known) known.push(assignment);
    else found.set(name, [assignment]);
  };
  for (const start of statementStarts(masked)) addTargets(masked, start, add);
  for (const { index, 1: name = '' } of masked.matchAll(opened)) add(name, { place: index, value: index });
  for (const assignments of found.values()) assignments.sort((a, b) => a.place - b.place);
  return found;
}

/** Of `a = b = …`, both. */
function addTargets(masked: string, start: number, add: (name: string, assignment: Assignment) => void): void {
  const targets: { readonly name: string; readonly place: number }[] = [];
  let value = start;
  for (let match = matchAt(target, masked, value); match; match = matchAt(target, masked, value)) {
    targets.push({ name: match[1] ?? '', place: value });
    value += match[0].length;
  }
  for (const { name, place } of targets) add(name, { place, value });
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
