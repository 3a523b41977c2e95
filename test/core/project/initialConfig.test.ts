import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { declaredPaths } from '../../../src/project/declaredPaths';
import type { ObservedColumn } from '../../../src/project/initialColumns';
import { initialConfig, type ObservedDataSet } from '../../../src/project/initialConfig';
import { placeIn } from '../../../src/project/placeIn';
import { parseConfig } from '../../../src/project/parseConfig';
import { expectGolden } from '../golden';

function column(name: string, type: string, more: Partial<ObservedColumn> = {}): ObservedColumn {
  const nothing = { count: 344, distinct: 300, distinctExact: true, min: null, max: null, quantiles: null, top: [] };
  return { name, type, ...nothing, ...more };
}

function numbers(min: number, low: number, high: number, max: number): Partial<ObservedColumn> {
  return { min, max, quantiles: { '0.01': low, '0.99': high } };
}

function values(...names: readonly string[]): Partial<ObservedColumn> {
  return { distinct: names.length, top: names.map((value) => ({ value, count: value === 'Torgerson' ? 1 : 10 })) };
}

function dataSet(path: string, columns: readonly ObservedColumn[] | null, doubted = {}): ObservedDataSet {
  const sets = Object.entries<readonly string[]>(doubted).map(([name, list]) => [name, new Set(list)] as const);
  return { path, rows: columns?.[0]?.count ?? 0, columns, doubted: new Map(sets) };
}

