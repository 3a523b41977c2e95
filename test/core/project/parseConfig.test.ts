import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/project/parseConfig';
import { textIn } from './marked';

/** "severity code `text at the place` message → suggestion", one a problem. */
function problemsOf(text: string): readonly string[] {
  return parseConfig(text).problems.map(({ severity, code, message, range, suggestion }) =>
    [`${severity} ${code} \`${textIn(text, range)}\` ${message}`, suggestion].filter(Boolean).join(' → '),
  );
}

describe('a whole tend.yaml', () => {
  it.each(['test/fixtures/config/full.yaml', 'media/sample/tend.yaml'])('%s has no problems', (path) => {
    const text = readFileSync(path, 'utf8');
    const parsed = parseConfig(text);
    expect(parsed.problems).toEqual([]);
    const keys = [...text.matchAll(/^(\w+):/gm)].map((match) => match[1]);
    expect(Object.keys(parsed.config).toSorted()).toEqual(keys.toSorted());
  });

  it.each(['', '# only a comment\n', '---\n', '{}', 'datasets:\n', 'datasets:\n  a:\n'])(
    '%j declares nothing',
    (text) => {
      const { config, problems, usable } = parseConfig(text);
      expect({ problems, usable }).toEqual({ problems: [], usable: true });
      expect(Object.values(config).flatMap((part) => Object.keys(part as object))).toEqual([]);
    },
  );

  it('of a megabyte is read', () => {
    const columns = Array.from(
      { length: 20_000 },
      (_, n) => `      column_${n}: { type: integer, range: [0, ${n}] }\n`,
    );
    const text = `datasets:\n  wide:\n    columns:\n${columns.join('')}`;
    expect(text.length).toBeGreaterThan(1_000_000 * 0.9);
    expect(Object.keys(parseConfig(text).config.datasets?.wide?.columns ?? {})).toHaveLength(20_000);
  });
});

