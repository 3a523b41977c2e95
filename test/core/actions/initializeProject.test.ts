import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { initializeProject } from '../../../src/actions/initializeProject';
import { checkFile } from '../../../src/data/checkFile';
import type { FileReport } from '../../../src/data/report';
import { discover } from '../../../src/project/discoveryCache';
import { noExpectations, type Expectations } from '../../../src/project/expectations';
import { expectationsFor } from '../../../src/project/expectationsFor';
import { parseConfig } from '../../../src/project/parseConfig';
import { expectGolden } from '../golden';
import { temporaryFolder } from '../temporaryFolder';

function check(path: string, expectations: Expectations): Promise<FileReport> {
  return checkFile({
    source: { kind: 'file', path: resolve('media/sample', path) },
    reportPath: path,
    expectations,
    only: null,
    allCells: false,
    digest: false,
    now: '2026-11-25T18:00:00Z',
    threads: 1,
  });
}

/** Cells outside a declared range. */
function brokenIn({ findings }: FileReport): readonly (string | null)[] {
  return findings.filter(({ check }) => check === 'schema-range').map(({ value }) => value);
}

it('the tend.yaml of the sample describes its columns without the cells that are wrong', async () => {
  const discovery = await discover('media/sample');
  const reports = new Map<string, FileReport>();
  for (const { path } of discovery.dataFiles) reports.set(path, await check(path, noExpectations));
  const text = initializeProject({ name: 'penguins', discovery, reports });
  expectGolden(text, 'test/fixtures/config/sample.yaml');
  const parsed = parseConfig(text);
  expect(parsed.problems).toEqual([]);
  const expected = (path: string) => expectationsFor(parsed.config, path, parsed.rangeOf);
  const clean = await check('data/penguins.csv', expected('data/penguins.csv'));
  expect(clean.findings.filter((finding) => finding.check.startsWith('schema-'))).toEqual([]);
  const raw = 'data/raw/penguins_raw.csv';
  expect(brokenIn(await check(raw, expected(raw)))).toEqual([]);
  const { config, rangeOf } = parseConfig(text.replace('# range', 'range'));
  expect(brokenIn(await check(raw, expectationsFor(config, raw, rangeOf)))).toEqual(['-999', '-999']);
});

it('a column of decimal commas is one of numbers, and its own tend.yaml finds no fault in it', async () => {
  const rows = Array.from({ length: 60 }, (_, row) => `K${String(row)};${String(20 + row)},0;${String(row % 7)},50`);
  const root = temporaryFolder({ 'kunden.csv': `kunde;gebuehr;rabatt\n${rows.join('\n')}\n` });
  const path = resolve(root, 'kunden.csv');
  const discovery = await discover(root);
  const report = await check(path, noExpectations);
  const text = initializeProject({ name: 'k', discovery, reports: new Map([['kunden.csv', report]]) });
  expect(text).toContain('gebuehr: { type: number, range: [20, 80] }');
  expect(text).toContain('rabatt: { type: number, range: ');
  const { config, rangeOf } = parseConfig(text);
  const { findings } = await check(path, expectationsFor(config, 'kunden.csv', rangeOf));
  expect([...new Set(findings.map(({ check }) => check))]).toEqual(['csv-delimiter-mismatch', 'number-decimal-comma']);
});

it('a value that slipped into another column where a row was torn is not permitted there', async () => {
  const cities = Array.from(
    { length: 40 },
    (_, index) => `${index},${index % 2 ? 'Berlin' : 'Hamburg'},${30 + index}.5\n`,
  );
  const root = temporaryFolder({ 'rows.csv': `row,city,paid\n${cities.join('')}40\n,34.08,\n` });
  const path = resolve(root, 'rows.csv');
  const discovery = await discover(root);
  const text = initializeProject({
    name: 'torn',
    discovery,
    reports: new Map([['rows.csv', await check(path, noExpectations)]]),
  });
  expect(text).toContain('city: { type: category, values: [Berlin, Hamburg] }');
});

it('nothing is learned from rows with a wrong number of cells, however often the same stands there', async () => {
  const row = (at: number) => `${at},x,${at % 2 ? 'Berlin' : 'Hamburg'},${30 + (at % 40)},${at}.5\n`;
  const torn = (at: number) => `${at},x,11,${at + 900}.25\n`;
  const rows = Array.from({ length: 200 }, (_, at) => (at % 40 === 7 ? torn(at) : row(at)));
  expect(await begun(`row,kind,city,age,paid\n${rows.join('')}`)).toMatchObject({
    city: { type: 'category', values: ['Berlin', 'Hamburg'] },
    age: expect.not.objectContaining({ range: expect.anything() as unknown }) as object,
  });
});

it('what a model predicted is no data set, by its name or by its columns', () => {
  const paths = ['data/train.csv', 'predictions/rf.csv', 'out/churn_preds.csv', 'data/spread.csv', 'answers.csv'];
  const discovery = { dataFiles: paths.map((path) => ({ path, bytes: 1, modified: 0, format: 'csv' as const })) };
  const columns = ['id', 'label', 'prediction'].map((column) => ({ name: column })) as unknown as FileReport['columns'];
  const reports = new Map([['answers.csv', { rows: 3, columns, findings: [] }]]);
  const { config } = parseConfig(initializeProject({ name: 'p', discovery, reports }));
  expect(Object.values(config.datasets ?? {}).map(({ path }) => path)).toEqual(['data/train.csv', 'data/spread.csv']);
});

