/** A path that a Python text spells out. */
export interface WrittenPath {
  readonly path: string;
  /** Whether it starts from the folder of the script (`Path(__file__).parent`); else from wherever the script is run. */
  readonly fromScript: boolean;
  /** UTF-16 offsets of its last literal, quotes included; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
}

/** An expression that was read; null as `literal`: nothing of it is a literal. `next`: the offset behind it. */
interface Read {
  readonly path: string;
  readonly fromScript: boolean;
  readonly literal: Pick<WrittenPath, 'start' | 'end'> | null;
  readonly next: number;
}

/** Names that are looked up in one text: one that is made by hand must hold nobody up. */
const mostLookups = 300;

const opening = /\s*(?:[\w.]+\.)?open\s*\(\s*(?:file\s*=\s*)?/y;
const ownFile = /\s*(?:[\w.]+\.)?Path\s*\(\s*__file__\s*\)/y;
const step = /\s*\.\s*(?:(parent)\b|(?:resolve|absolute|expanduser)\s*\(\s*\))/y;
const ownFolder =
  /\s*(?:os\.)?path\.dirname\s*\(\s*(?:(?:os\.)?path\.(?:abspath|realpath)\s*\(\s*__file__\s*\)|__file__)\s*\)/y;
const joining = /\s*(?:(?:os\.)?path\.join)\s*\(/y;
const wrapping = /\s*(?:(?:[\w.]+\.)?(?:Path|PurePath|fspath)|str)?\s*\(/y;
const closing = /\s*,?\s*\)/y;
const slash = /\s*\/(?!\/)/y;
const comma = /\s*,(?=\s*[^\s)])/y;
const named = /\s*([A-Za-z_]\w*)(?!\s*[\w.([])/y;
const quoted = /\s*([rRuUbB]?)("|')\s*\2/y;

/** Reads paths out of the code of a Python text, of which `masked` has no comments and no texts. */
export class WrittenPaths {
  #lookups = 0;
  /** What an assignment names stands before it: `p = p / "x"` is no circle. */
  #until = Infinity;

  constructor(
    private readonly python: string,
    private readonly masked: string,
  ) {}

  /** The path that is written at a place: a literal, parts joined by `/` or `os.path.join`, an opened file, or a name for one of these. */
  at(place: number): WrittenPath | null {
    const read = this.#expression(place);
    if (!read?.literal) return null;
    return { path: read.path, fromScript: read.fromScript, ...read.literal };
  }

  #expression(at: number): Read | null {
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
    return this.#ownFolder(at) ?? this.#joinCall(at) ?? this.#wrapped(at) ?? this.#literal(at) ?? this.#name(at);
  }

  #ownFolder(at: number): Read | null {
    const folder = this.#past(ownFolder, at);
    if (folder !== null) return { path: '', fromScript: true, literal: null, next: folder };
    const file = this.#past(ownFile, at);
    if (file === null) return null;
    const { next, up } = this.#steps(file);
    return up === 0 ? null : { path: '../'.repeat(up - 1), fromScript: true, literal: null, next };
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
    return { ...read, path: `${read.path}${'/..'.repeat(up)}`, next };
  }

  /** A plain text; one with values in it is no path that stands there. */
  #literal(at: number): Read | null {
    const match = matchAt(quoted, this.masked, at);
    if (!match) return null;
    const [all, prefix = '', quote = ''] = match;
    const next = at + all.length;
    const start = at + all.search(/\S/);
    const inner = this.python.slice(start + prefix.length + quote.length, next - quote.length);
    if (/[bB]/.test(prefix) || inner === '' || /^\s*([+%]|\.format)/.test(this.masked.slice(next, next + 80)))
      return null;
    const path = prefix === '' ? inner.replace(/\\(["'\\])/g, '$1') : inner;
    return { path, fromScript: false, literal: { start, end: next }, next };
  }

  /** What a name stands for by the last assignment before its use that says so: `name = "…"`, `open("…") as name`. */
  #name(at: number): Read | null {
    const match = matchAt(named, this.masked, at);
    if (!match || this.#lookups >= mostLookups) return null;
    this.#lookups += 1;
    const [all, name = ''] = match;
    const { next, up } = this.#steps(at + all.length);
    const until = this.#until;
    for (const { place, value } of this.#assignments(name, Math.min(at, until)).toReversed()) {
      this.#until = place;
      const read = this.#expression(value);
      this.#until = until;
      if (read) return { ...read, path: `${read.path}${'/..'.repeat(up)}`, next };
    }
    return null;
  }

  #assignments(name: string, before: number): readonly { readonly place: number; readonly value: number }[] {
    const text = this.masked.slice(0, before);
    const assigned = new RegExp(`(?<![\\w.])${name}\\s*(?::\\s*[\\w.]+\\s*)?=(?!=)`, 'g');
    const opened = new RegExp(`open\\s*\\((?:(?!open\\s*\\()[^\\n])*?\\)\\s*as\\s+${name}\\b`, 'g');
    return [
      ...[...text.matchAll(assigned)].map(({ index, 0: all }) => ({ place: index, value: index + all.length })),
      ...[...text.matchAll(opened)].map(({ index }) => ({ place: index, value: index })),
    ].sort((a, b) => a.place - b.place);
  }

  /** The offset behind what a pattern finds at a place; null: it finds nothing there. */
  #past(pattern: RegExp, at: number): number | null {
    const match = matchAt(pattern, this.masked, at);
    return match && at + match[0].length;
  }
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** A path below another one; one that is absolute, or starts anew, stands for itself. */
function joined(folder: Read, below: Read): Read {
  const { literal, next } = below;
  if (below.fromScript || below.path.startsWith('/')) return below;
  const between = folder.path === '' || folder.path.endsWith('/') ? '' : '/';
  return { path: `${folder.path}${between}${below.path}`, fromScript: folder.fromScript, literal, next };
}
