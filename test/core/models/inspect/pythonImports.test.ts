import { describe, expect, it } from 'vitest';
import { pythonImports } from '../../../../src/models/inspect/pythonImports';

const told = (python: string) =>
  pythonImports(python).map(({ module, what, name }) => [module, what, name].filter((it) => it !== null).join(' '));

describe('the imports of a Python text', () => {
  it.each([
    ['import a, b.c as d', ['a', 'b.c d']],
    ['from a import b as c, d', ['a b c', 'a d']],
    ['from a import (\n  b,  # the first\n  c,\n)', ['a b', 'a c']],
    ['from a import b, \\\n  c', ['a b', 'a c']],
    ['from . import a\nfrom ..b.c import *', ['. a', '..b.c *']],
    ['def f():\r\n    import a; import b\r\n', ['a', 'b']],
    ['try: import a\nexcept ImportError: a = None', ['a']],
    ['"""\nimport a\n"""\n# import b\nc = "import d"', []],
    ['yield from a\nimporting = 1\nx.import_b()', []],
  ])('%j', (python, expected) => expect(told(python)).toEqual(expected));
});