it('a column of which a finding says that it is to be text is declared so, and the finding is gone', async () => {
  const rows = Array.from({ length: 60 }, (_, at) => `${at},0${2100 + at},${90_000 + at},9007199254740${993 + at}\n`);
  const root = temporaryFolder({ 'people.csv': `nr,box,zip,account\n${rows.join('')}` });
  const path = resolve(root, 'people.csv');
  const advising = (report: FileReport) =>
    report.findings.filter(({ message }) => /Declare \S+ (as )?text\./.test(message)).map(({ check }) => check);
  const before = await check(path, noExpectations);
  expect(advising(before)).toEqual(['number-leading-zero', 'zip-as-number', 'number-precision']);
  const discovery = await discover(root);
  const text = initializeProject({ name: 'text', discovery, reports: new Map([['people.csv', before]]) });
  const { config, rangeOf } = parseConfig(text);
  expect(Object.values(config.datasets?.people?.columns ?? {}).slice(1)).toEqual(Array(3).fill({ type: 'text' }));
  expect(advising(await check(path, expectationsFor(config, 'people.csv', rangeOf)))).toEqual([]);
});

it('saved as it is, it silences no finding and makes no errors of values that stand often', async () => {
  const odd = (at: number, index: number, value: string, usual: string) => (at === index ? value : usual);
  const rows = Array.from({ length: 200 }, (_, at) =>
    [
      odd(at, 7, '1.2s', at === 9 ? 'timeout' : `${100 + at}ms`),
      odd(at, 5, '#WERT!', at === 6 ? '1234.56' : `${at + 10},5`),
      odd(at, 3, 'thirty', String(20 + (at % 50))),
      at % 10 === 0 ? 'male' : at % 2 ? 'Male' : 'Female',
      ['none', '-', 'N/A', '', 'good', 'bad'][at % 6] ?? '',
      odd(at, 4, '12e400', (at / 7).toFixed(4)),
    ].join(';'),
  );
  const root = temporaryFolder({ 'log.csv': `latency;amount;age;gender;comment;score\n${rows.join('\n')}\n` });
  const path = resolve(root, 'log.csv');
  const before = await check(path, noExpectations);
  const text = initializeProject({
    name: 'log',
    discovery: await discover(root),
    reports: new Map([['log.csv', before]]),
  });
  const { config, rangeOf } = parseConfig(text);
  expect(config.datasets?.log?.columns).toEqual({
    latency: {},
    amount: {},
    age: {},
    gender: { type: 'category' },
    comment: { type: 'category', values: ['bad', 'good'] },
    score: {},
  });
  const after = await check(path, expectationsFor(config, 'log.csv', rangeOf));
  const told = ({ findings }: FileReport) => findings.map(({ check: id, message }) => `${id} ${message}`);
  expect(told(after)).toEqual(told(before));
});

/** What `tend.yaml` is begun with for the columns of one file. */
async function begun(text: string): Promise<unknown> {
  const root = temporaryFolder({ 'rows.csv': text });
  const report = await check(resolve(root, 'rows.csv'), noExpectations);
  const reports = new Map([['rows.csv', report]]);
  const { config } = parseConfig(initializeProject({ name: 'p', discovery: await discover(root), reports }));
  return config.datasets?.rows?.columns;
}

it('a list of codes that lacks NA, which may be one of them, is not declared', async () => {
  const codes = (missing: string) =>
    Array.from({ length: 60 }, (_, at) => `${at},${['DE', missing, 'FR', 'IT'][at % 4] ?? ''}\n`).join('');
  expect(await begun(`nr,iso2\n${codes('NA')}`)).toEqual({
    nr: expect.anything() as object,
    iso2: { type: 'category' },
  });
  expect(await begun(`nr,iso2\n${codes('')}`)).toMatchObject({ iso2: { values: ['DE', 'FR', 'IT'] } });
});

it('two spellings of one short word are not both declared', async () => {
  const answers = Array.from({ length: 60 }, (_, at) => `${at},${['ja', 'nein', 'Ja'][at % 3] ?? ''}\n`).join('');
  expect(await begun(`nr,smokes\n${answers}`)).toMatchObject({ smokes: { type: 'category' } });
  expect(JSON.stringify(await begun(`nr,smokes\n${answers}`))).not.toContain('ja');
});

it('a date of noughts is not declared as a value', async () => {
  const days = Array.from({ length: 60 }, (_, at) => `${at},${at % 5 ? '\\N' : '0000-00-00 00:00:00'}\n`).join('');
  expect(await begun(`nr,deleted_at\n${days}`)).toMatchObject({ deleted_at: {} });
  expect(JSON.stringify(await begun(`nr,deleted_at\n${days}`))).not.toContain('0000');
});
