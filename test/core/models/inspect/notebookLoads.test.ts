import fc from 'fast-check';
import { expect, it } from 'vitest';
import { jsonTexts, written, writtenOffset } from '../../../../src/models/inspect/jsonTexts';
import { notebookLoads } from '../../../../src/models/inspect/notebookLoads';

const told = (...cells: readonly unknown[]) => {
  const text = JSON.stringify({ cells });
  return notebookLoads(text).map(({ path, start, end }) => `${path} at ${text.slice(start, end)}`);
};
const code = (...source: readonly string[]) => ({ cell_type: 'code', source });

it('finds what the cells with code load, by a line or a text of several', () => {
  expect(told(code('joblib.load("a")'))).toEqual([String.raw`a at \"a\"`]);
  expect(told({ source: '\tx = "é"\r\njoblib.load(p)\n', cell_type: 'code' }, code('p'))).toEqual([]);
  expect(told(code('p = "é"\n'), { source: '# é\njoblib.load(p)', cell_type: 'code' })).toEqual(['é at p']);
  expect(told(code('joblib.load(\n', '  "a"\n', ')'))).toEqual([String.raw`a at \"a\"`]);
});

it('finds nothing in other cells, in outputs, and in what is a line of the shell or a cell in another language', () => {
  expect(told({ cell_type: 'markdown', source: ['joblib.load("a")'] })).toEqual([]);
  expect(told({ ...code('x'), outputs: [{ source: ['joblib.load("a")'], text: 'joblib.load("a")' }] })).toEqual([]);
  expect(told(code('%%bash\n', 'joblib.load("a")'))).toEqual([]);
  expect(told(code('  !joblib.load("a")\n', '%run joblib.load("a")\n', '?joblib.load("a")'))).toEqual([]);
  expect(notebookLoads('{"cells": {"source": "joblib.load(\'a\')"}}')).toEqual([]);
});

it('reads on behind lines of the shell, and what Jupyter times', () => {
  expect(told(code('!echo (\n', 'p = "a"\n', 'joblib.load(p)'))).toEqual(['a at p']);
  expect(told(code('%%time\n', 'p = "a"\n', '%time joblib.load(p)'))).toEqual(['a at p']);
});

it('knows every text of a JSON document by the keys that lead to it, and each of its units', () => {
  fc.assert(
    fc.property(fc.json(), fc.constantFrom(undefined, 1, '\t'), (json, space) => {
      const document = JSON.parse(json) as unknown;
      const text = JSON.stringify(document, null, space);
      const found = Array.from(jsonTexts(text), ({ path, raw }) => [JSON.stringify(path), written(raw)]);
      expect(found).toEqual([...textsOf(document, [])]);
      for (const { raw } of jsonTexts(text)) {
        const says = written(raw);
        for (let unit = 0; unit <= says.length; unit += 1)
          expect(written(raw.slice(0, writtenOffset(raw, unit)))).toBe(says.slice(0, unit));
      }
    }),
  );
});

function* textsOf(value: unknown, path: readonly (string | number)[]): Generator<readonly [string, string]> {
  if (typeof value === 'string') yield [JSON.stringify(path), value];
  if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* textsOf(item, [...path, index]);
  else if (value !== null && typeof value === 'object')
    for (const [key, item] of Object.entries(value)) yield* textsOf(item, [...path, key]);
}
