import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addedRange } from '../../../src/project/addedRange';
import { declareColumn, suppress, switchOffCheck } from '../../../src/project/configEdits';
import { expectationsFor } from '../../../src/project/expectationsFor';
import { parseConfig } from '../../../src/project/parseConfig';
import type { TextEdit } from '../../../src/project/yamlEdit';
import { applyEdits } from './marked';

const path = 'data/a.csv';
const written = (text: string, edits: readonly TextEdit[]) => applyEdits(text, edits);

describe('where an edit added something', () => {
  const sets = 'datasets:\n  a:\n    path: data/a.csv\n';
  const suppression = { check: 'text-typo', reason: 'old' };

  it.each([
    [sets, 'suppress:'],
    [`${sets}    suppress:\n      - { check: other, reason: x }\n`, '- { check: text-typo'],
    [`${sets}    suppress: [ { check: other, reason: x } ]\n`, '{ check: text-typo'],
    ['version: 1', 'datasets:'],
  ])('is from its first character to its last in %j', (text, begins) => {
    const edits = suppress(text, path, suppression);
    const ranges = edits.map(addedRange);
    const lines = written(text, edits).split('\n');
    const at = ({ line, character }: { line: number; character: number }) => lines[line]?.slice(character);
    expect(ranges.map(({ start }) => at(start)?.startsWith(begins))).toEqual([true]);
    expect(ranges.map(({ end }) => at({ ...end, character: end.character - 1 }))).toEqual([
      expect.stringMatching(/^[}\]]( \])?$/),
    ]);
  });
});

describe('declaring a column', () => {
  it('begins a file where there is none', () => {
    expect(written('', declareColumn('', path, 'zip', { type: 'text' }))).toBe(
      'datasets:\n  a:\n    path: data/a.csv\n    columns:\n      zip: { type: text }\n',
    );
  });

  it('writes every name alike, also one that every object has', () => {
    const text = 'datasets:\n  a:\n    path: data/a.csv\n    columns:\n      age: { type: integer }\n';
    const line = (name: string) =>
      written(text, declareColumn(text, path, name, { type: 'text' })).slice(text.length - 1);
    expect(line('constructor')).toBe('\n      constructor: { type: text }\n');
    expect(line('constructor')).toBe(line('zip').replace('zip', 'constructor'));
  });

  it('keeps comments, spacing and everything else of a file', () => {
    const text = [
      '# the top',
      'version: 1',
      'datasets:',
      '  # about a',
      '  a:   # here',
      '    path: data/a.csv',
      '    columns:',
      '        age: { type: integer }   # years',
      '        # more to come',
      '',
      '# the rest',
      'archive: { to: archive/ }',
      '',
    ].join('\n');
    expect(
      written(text, declareColumn(text, path, 'zip', { type: 'text' }))
        .split('\n')
        .slice(7, 11),
    ).toEqual([
      '        age: { type: integer }   # years',
      '        zip: { type: text }',
      '        # more to come',
      '',
    ]);
    const other = written(text, declareColumn(text, 'data/b.csv', 'x', { range: [0, 1] }));
    expect(other.replace('\n  b:\n    path: data/b.csv\n    columns:\n      x: { range: [0, 1] }', '')).toBe(text);
  });

  it.each([
    [
      'a column on one line',
      'datasets: { a: { path: data/a.csv, columns: { age: { type: text } } } }',
      'datasets: { a: { path: data/a.csv, columns: { age: { type: text, range: [1, 2] } } } }',
    ],
    [
      'no columns yet',
      'datasets:\n  a: { path: data/a.csv }\n',
      'datasets:\n  a: { path: data/a.csv, columns: { age: { range: [1, 2] } } }\n',
    ],
    [
      'a key without a value',
      'datasets:\n  a:\n    path: data/a.csv\n    columns:\n',
      'datasets:\n  a:\n    path: data/a.csv\n    columns:\n      age: { range: [1, 2] }\n',
    ],
    [
      'a column over lines',
      'datasets:\n  a:\n    path: data/a.csv\n    columns:\n      age:\n        type: text # x',
      'datasets:\n  a:\n    path: data/a.csv\n    columns:\n      age:\n        type: text # x\n        range: [1, 2]',
    ],
    [
      'another range',
      'datasets:\n  a:\n    path: data/a.csv\n    columns:\n      age:\n        range:\n          - 5\n          - 6\n        type: text\n',
      'datasets:\n  a:\n    path: data/a.csv\n    columns:\n      age:\n        range: [1, 2]\n        type: text\n',
    ],
    [
      'Windows line ends',
      'version: 1\r\n',
      'version: 1\r\ndatasets:\r\n  a:\r\n    path: data/a.csv\r\n    columns:\r\n      age: { range: [1, 2] }\r\n',
    ],
    ['an empty mapping', 'datasets: {}', 'datasets: { a: { path: data/a.csv, columns: { age: { range: [1, 2] } } } }'],
    [
      'only comments',
      '# hello',
      '# hello\ndatasets:\n  a:\n    path: data/a.csv\n    columns:\n      age: { range: [1, 2] }\n',
    ],
  ])('works with %s', (_, text, expected) => {
    expect(written(text, declareColumn(text, path, 'age', { range: [1, 2] }))).toBe(expected);
  });

  it('goes to the data set that takes in the file', () => {
    const text = 'datasets:\n  all:\n    path: data/*.csv\n';
    expect(written(text, declareColumn(text, path, 'x', { nullable: false }))).toBe(
      'datasets:\n  all:\n    path: data/*.csv\n    columns:\n      x: { nullable: false }\n',
    );
  });

  it('takes another name where the first is taken', () => {
    const text = 'datasets:\n  a: { path: other/a.csv }\n';
    expect(written(text, declareColumn(text, path, 'x', { type: 'date' }))).toContain(
      '\n  a_2:\n    path: data/a.csv\n',
    );
  });

  it('leaves the comment of a key without a value on its line', () => {
    const text = 'datasets: # none yet\n';
    expect(written(text, switchOffCheck(text, path, 'x-y'))).toBe(
      'datasets: # none yet\n  a:\n    path: data/a.csv\n    checks:\n      x-y: false\n',
    );
  });

  it.each([
    ['an alias', 'a: &x { type: text }\ndatasets: { a: { path: data/a.csv, columns: { x: *x } } }'],
    ['a merge key', 'datasets:\n  b: &b { columns: { x: {} } }\n  a: { <<: *b, path: data/a.csv }'],
  ])('changes nothing that belongs to others as well: %s', (_, text) => {
    expect(declareColumn(text, path, 'x', { type: 'date' })).toEqual([]);
  });

  it.each(['a: [', 'datasets: 3', 'datasets: *gone'])('changes nothing in %j', (text) => {
    expect(declareColumn(text, path, 'x', { type: 'text' })).toEqual([]);
  });
});

