import { AssignedNames } from './assignedNames';
import { matchAt, type Assignment } from './assignments';

/** A path that a Python text spells out. */
export interface WrittenPath {
  readonly path: string;
  /** Whether it starts from the folder of the script (`Path(__file__).parent`); else from wherever the script is run. */
  readonly fromScript: boolean;
}

/** An expression that was read. `next`: the offset behind it. */
interface Read extends WrittenPath {
  /** Whether something of it is a literal. */
  readonly isSpelt: boolean;
  readonly next: number;
}

/** Assignments that are tried for one path, and how deep an expression is followed: a text made by hand must hold nobody up. */
const mostTried = 100;
const deepest = 32;
/** Characters of a path; no system takes more. */
const longest = 4096;

/** Of what is no module `.open(…)` is a method of the path, and takes none. */
const opening = /\s*(?:(?:io|builtins|codecs|gzip|bz2|lzma)\.)?open\s*\(\s*(?:file\s*=\s*)?/y;
const ownFile = /\s*(?:[\w.]+\.)?Path\s*\(\s*__file__\s*\)/y;
const step = /\s*\.\s*(?:(parent)\b|(?:resolve|absolute|expanduser|as_posix)\s*\(\s*\))/y;
const ownFolder =
  /\s*(?:os\.)?path\.dirname\s*\(\s*(?:(?:os\.)?path\.(?:abspath|realpath)\s*\(\s*__file__\s*\)|__file__)\s*\)/y;
const joining = /\s*(?:(?:os\.)?path\.join)\s*\(/y;
const wrapping = /\s*(?:(?:(?:[\w.]+\.)?(?:Path|PurePath|fspath)|str)\s*)?\(/y;
const closing = /\s*(?:,\s*)?\)/y;
const slash = /\s*\/(?!\/)/y;
const comma = /\s*,(?=\s*[^\s)])/y;
const named = /\s*([A-Za-z_]\w*)(?!\w|[ \t]*[([])/y;
const quoted = /\s*([rRuUbB]?)("|')\s*\2/y;
const formatted = /\s*([rR]?[fF][rR]?)("|')\s*\2/y;
/** Of a text with values in it: a bracket that stands for itself, a name, or anything else that is worked out. */
const value = /\{\{|\}\}|\{\s*([A-Za-z_]\w*)\s*(?:!s\s*)?\}|[{}]/g;
/** Whether something is done with a text, so that it is not the path itself. */
const remade = /^\s*([+%]|\.format)/;
/** What may stand behind an argument, and behind the value of an assignment, so that it is the path and not made into another one. */
const endOfArgument = /\s*(?:[,)]|if\b|\.\s*(?:open|read(?:_bytes)?)\s*\(|$)/y;
const endOfValue = /[ \t\r]*(?:[,);\n]|if\b|\.\s*(?:open|read(?:_bytes)?)\s*\(|$)/y;

/** Reads paths out of the code of a Python text, of which `masked` has no comments and no texts. */
export class WrittenPaths {
  #names: AssignedNames | null = null;
  /** What assignments were found to say, by their places. */
  readonly #known = new Map<number, Read | null>();
  /** What an assignment names stands before it: `p = p / "x"` is no circle. */
  #until = Infinity;
  #tried = 0;
  #depth = 0;
  /** Whether something was not followed to its end: nothing that is found then holds for another path. */
  #isCut = false;

  constructor(
    private readonly python: string,
    private readonly masked: string,
  ) {}

  /** The path that is written at a place: a literal, parts joined by `/` or `os.path.join`, an opened file, or a name for one of these. */
  at(place: number): WrittenPath | null {
    this.#tried = 0;
    this.#isCut = false;
    const read = this.#expression(place);
    if (!read?.isSpelt || this.#past(endOfArgument, read.next) === null) return null;
    return { path: read.path, fromScript: read.fromScript };
  }

  #expression(at: number): Read | null {
    if (this.#depth >= deepest) {
      this.#isCut = true;
      return null;
    }
    this.#depth += 1;
    const read = this.#parts(at);
    this.#depth -= 1;
    return read;
  }

  #parts(at: number): Read | null {
    let read = this.#part(at);
    while (read) {
      const next = this.#past(slash, read.next);
      if (next === null) return read;
      const other = this.#part(next);
      read = other && joined(read, other);
    }
    return null;
  }

  #part(at: number): Read | null {
    const opened = this.#past(opening, at);
    if (opened !== null) return this.#expression(opened);
    return (
      this.#ownFolder(at) ??
      this.#joinCall(at) ??
      this.#wrapped(at) ??
      this.#literal(at) ??
      this.#formatted(at) ??
      this.#name(at)
    );
  }

  /** Of the script; where nothing leads up, the script itself. */
  #ownFolder(at: number): Read | null {
    const folder = this.#past(ownFolder, at);
    if (folder !== null) return { path: '', fromScript: true, isSpelt: false, next: folder };
    const file = this.#past(ownFile, at);
    if (file === null) return null;
    const { next, up } = this.#steps(file);
    const path = up === 0 ? '__file__' : '../'.repeat(up - 1);
    return { path, fromScript: true, isSpelt: false, next };
  }

  /** Behind `.resolve().parent.parent`, and how many folders that leads up. */
  #steps(at: number): { readonly next: number; readonly up: number } {
    let next = at;
    let up = 0;
    for (let match = matchAt(step, this.masked, next); match; match = matchAt(step, this.masked, next)) {
      next += match[0].length;
      if (match[1] !== undefined) up += 1;
    }
    return { next, up };
  }

  #joinCall(at: number): Read | null {
    const inside = this.#past(joining, at);
    let read = inside === null ? null : this.#expression(inside);
    while (read) {
      const closed = this.#past(closing, read.next);
      if (closed !== null) return { ...read, next: closed };
      const next = this.#past(comma, read.next);
      const other = next === null ? null : this.#expression(next);
      read = other && joined(read, other);
    }
    return null;
  }

  /** In `Path(…)`, `str(…)`, or in parentheses alone. */
  #wrapped(at: number): Read | null {
    const inside = this.#past(wrapping, at);
    const read = inside === null ? null : this.#expression(inside);
    const closed = read && this.#past(closing, read.next);
    if (!read || closed === null) return null;
    const { next, up } = this.#steps(closed);
    return { ...raised(read, up), next };
  }

  /** A plain text; one with values in it is no path that stands there. */
  #literal(at: number): Read | null {
    const match = matchAt(quoted, this.masked, at);
    if (!match) return null;
    const [all, prefix = '', quote = ''] = match;
    const next = at + all.length;
    const start = at + all.search(/\S/);
    const inner = this.python.slice(start + prefix.length + quote.length, next - quote.length);
    if (/[bB]/.test(prefix) || inner === '' || this.#isRemade(next)) return null;
    const path = prefix === '' ? inner.replace(/\\(["'\\])/g, '$1') : inner;
    return { path, fromScript: false, isSpelt: true, next };
  }

  /** A text with names in it, such as `f"{FOLDER}/a"`, where all of them stand for a path. */
  #formatted(at: number): Read | null {
    const match = matchAt(formatted, this.masked, at);
    if (!match) return null;
    const [all, prefix = '', quote = ''] = match;
    const next = at + all.length;
    const start = at + all.search(/\S/) + prefix.length + quote.length;
    const inner = this.python.slice(start, next - quote.length);
    if (inner === '' || this.#isRemade(next) || (inner.includes('\\') && !/[rR]/.test(prefix))) return null;
    return this.#filled(inner, at, next);
  }

  #filled(inner: string, at: number, next: number): Read | null {
    let [path, end, fromScript] = ['', 0, false];
    for (const { 0: all, 1: name, index } of inner.matchAll(value)) {
      path += inner.slice(end, index);
      end = index + all.length;
      if (all.length === 2 && name === undefined) path += all.charAt(0);
      const read = name === undefined ? null : this.#valueOf(name, at);
      if (all.length !== 2 && (!read || (read.fromScript && path !== ''))) return null;
      fromScript ||= read?.fromScript ?? false;
      path += read?.path ?? '';
    }
    path += inner.slice(end);
    if (path.length > longest) return null;
    return { path: fromScript ? path.replace(/^\/+/, '') : path, fromScript, isSpelt: true, next };
  }

  #isRemade(next: number): boolean {
    return remade.test(this.masked.slice(next, next + 80));
  }

  /** A name, and the steps up from what it stands for. */
  #name(at: number): Read | null {
    const match = matchAt(named, this.masked, at);
    if (!match) return null;
    const [all, name = ''] = match;
    const { next, up } = this.#steps(at + all.length);
    const read = this.#valueOf(name, at);
    return read && { ...raised(read, up), next };
  }

  /**
   * What a name stands for by the last assignment before its use. What that says cannot always be read: then the one before it
   * counts, unless the last one happened in any case.
   */
  #valueOf(name: string, at: number): Read | null {
    this.#names ??= new AssignedNames(this.masked);
    for (const assignment of this.#names.reaching(name, at, Math.min(at, this.#until))) {
      if (this.#tried >= mostTried) {
        this.#isCut = true;
        return null;
      }
      this.#tried += 1;
      const read = this.#assigned(assignment);
      if (read) return read;
    }
    return null;
  }

  #assigned(assignment: Assignment): Read | null {
    if (assignment.value === null) return null;
    const known = this.#known.get(assignment.place);
    if (known !== undefined) return known;
    const until = this.#until;
    this.#until = assignment.place;
    const read = this.#expression(assignment.value);
    this.#until = until;
    const value = read && this.#past(endOfValue, read.next) !== null ? read : null;
    if (!this.#isCut) this.#known.set(assignment.place, value);
    return value;
  }

  /** The offset behind what a pattern finds at a place; null: it finds nothing there. */
  #past(pattern: RegExp, at: number): number | null {
    const match = matchAt(pattern, this.masked, at);
    return match && at + match[0].length;
  }
}

/** So many folders up from a path. */
function raised(read: Read, up: number): Read {
  return { ...read, path: read.path === '' ? '../'.repeat(up) : `${read.path}${'/..'.repeat(up)}` };
}

/** A path below another one; one that is absolute, or starts anew, stands for itself. Null: it is longer than a path can be. */
function joined(folder: Read, below: Read): Read | null {
  const { isSpelt, next } = below;
  if (below.fromScript || below.path.startsWith('/')) return below;
  if (folder.path.length + below.path.length > longest) return null;
  const between = folder.path === '' || folder.path.endsWith('/') ? '' : '/';
  return { path: `${folder.path}${between}${below.path}`, fromScript: folder.fromScript, isSpelt, next };
}
