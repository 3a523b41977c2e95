import { describe, expect, it } from 'vitest';
import { configHover } from '../../../src/project/configHover';
import { readYaml } from '../../../src/project/yamlTree';
import { configProposals } from '../../../src/project/configProposals';
import { parseConfig } from '../../../src/project/parseConfig';

/** What is offered where the bar stands. */
function offered(marked: string) {
  return configProposals(marked.replace('|', ''), marked.indexOf('|'))?.proposals ?? null;
}

function snippets(marked: string) {
  return offered(marked)?.map(({ snippet }) => snippet) ?? null;
}

const churn = 'models:\n  churn:\n';
const production = `${churn}    gates:\n      production:`;
const gates = [
  ...['package-verified', 'no-data-errors', 'pickle', 'signed', 'card', 'contract-compatible'],
  ...['champion', 'approvals', 'restore-drill'],
  ...['metric: { name: $1 }', 'champion: { non-inferior-by: $1 }', 'approvals: { count: $1 }'],
  ...[
    'restore-drill: { within: $1 }',
    'signed: { keys: $1 }',
    'pickle: { allow: $1 }',
    'latency: { p95: $1 }',
    'size: { max: $1 }',
  ],
  'command: ',
];

describe('what can be written in tend.yaml', () => {
  it.each([`\n        - |`, `\n        - me|`, `\n        - signed\n        - ca|\n        - card\n`])(
    'is every gate in a list of gates: %j',
    (list) => expect(snippets(`${production}${list}`)).toEqual(gates),
  );

  it('is a gate with its dash where the list is begun, and between braces where it stands in brackets', () => {
    expect(snippets(`${production}\n        |`)).toEqual(gates.map((gate) => `- ${gate}`));
    expect(snippets(`${production} [ signed, | ]\n`)).toEqual(
      gates.map((gate) => (gate.includes(':') ? `{ ${gate.replace(/ $/, ' $1')} }` : gate)),
    );
  });

  it.each([' |', ' si|', ' | # all of them'])('is a gate in a line of its own where the list is begun behind its key: %j', (behind) => {
    const file = `${production}${behind}\n      staging: [ signed ]\n`;
    const { start, proposals } = configProposals(file.replace('|', ''), file.indexOf('|')) ?? { start: 0, proposals: [] };
    expect(proposals.map(({ snippet }) => snippet)).toEqual(gates.map((gate) => `\n  - ${gate}`));
    // As the editor does it: further lines begin as the one of the cursor does.
    const written = `${file.slice(0, start)}\n        - signed${file.slice(file.indexOf('|') + 1)}`;
    expect(parseConfig(written)).toMatchObject({
      config: { models: { churn: { gates: { production: ['signed'], staging: ['signed'] } } } },
      problems: [],
    });
  }); // prettier-ignore

  it.each([
    `${production}\n        - card: true\n          |`,
    `${production}\n        - metric: { name: auc }\n          |\n        - signed\n`,
    `${production}\n        - { card: true, | }`,
    `${churn}    retrain:\n      when:\n        - drift: { windows: 2 }\n          |`,
  ])('is no second gate or trigger in an item that has one: %j', (text) => expect(snippets(text)).toEqual([]));

  it('is told with what it means, and in which unit', () => {
    const proposals = offered(`${production}\n        - |`) ?? [];
    expect(proposals.filter(({ description }) => description === '')).toEqual([]);
    expect(offered(`${production}\n        - latency: { | }\n`)).toEqual([
      { label: 'p95', snippet: 'p95: ', description: 'Milliseconds, or a number with its unit: 50ms, 2s.' },
    ]);
  });

  it.each([
    [`${production}\n        - metric: { name: auc, | }\n`, ['min: ', 'max: ']],
    [`${production}\n        - metric: { |\n        - card\n`, ['name: ', 'min: ', 'max: ']],
    [`${churn}    primary: { metric: x, goal: | }\n`, ['maximize', 'minimize']],
    [`${churn}    primary:\n      goal: m|\n`, ['maximize', 'minimize']],
    [`${churn}    primary: |\n`, []],
    [`${churn}    fall|back: { kind: rule }\n    gates: {}\n`, expect.arrayContaining(['ramp', 'fallback'])],
    ['|\nmodels: {}\n', expect.not.arrayContaining(['models: '])],
    ['mod|', expect.arrayContaining(['version: 1', 'models: '])],
    ['models:\n  ch|\n', []],
    ['datasets:\n  a:\n    columns:\n      x: { type: | }\n', expect.arrayContaining(['integer', 'category'])],
    ['# mod|', null],
    ['project: { name: "pen|" }\n', null],
  ])('at %j', (text, expected) => expect(snippets(text)).toEqual(expected));

  it('is the same in a file of 20,000 lines', () => {
    const columns = Array.from({ length: 2000 }, (_, at) => `      c${at}: { type: integer, range: [0, ${at}] }\n`).join('');
    const sets = ['a', 'b', 'c', 'd', 'e'].map((name) => `  ${name}:\n    path: ${name}.csv\n    columns:\n${columns}`).join('');
    const rest = Array.from({ length: 10_000 }, (_, at) => `  m${at}: { positive: 1 }\n`).join('');
    const before = `# what is wanted\nproject: { name: churn,\n  owner: ana }\ndatasets:\n${sets}\n`;
    const marked = [
      ...[`${production}\n        - |\n`, `${production}\n        - metric: { | }\n`, `${production} |\n`],
      ...[`${churn}    pri|\n    positive: 1\n`, `${churn}    primary:\n      metric: x\n      |\n`],
    ];
    const small = marked.map((text) => snippets(text));
    const large = marked.map((text) => snippets(`${before}${text}${rest}`));
    expect(large).toEqual(small);
    expect(snippets(`${before}|\n${churn}${rest}`)).toEqual(expect.not.arrayContaining(['project: ', 'datasets: ', 'models: ']));
  }); // prettier-ignore

  it('begins where the word begins that is written already', () => {
    expect(configProposals('project:\n  na', 13)?.start).toBe(11);
    expect(
      configProposals(`${production}\n        - restore-dr`, `${production}\n        - restore-dr`.length)?.start,
    ).toBe(`${production}\n        - `.length);
  });
});