describe('checks and suppressions', () => {
  it('a check is switched off with false, whatever it was before', () => {
    const text = 'datasets:\n  a:\n    path: data/a.csv\n    checks: { text-typo: { max: 3 } }\n';
    expect(written(text, switchOffCheck(text, path, 'text-typo'))).toBe(
      'datasets:\n  a:\n    path: data/a.csv\n    checks: { text-typo: false }\n',
    );
    expect(written(text, switchOffCheck(text, path, 'sentinel-text'))).toContain(
      'checks: { text-typo: { max: 3 }, sentinel-text: false }',
    );
  });

  it('suppressions are added to the list, with their reason', () => {
    const entry = { check: 'text-typo', column: 'city', rows: '7', reason: 'old: kept' };
    const once = written('', suppress('', path, entry));
    expect(once).toBe(
      'datasets:\n  a:\n    path: data/a.csv\n    suppress:\n      - { check: text-typo, column: city, rows: "7", reason: "old: kept" }\n',
    );
    const twice = written(once, suppress(once, path, { check: 'date-future', reason: 'planned' }));
    expect(twice).toBe(`${once}      - { check: date-future, reason: planned }\n`.replace(/\n\n/g, '\n'));
    const flow = 'datasets: { a: { path: data/a.csv, suppress: [] } }';
    expect(written(flow, suppress(flow, path, { check: 'x', reason: 'kept' }))).toBe(
      'datasets: { a: { path: data/a.csv, suppress: [{ check: x, reason: kept }] } }',
    );
  });
});

it('what is written is read back as it was meant, whatever the names and values', () => {
  const name = fc
    .oneof(
      fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
      fc.constantFrom('no', 'null', '02', '- a', 'a: b', '#x', '~', '1e3', '"', "it's"),
    )
    .filter((text) => text !== '__proto__');
  const start = fc.constantFrom(
    '',
    'version: 1\n',
    'datasets:\n  a:\n    path: data/a.csv # x\n',
    'datasets: { a: { path: data/a.csv } }\n',
    'datasets:\n\n  other:\n    path: b.csv\n\n# end\n',
  );
  fc.assert(
    fc.property(start, name, name, (begin, column, value) => {
      let text: string = begin;
      text = written(text, declareColumn(text, path, column, { type: 'text', values: [value] }));
      text = written(text, suppress(text, path, { check: 'text-typo', column, value, reason: value }));
      text = written(text, declareColumn(text, path, column, { nullable: false }));
      const parsed = parseConfig(text);
      const { columns, suppress: kept } = expectationsFor(parsed.config, path);
      expect(parsed.problems.filter((problem) => problem.code !== 'config-bare-word')).toEqual([]);
      expect(columns[column]).toMatchObject({ type: 'text', values: [value], nullable: false });
      expect(kept).toEqual([{ check: 'text-typo', column, value, reason: value }]);
    }),
    { numRuns: 300 },
  );
});