describe('a wrong part', () => {
  it('of which it shows what was meant is written as it would be right', () => {
    const text = [
      'datasets:',
      '  people: data/people.csv',
      '  plants:',
      '    columns: { age: integer, size: int, day: often, plan: { values: [] }, sex: { values: [f, m] } }',
      '  beds: { columns: [age, size] }',
    ].join('\n');
    expect(problemsOf(text)).toEqual([
      'error config-value `data/people.csv` "data/people.csv" is not a mapping; write `people: { path: data/people.csv }`. → { path: data/people.csv }',
      'error config-value `integer` "integer" is not a mapping; write `age: { type: integer }`. → { type: integer }',
      'error config-value `int` "int" is not a mapping; write `size: { type: integer }`. → { type: integer }',
      'error config-value `often` "often" is not a mapping; write one such as `age: { type: integer }`.',
      'error config-value `[]` [] is of no use, as no value could occur; list those that may, or leave it out.',
      'error config-value `[age, size]` `columns` is a list; write the name of each column and a colon before what belongs to it, such as `age: { type: integer }`.',
    ]);
    expect(parseConfig(text).config.datasets?.plants?.columns).toEqual({ plan: {}, sex: { values: ['f', 'm'] } });
  });

  it.each([
    ['datasets', 'data set', ', such as `people: { path: data/people.csv }`'],
    ['models', 'model', ''],
  ])('is %s as a list', (key, noun, example) => {
    expect(problemsOf(`${key}:\n  - path: data/people.csv\n`)).toEqual([
      `error config-value \`${key}\` \`${key}\` is a list; write the name of each ${noun} and a colon before what belongs to it${example}.`,
    ]);
  });

  it('is a problem at the exact key or value, and everything else still applies', () => {
    const text = [
      'version: 2',
      'prject: {}',
      'datasets:',
      '  customers:',
      '    path: data/customers.csv',
      '    zone: clean',
      '    columns:',
      '      age: { tpye: integer, range: [18, 120] }',
      '      plan: { values: [basic], nullable: no, type: intger }',
      '      score: { range: [5, 1], type: number }',
      '      since: { range: [2020-01-01, soon] }',
      '    checks: { outlier-mad: off, missing-rate: { severty: error, max: 0.1 }, text-typo: 3 }',
    ].join('\n');
    expect(problemsOf(text)).toEqual([
      'error config-value `2` 2 is not a version that this Tend knows; write 1.',
      'error config-unknown-key `prject` `prject` is not a key of tend.yaml. Did you mean `project`? → project',
      'error config-value `clean` "clean" is not known here. Did you mean `cleaned`? → cleaned',
      'error config-unknown-key `tpye` `tpye` is not a key of a column. Did you mean `type`? → type',
      'error config-value `no` "no" is not true or false. Did you mean `false`? → false',
      'error config-value `intger` "intger" is not known here. Did you mean `integer`? → integer',
      'error config-value `[5, 1]` [5, 1] ends before it begins.',
      'error config-value `soon` "soon" is neither a number nor a date such as 2026-12-15.',
      'error config-value `off` "off" is neither false (switched off) nor a mapping of severity and max. Did you mean `false`? → false',
      'error config-unknown-key `severty` `severty` is not a key of a check. Did you mean `severity`? → severity',
      'error config-value `3` 3 is neither false (switched off) nor a mapping of severity and max.',
    ]);
    expect(parseConfig(text).config).toEqual({
      datasets: {
        customers: {
          path: 'data/customers.csv',
          columns: { age: { range: [18, 120] }, plan: { values: ['basic'] }, score: { type: 'number' }, since: {} },
          checks: { 'missing-rate': { max: 0.1 } },
        },
      },
    });
  });

  it('are ends of a range that are no day, and ranges of what has none', () => {
    const text = [
      'datasets:',
      '  a:',
      '    columns:',
      '      d: { type: date, range: [2023-01-01, 2024-02-31] }',
      '      e: { range: ["2023-13-01", 2024-02-29] }',
      '      t: { type: text, range: [1, 5] }',
      '      n: { type: number, range: [2023-01-01, 5] }',
      '      y: { type: date, range: [2020, 2024-12-31] }',
      '      c: { type: category, range: [1, 5] }',
    ].join('\n');
    expect(problemsOf(text)).toEqual([
      'error config-value `2024-02-31` "2024-02-31" is no day of the calendar.',
      'error config-value `"2023-13-01"` "2023-13-01" is no day of the calendar.',
      'error config-value `[1, 5]` [1, 5] is a range of numbers or dates, and type: text holds neither; list its values instead.',
      'error config-value `2023-01-01` "2023-01-01" is a date, and type: number holds numbers.',
      'error config-value `2020` 2020 is a number, and type: date holds dates; write it as 2026-12-15.',
    ]);
  });

  it('are listed values that are never of the declared type', () => {
    const text = [
      'datasets:',
      '  a:',
      '    columns:',
      '      n: { type: integer, values: [0, 1, "two", "3", 4.5, 6.0] }',
      '      x: { type: number, values: [0.5, 1e3, -2, high] }',
      '      b: { type: boolean, values: [true, "no", 0, maybe] }',
      '      c: { type: category, values: [0, one] }',
    ].join('\n');
    expect(problemsOf(text)).toEqual([
      'error config-value `"two"` "two" is not a whole number, which type: integer says of every value.',
      'error config-value `4.5` 4.5 is not a whole number, which type: integer says of every value.',
      'error config-value `high` "high" is not a number, which type: number says of every value.',
      'error config-value `maybe` "maybe" is not true or false, which type: boolean says of every value.',
    ]);
    expect(parseConfig(text).config.datasets?.a?.columns?.n).toEqual({ type: 'integer' });
  });

  it('are limits that no share can have, and rows that end before they begin', () => {
    const text = [
      'datasets:',
      '  a:',
      '    checks: { missing-rate: { max: 2 } }',
      '    suppress: [{ check: text-typo, rows: "7, 130-120", reason: x }]',
    ].join('\n');
    expect(problemsOf(text)).toEqual([
      'error config-value `2` 2 is too large; the greatest is 1.',
      'error config-value `"7, 130-120"` "7, 130-120" ends before it begins; write the smaller row first.',
    ]);
  });

  it('of a suppression takes the whole suppression with it, because without it more would be hidden', () => {
    const text = [
      'datasets:',
      '  a:',
      '    suppress:',
      '      - { check: text-typo, colum: city, reason: x }',
      '      - { check: text-typo, rows: "1-x", reason: x }',
      '      - { check: text-typo }',
      '      - { check: text-typo, rows: 7, reason: kept }',
    ].join('\n');
    const parsed = parseConfig(text);
    expect(problemsOf(text)).toEqual([
      'error config-unknown-key `colum` `colum` is not a key of a suppression. Did you mean `column`? → column',
      'error config-value `"1-x"` "1-x" is not a list of rows; write "120-130" or "7, 12, 120-130".',
      'error config-missing-key `{ check: text-typo }` `reason` is missing from a suppression.',
    ]);
    expect(parsed.config.datasets?.a?.suppress).toEqual([{ check: 'text-typo', rows: 7, reason: 'kept' }]);
    const kept = parsed.rangeOf(['datasets', 'a', 'suppress', 0]);
    expect(kept && textIn(text, kept)).toBe('{ check: text-typo, rows: 7, reason: kept }');
  });

  it('says of a wrong value only that it is wrong, not that its key is missing without it', () => {
    const text = [
      'project:',
      '  success: { metric: acc, goal: maximise }',
      'models:',
      '  a:',
      '    primary: { metric: acc }',
    ];
    expect(problemsOf(text.join('\n'))).toEqual([
      'error config-value `maximise` "maximise" is not known here. Did you mean `maximize`? → maximize',
      'error config-missing-key `primary` `goal` is missing from the primary metric.',
    ]);
  });

  it.each([
    ['a: [1\nb: 2', 'config-syntax'],
    ['\tversion: 1', 'config-syntax'],
    ['version: 1\n---\nversion: 1', 'config-syntax'],
    ['- a\n- b', 'config-not-a-mapping'],
    ['just text', 'config-not-a-mapping'],
  ])('%j leaves nothing usable and says why', (text, code) => {
    const { usable, problems, config } = parseConfig(text);
    expect({ usable, config, codes: problems.map((problem) => problem.code) }).toEqual({
      usable: false,
      config: {},
      codes: [code],
    });
  });

  it('that stands twice is named at its second place, and the last one counts', () => {
    const text = 'project:\n  name: one\n  name: two\n';
    expect(problemsOf(text)).toEqual([
      'error config-repeated-key `name` This key stands here twice; only the last one counts.',
    ]);
    expect(parseConfig(text)).toMatchObject({ usable: true, config: { project: { name: 'two' } } });
    expect(parseConfig(text).problems[0]?.range.start.line).toBe(2);
  });
});