describe('a tend.yaml for a project that has none', () => {
  it('says what was found, shows what could be said, and has no problems', () => {
    const text = initialConfig({
      projectName: 'my birds',
      dataSets: [
        dataSet(
          'data/raw/penguins.csv',
          [
            column('id', 'id', { min: 'A001' }),
            column('island', 'category', values('Torgersen', 'Biscoe', 'no', 'Torgerson')),
            column('mass g', 'integer', numbers(-999, 2750, 6100, 37000)),
            column('bill', 'number', numbers(32.1, 33.2, 58.9, 59.6)),
            column('since', 'date'),
            column('note', 'text'),
            column('spare', 'empty'),
            column('species', 'category', values('Adelie', 'Gentoo')),
          ],
          { island: ['Torgerson'], 'mass g': ['-999', '37,000'] },
        ),
        dataSet('other/penguins.csv', null),
      ],
    });
    expectGolden(text, 'test/fixtures/config/initial.yaml');
    expect(parseConfig(text).problems).toEqual([]);
    expect(parseConfig(text).config.datasets?.penguins?.columns?.['mass g']).toEqual({ type: 'integer' });
    const usable = parseConfig(text.replace('# range', 'range'));
    expect(usable.problems).toEqual([]);
    expect(usable.config.datasets?.penguins?.columns?.['mass g']).toEqual({ type: 'integer', range: [1500, 7000] });
  });

  it('takes free text for no category and no target', () => {
    const remarks = [
      'The delivery was late, and nobody answered my calls.',
      'All good.',
      'Broken on arrival, sent back.',
    ];
    const columns = [column('grade', 'category', values('A', 'B')), column('remark', 'category', values(...remarks))];
    const text = initialConfig({ projectName: 'p', dataSets: [dataSet('a.csv', columns)] });
    expect(text).not.toContain('# target:');
    expect(parseConfig(text).config.datasets?.a?.columns?.remark).toEqual({ type: 'text' });
    const short = column('said', 'category', values('I loved it so much.', 'Would not buy again!', 'no comment'));
    expect(initialConfig({ projectName: 'p', dataSets: [dataSet('a.csv', [short])] })).toContain(
      'said: { type: text }',
    );
    const labels = column('label', 'text', values('it works as it should', 'the screen is broken'));
    const sets = [dataSet('a.csv', [labels, column('churned', 'boolean', values('yes', 'no'))])];
    expect(initialConfig({ projectName: 'p', dataSets: sets })).toContain('# target: churned');
  });

  it('gives latitudes and longitudes the degrees that there are, where none lies outside', () => {
    const columns = [
      column('Latitude', 'number', numbers(52.1, 52.2, 52.8, 52.9)),
      column('pickup_lng', 'number', numbers(-13.1, 13.2, 13.8, 13.9)),
      column('startLon', 'number', numbers(13.1, 13.2, 13.8, 13.9)),
      column('lat', 'integer', numbers(100, 110, 190, 200)),
      column('lat_ms', 'integer', numbers(10, 11, 19, 20)),
    ];
    const text = initialConfig({ projectName: 'p', dataSets: [dataSet('a.csv', columns)] });
    expect(Object.values(parseConfig(text).config.datasets?.a?.columns ?? {}).map(({ range }) => range)).toEqual([
      [-90, 90],
      [-180, 180],
      [-180, 180],
      [100, 200],
      [10, 20],
    ]);
  });

  it('has no range where that would bless what is doubted', () => {
    const few = column('age', 'integer', { ...numbers(-5, 18, 80, 210), count: 120 });
    const many = column('rate', 'number', numbers(-999, -999, 80, 90));
    const sets = [dataSet('a.csv', [few, many], { age: ['210'], rate: ['-999'] })];
    const text = initialConfig({ projectName: 'p', dataSets: sets });
    expect(parseConfig(text).config.datasets?.a?.columns).toEqual({
      age: { type: 'integer' },
      rate: { type: 'number' },
    });
    expect(text.match(/# no range: its ends are doubted$/gm)).toHaveLength(2);
  });

  it('writes a name once that stands twice in the header, and says so', () => {
    const columns = ['Q1', 'Q2', 'Q2', 'Q3', 'Q3', 'Q3'].map((name) => column(name, 'integer', numbers(1, 1, 5, 5)));
    const text = initialConfig({ projectName: 'p', dataSets: [dataSet('a.csv', columns)] });
    const { config, problems } = parseConfig(text);
    expect(problems).toEqual([]);
    expect(Object.keys(config.datasets?.a?.columns ?? {})).toEqual(['Q1', 'Q2', 'Q3']);
    expect(text).toContain('      Q2: {} # stands twice in the header: give each column a name of its own\n');
    expect(text).toContain('      Q3: {} # stands 3 times in the header: ');
  });

  it('believes no end that lies far from everything else', () => {
    const mass = column('mass', 'integer', numbers(2700, 2750, 6100, 37000));
    const text = initialConfig({ projectName: 'p', dataSets: [dataSet('a.csv', [mass])] });
    expect(parseConfig(text).config.datasets?.a?.columns?.mass).toEqual({ type: 'integer' });
    expect(text).toContain('        # range: [2500, 7000] # without the ends that are doubted\n');
  });

  it('suggests the splits that lie beside each other', () => {
    const paths = [
      'data/x_train.csv',
      'data/x_val.csv',
      'data/x_test.csv',
      'other/train.csv',
      'test.csv',
      'strain.csv',
    ];
    const text = initialConfig({ projectName: 'p', dataSets: paths.map((path) => dataSet(path, null)) });
    expect(text.match(/# splits: .*/g)?.map((line) => line.replace(/ +# .*$/, ''))).toEqual([
      '# splits: { train: data/x_train.csv, validation: data/x_val.csv, test: data/x_test.csv }',
    ]);
    expect(parseConfig(text.replaceAll('# splits', 'splits')).problems).toEqual([]);
  });

  it('says how to begin where there is no data', () => {
    const text = initialConfig({ projectName: 'new', dataSets: [] });
    expect(parseConfig(text).problems).toEqual([]);
    expect(parseConfig(text.replaceAll(/^( *)# (?=[ \w]+:)/gm, '$1')).config.datasets).toHaveProperty('customers');
  });

  it('has no problems when every comment is made use of', () => {
    const text = initialConfig({
      projectName: 'p',
      dataSets: [dataSet('a.csv', [column('label', 'boolean'), column('when', 'datetime')])],
    });
    const parsed = parseConfig(text.replaceAll(/^( *)# (?=\w+: )/gm, '$1'));
    expect(parsed.problems).toEqual([]);
    expect(parsed.config.datasets?.a).toMatchObject({ target: 'label', time: 'when', source: { refresh: '7d' } });
  });

  it('shows what can be said of models, valid as it stands, and takes no predictions for data', () => {
    const predictions = ['predictions/rf.csv', 'predictions/knn.csv'];
    const text = initialConfig({ projectName: 'p', dataSets: [], predictions });
    expect(text).toContain(
      '# predictions/rf.csv and 1 more file hold predictions: tend models package takes them with --predictions.\n',
    );
    const models = text.slice(text.indexOf('# models:')).replaceAll(/^# /gm, '');
    const { config, problems } = parseConfig(models);
    expect(problems).toEqual([]);
    expect(Object.keys(config.models?.['my-model']?.gates ?? {})).toEqual(['staging', 'production']);
  });

  it('shows how other files are read as runs, valid as it stands, and where that stands', () => {
    const text = initialConfig({ projectName: 'p', dataSets: [] });
    const lines = text.split('\n').slice(placeIn(text, 'experiments') ?? Infinity);
    const { config, problems } = parseConfig(
      lines
        .slice(0, lines.indexOf(''))
        .map((line) => line.replace(/^# /, ''))
        .join('\n'),
    );
    expect(problems).toEqual([]);
    expect(config.experiments?.sources).toMatchObject([{ path: 'outputs/*/metrics.csv', params: 'config.json' }]);
    expect(placeIn('version: 1\nproject:\n  experiments: 2\n', 'experiments')).toBeNull();
    expect(placeIn('version: 1\nexperiments:\n', 'experiments')).toBe(1);
  });

  it('names every file, those beyond the first in a line each, so that none is left out of a check', () => {
    const paths = Array.from({ length: 100 }, (_, n) => `data/${n}.csv`);
    const text = initialConfig({ projectName: 'p', dataSets: paths.map((path) => dataSet(path, null)) });
    const { config, problems } = parseConfig(text);
    expect(problems).toEqual([]);
    expect(declaredPaths(config)).toEqual(paths);
    expect(text).toContain('\n  "99": { path: data/99.csv }\n\n# experiments:');
    expect(text.split('\n').length).toBeLessThan(250);
  });

  it('declares every column, and of a very wide table so few that the others are not told to be undeclared', () => {
    const declared = (count: number) => {
      const columns = Array.from({ length: count }, (_, n) => column(`c${n}`, n === 3 ? 'empty' : 'text'));
      const text = initialConfig({ projectName: 'p', dataSets: [dataSet('wide.csv', columns)] });
      return [text, Object.keys(parseConfig(text).config.datasets?.wide?.columns ?? {}).length] as const;
    };
    expect(declared(65)[1]).toBe(65);
    expect(declared(200)[1]).toBe(200);
    expect(declared(201)[1]).toBeLessThan(201 / 2);
    expect(declared(1000)[0]).toContain('# 960 more columns');
  });

  it('has no problems whatever things are called, and promises no less than what was seen', () => {
    const name = fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' }).filter((text) => text !== '__proto__');
    const range = fc.tuple(
      fc.double({ noNaN: true, min: -1e9, max: 1e9 }),
      fc.double({ noNaN: true, min: 0, max: 1e9 }),
    );
    fc.assert(
      fc.property(
        name,
        fc.uniqueArray(name, { minLength: 1, maxLength: 4 }),
        range,
        (project, columns, [min, span]) => {
          const all = columns.map((it) => column(it, 'number', numbers(min, min, min + span, min + span)));
          const parsed = parseConfig(initialConfig({ projectName: project, dataSets: [dataSet('x.csv', all)] }));
          expect(parsed.problems).toEqual([]);
          expect(parsed.config.project?.name).toBe(project);
          for (const it of columns) {
            const [low, high] = parsed.config.datasets?.x?.columns?.[it]?.range ?? [];
            expect(low).toBeLessThanOrEqual(min + Math.abs(min) * 1e-9);
            expect(high).toBeGreaterThanOrEqual(min + span - Math.abs(min + span) * 1e-9);
          }
        },
      ),
    );
  });
});