describe('what can be named in tend.yaml', () => {
  const column = (name: string, type: string, more = {}) => ({ name, type, missing: 0, distinct: 61, min: null, max: null, ...more }); // prettier-ignore
  const known = {
    checks: [
      { id: 'text-typo', title: 'A rare value one slip away from a frequent one' },
      { id: 'missing-cell', title: 'An empty cell' },
    ],
    dataFiles: ['data/people.csv', 'data/other.csv'],
    tables: [
      { path: 'data/people.csv', rows: 300, columns: [column('age', 'integer', { min: 18, max: 90, missing: 2 }), column('Price ($)', 'number')] },
      { path: 'data/other.csv', rows: 5, columns: [column('colour', 'text'), column('age', 'text')] },
    ],
  }; // prettier-ignore
  const named = (marked: string) =>
    configProposals(marked.replace('|', ''), marked.indexOf('|'), known)?.proposals.map(({ snippet }) => snippet);
  const people = 'datasets:\n  people:\n    zone: raw\n    path: data/people.csv\n';
  const columns = ['age', '"Price (\\$)"'];

  it.each([
    [`${people}    checks:\n      |`, ['text-typo: ', 'missing-cell: ']],
    [`${people}    checks:\n      text-typo: false\n      mi|\n`, ['missing-cell: ']],
    [`${people}    checks: { text-typo: false, | }\n`, ['missing-cell: ']],
    [`${people}    suppress:\n      - check: |\n`, ['text-typo', 'missing-cell']],
    [`${people}    suppress: [ { check: text-|, column: age } ]\n`, ['text-typo', 'missing-cell']],
    [`${people}    suppress:\n      - check: text-typo\n        column: |\n`, columns],
    [`${people}    target: |\n`, columns],
    [`${people}    id: a|\n    time: x\n`, columns],
    [`${people}    sensitive: [age, |]\n`, columns],
    [`${people}    sensitive:\n      |\n`, columns.map((it) => `- ${it}`)],
    [`${people}    columns:\n      |\n`, columns.map((it) => `${it}: `)],
    [`${people}    columns:\n      age: { type: integer }\n      |\n`, ['"Price (\\$)": ']],
    [`${people}    population: { a|: { x: 1 } }\n`, columns],
    ['datasets: { people: { path: "data/people.csv", group: | } }\n', columns],
    ['datasets:\n  all:\n    path: data/\n    target: |\n', [...columns, 'colour']],
    ['datasets:\n  none:\n    target: |\n', []],
    ['datasets:\n  people:\n    path: |\n', known.dataFiles],
    ['datasets:\n  people:\n    path: data/peo|\n', known.dataFiles],
    [`${people}    from: [ | ]\n`, known.dataFiles],
    [`${people}    splits: { train: | }\n`, known.dataFiles],
    [`${people}    zone: |\n`, ['raw', 'cleaned', 'transformed']],
  ])('is what is there, of columns those of the file of the data set: %j', (marked, expected) =>
    expect(named(marked)).toEqual(expected),
  );

  it.each([
    [`version: 1|\n`, []],
    [`${people}    target: age|\n`, [columns[1]]],
    [`${people}    sensitive:\n      - age|\n`, [columns[1]]],
    [people.replace('raw', 'raw|'), ['cleaned', 'transformed']],
    [`${people}    columns:\n      age|: { type: integer }\n`, [columns[1]]],
    [`${people}    checks:\n      text-typo|: false\n`, ['missing-cell']],
    [`${people}    sensitive: age|\n`, columns.map((it) => `\n  - ${it}`)],
  ])('is not offered where it stands already: %j', (marked, expected) => expect(named(marked)).toEqual(expected));

  it('is told with what it is', () => {
    const of = (marked: string) =>
      configProposals(marked.replace('|', ''), marked.indexOf('|'), known)?.proposals[0]?.description;
    expect([of(`${people}    checks:\n      |`), of(`${people}    target: |`), of(`${people}    path: |`)]).toEqual([
      'A rare value one slip away from a frequent one.',
      'integer, 18 to 90; 61 different values, 2 missing. In data/people.csv.',
      '300 rows, 2 columns.',
    ]);
  });

  it('takes the place of the whole path that is written', () => {
    const text = 'datasets:\n  people:\n    path: data/peo';
    expect(configProposals(text, text.length, known)?.start).toBe(text.indexOf('data/'));
  });

  it('looks at each column and each file a few times, however many there are', () => {
    let looks = 0;
    const counted = <T extends object>(it: T): T =>
      new Proxy(it, { get: (target, key): unknown => (looks++, Reflect.get(target, key)) });
    const names = Array.from({ length: 500 }, (_, index) => `name_${index}`);
    const wide = { path: 'data/people.csv', rows: 3, columns: names.map((name) => counted(column(name, 'text'))) };
    const others = names.map((name) => counted({ path: `data/${name}.csv`, rows: 3, columns: [] }));
    const many = { checks: [], dataFiles: others.map(({ path }) => path), tables: [wide, ...others] };
    for (const text of [`${people}    target: `, people.replace('people.csv', '').trimEnd()]) {
      looks = 0;
      expect(configProposals(text, text.length, many)?.proposals).toHaveLength(500);
      expect(looks).toBeLessThan(20 * 500);
    }
  });

  it('leads to a tend.yaml without problems whatever a column is called', () => {
    const marked = `${people}    columns:\n      |`;
    const [, odd = ''] = named(marked) ?? [];
    const written = marked.replace('|', () => `${odd.replaceAll(/\\([$}\\])/g, '$1')}{ type: number }`);
    expect(parseConfig(written).config.datasets?.people?.columns).toEqual({ 'Price ($)': { type: 'number' } });
  });
});

describe('what a word of tend.yaml means', () => {
  const text = `${production}\n        - signed\n        - size: { max: 500 MB } # small\n`;

  it.each([
    ['signed', 'The package is signed, and the signature covers its bytes; alone: with whatever key.'],
    ['size', 'The package is small enough to be sent and loaded.'],
    ['max', 'Of the package: a number and bytes, KB, MB or GB, such as 500 MB.'],
    ['gates', 'For each stage what a version must pass. Built-in gates apply where a stage declares none.'],
  ])('is told of %s', (word, description) => {
    const start = text.indexOf(word);
    expect(configHover(readYaml(text), start + 1)).toEqual({ start, end: start + word.length, word, description });
  });

  it.each(['churn', '500', '# small'])('is nothing of %s', (word) => {
    expect(configHover(readYaml(text), text.indexOf(word) + 1)).toBeNull();
  });
});