it('words of other tools are understood, and where nothing is near the keys are told', () => {
  const text = 'datasets: { a: { columns: { x: { type: float }, y: { type: STR } }, checks: { c: { limit: 3 } } } }';
  expect(problemsOf(text)).toEqual([
    'error config-value `float` "float" is not known here. Did you mean `number`? → number',
    'error config-value `STR` "STR" is not known here. Did you mean `text`? → text',
    'error config-unknown-key `limit` `limit` is not a key of a check. Its keys are severity, max.',
  ]);
});

describe('YAML as other readers see it', () => {
  it('bare words that YAML 1.1 turns into truth values are flagged, quoted ones are not', () => {
    const text = 'datasets:\n  a: { columns: { no: { values: [yes, "off", On] } } }\n';
    expect(problemsOf(text).map((problem) => problem.replace(/ YAML 1.1.*→/, ''))).toEqual([
      'warning config-bare-word `no` "no"',
      'warning config-bare-word `yes` "yes"',
      'warning config-bare-word `On` "On"',
    ]);
    expect(parseConfig(text).config.datasets?.a?.columns?.no?.values).toEqual(['yes', 'off', 'On']);
  });

  it('keys and values keep the spelling that cells have, unless they are numbers or truth', () => {
    const text = 'datasets: { a: { columns: { 02: { values: [01, 1.50, true, null-ish, "x"] } } } }';
    expect(parseConfig(text).config.datasets?.a?.columns).toEqual({
      '02': { values: ['01', 1.5, true, 'null-ish', 'x'] },
    });
  });

  it('anchors and merge keys apply, and lead to where they stand', () => {
    const text =
      'datasets:\n  a: { columns: { x: &number { type: number } } }\n  b: { columns: { y: { <<: *number, unique: true } } }\n';
    const parsed = parseConfig(text);
    expect(parsed.problems).toEqual([]);
    expect(parsed.config.datasets?.b?.columns?.y).toEqual({ type: 'number', unique: true });
    const range = parsed.rangeOf(['datasets', 'b', 'columns', 'y', 'type']);
    expect(range && textIn(text, range)).toBe('type: number');
  });

  it.each([
    ['version: 1\n---\nversion: 1\n', 'config-syntax `---` A second document begins here; `tend.yaml` is one.'],
    [
      'datasets:\n  a:\n    columns:\n      age: { range: [1, 2 }\n      b: { type: text }\n',
      'config-syntax `[` The bracket `[` opens in line 4 and is never closed; write `]` behind its last value.',
    ],
    [
      "a: it's [fine # {\nb: { c: 1\nd: 2\n",
      'config-syntax `{` The bracket `{` opens in line 2 and is never closed; write `}` behind its last value.',
    ],
    [
      'a: "abc\nb: 3\n',
      'config-syntax `"` The quote `"` opens in line 1 and is never closed; write `"` behind its last value.',
    ],
    ['a: &x 1\nb: [*x, *y]\n', 'config-aliases `*y` No anchor `&y` stands before this alias.'],
    ['a: &x [*x]\n', 'config-aliases `a: &x [*x]` An alias stands in what it is an alias of: that has no end.'],
  ])('%j is explained at its place', (text, problem) => {
    expect(problemsOf(text)).toEqual([`error ${problem}`]);
  });

  it.each(['['.repeat(100_000), Array.from({ length: 3_000 }, (_, n) => `${'  '.repeat(n)}a:`).join('\n')])(
    'what is nested without end is refused in one sentence: %#',
    (text) => {
      const { usable, problems } = parseConfig(text);
      expect(usable).toBe(false);
      expect(problems[0]?.message).toBe('This is nested more deeply than can be read.');
    },
  );

  it('aliases that multiply without end are refused', () => {
    const levels = Array.from({ length: 9 }, (_, n) => `l${n + 1}: &l${n + 1} [${Array(9).fill(`*l${n}`).join(', ')}]`);
    const { usable, problems } = parseConfig(['l0: &l0 [x, x, x]', ...levels].join('\n'));
    expect({ usable, codes: problems.map(({ code }) => code) }).toEqual({ usable: false, codes: ['config-aliases'] });
  });

  it('line ends of Windows and characters outside the basic plane do not move the places', () => {
    const text = 'project:\r\n  objective: "🌱 grow"\r\n  nme: x\r\n';
    expect(problemsOf(text)).toEqual([
      'error config-unknown-key `nme` `nme` is not a key of the project. Did you mean `name`? → name',
    ]);
  });
});

it('never throws, and every place lies in the text', () => {
  const word = fc.constantFrom(
    'datasets',
    'a',
    'columns',
    'type',
    'range',
    'suppress',
    ': ',
    '\n',
    '  ',
    '- ',
    '[',
    ']',
    '{',
    '}',
    '&x ',
    '*x',
    '<<',
    '"',
    '#',
    '1',
    ',',
    '\t',
    '|',
    '__proto__',
    'checks',
    '!!map',
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 40 }), (words) => {
      const text = words.join('');
      const lines = text.split('\n').length;
      for (const { range } of parseConfig(text).problems) {
        expect(range.end.line).toBeLessThan(lines);
        expect(range.start.line).toBeLessThanOrEqual(range.end.line);
      }
    }),
    { numRuns: 500 },
  );
});
