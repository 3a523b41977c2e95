import { maskPython } from './maskPython';

/** A name that a Python text imports. */
export interface PythonImport {
  /** As it is written: `a.b`, or with leading dots where it is relative. */
  readonly module: string;
  /** What is taken of the module, `*` for all of it; null: the module itself. */
  readonly what: string | null;
  /** What it is called from there on, null where it keeps its name. */
  readonly name: string | null;
}

/** Everything that a Python text imports, wherever in it; comments and strings are not taken for imports. */
export function pythonImports(python: string): readonly PythonImport[] {
  const code = maskPython(python).replace(/\\\r?\n/g, '  ');
  return [...plainImports(code), ...importsFrom(code)];
}

function* plainImports(code: string): Iterable<PythonImport> {
  for (const [, list = ''] of code.matchAll(/(?:^|[;:])[ \t]*import[ \t]+([^\r\n;]+)/gm))
    for (const part of list.split(',')) {
      const [, module, name = null] = /^\s*([\w.]+)(?:\s+as\s+(\w+))?\s*$/.exec(part) ?? [];
      if (module !== undefined) yield { module, what: null, name };
    }
}

function* importsFrom(code: string): Iterable<PythonImport> {
  const statement = /(?:^|[;:])[ \t]*from[ \t]*([\w.]+)[ \t]*import\b[ \t]*(\([^)]*\)|[^\r\n;]+)/gm;
  for (const [, module = '', list = ''] of code.matchAll(statement))
    for (const part of list.replace(/[()]/g, '').split(',')) {
      const [, what, name = null] = /^\s*(\w+|\*)(?:\s+as\s+(\w+))?\s*$/.exec(part) ?? [];
      if (what !== undefined) yield { module, what, name };
    }
}
