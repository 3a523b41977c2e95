import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CellFlag, CellKind } from '../../../../src/data/profile/cellKind';
import { classifyCell, type CellClass } from '../../../../src/data/profile/classifyCell';
import { missingWords } from '../../../../src/data/profile/words';
import { now } from './tables';

const kindNames = Object.fromEntries(Object.entries(CellKind).map(([name, kind]) => [kind, name]));

function classOf(text: string): CellClass {
  const bytes = new TextEncoder().encode(text);
  return classifyCell(bytes, 0, bytes.length, now);
}

function kindOf(text: string): string {
  return kindNames[classOf(text).kind] ?? '';
}

function flagsOf(text: string | Uint8Array): string[] {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const { flags } = classifyCell(bytes, 0, bytes.length, now);
  return Object.entries(CellFlag)
    .filter(([, flag]) => (flags >> flag) & 1)
    .map(([name]) => name);
}

const kinds: Readonly<Record<keyof typeof CellKind, readonly string[]>> = {
  Empty: ['', ' ', '\t', '\u00a0 ', '""', '" "'],
  MissingWord: [
    'NA',
    'n/a',
    'None',
    'NaN',
    'null',
    '-',
    '--',
    '?',
    '.',
    '#N/A',
    'Unknown',
    ' na ',
    '"NULL"',
    '—',
    '<NA>',
  ],
  Integer: ['0', '-5', '+5', '12', '"12"', ' 12 ', '9007199254740993', '20260403'],
  Decimal: ['1.5', '.5', '5.', '-0.25', '1e5', '1E-7', '12.0', '1e400', '00.5'],
  LeadingZero: ['02210', '-05', '00', '0123456789'],
  Thousands: [
    '1,234',
    '3,800',
    '-1,234,567.89',
    '1,23,456',
    '12,34,56,789.5',
    '1 234',
    '1 234 567.5',
    "1'234",
    '1\u00a0234',
  ],
  DecimalComma: ['3,14', '-3,14', '0,500', '1234,567', '1.234.567,89', '1 234 567,5', '1\u00a0234,56', ',5'],
  NumberWithUnit: [
    '$12.50',
    '-$5',
    '12 kg',
    '12kg',
    '0.05%',
    '5 %',
    '€110.5M',
    'USD 5',
    '5 USD',
    '12.0 oz.',
    '8 l/100km',
    'US$5',
    'R$ 5',
    'ZAR 5',
  ],
  NotFinite: ['inf', '-inf', 'Infinity', '+INF'],
  NearNumber: ['41.l', '1O0', 'l2.5', 'O.5', '10l', '1S5'],
  Boolean: ['true', 'FALSE', 'yes', 'No', 'n', 'on', 't', '"y"'],
  DateIso: ['2026-04-03', '1999-12-31', '9999-12-31'],
  DateTimeIso: ['2026-04-03T12:00', '2026-04-03 12:00:05', '2026-04-03 12:00:05.123'],
  DateTimeZoned: [
    '2026-04-03T12:00Z',
    '2026-04-03T12:00:05+02:00',
    '2026-04-03 12:00:05.5 -0700',
    '2026-04-03T12:00:00+02',
  ],
  DateYearFirst: ['2026/04/03', '2026.04.03', '2026/4/3', '2026-4-3', '2026/04/03 12:00'],
  DateDayFirst: ['31/12/2026', '31.12.2026', '31-12-2026', '31/12/2026 10:00'],
  DateMonthFirst: ['12/31/2026', '12-31-2026', '12/31/2026 1:05 PM'],
  DateAmbiguous: ['03/04/2026', '3/4/2026', '12/02/2011 6:55 a.m.', '03.04.2026', '3.4.2026 10:00'],
  DateTwoDigitYear: ['31/12/26', '1/2/03', '31.12.26', '03-04-26'],
  DateNamed: ['3 April 2026', 'Apr 3, 2026', '03-Apr-2026', '3rd Apr 2026', 'Sept 3, 2026', '3-Apr-26'],
  DateImpossible: ['2020-02-30', '2007-11-31', '45/13/2020', '2026-13-01', '0000-00-00', '31/04/2026', '31 Feb 2026'],
  Time: ['12:30', '9:05', '12:30:05', '9:05 pm', '7:21 a.m.', '23:59:59.9'],
  Text: [
    ...['May', 'March', 'a', 'A001', '4F7A2B', '5A', '3rd', 'O2', 'SO2', '1.2.3', '192.168.0.1', '10.15.7', '2020.1.2'],
    ...[
      '+49 170 123456',
      '555-123-4567',
      '555-1234',
      '1/2',
      '5-10',
      '16:9',
      '12:75',
      '25:00',
      '123 Main St',
      '1,23,45',
    ],
    ...['2026-04-03T25:00', '123-45-6789', '1e', 'e5', '0x1F', '1_000', '$', '%', '+', '-.', 'Maybe 3, 2026', '221B'],
    ...['ABC 5', 'x', 'nano', 'nullify', 'trueish', '1 2', '12 monkeys', '2026-04', '4521-03-02', 'a,b'],
  ],
};

describe('classifyCell', () => {
  it.each(Object.entries(kinds))('takes for %s what is of that kind', (kind, texts) => {
    expect(texts.map((text) => [text, kindOf(text)])).toEqual(texts.map((text) => [text, kind]));
  });

  it('knows the number that a cell stands for', () => {
    const numbers = {
      '1.5': 1.5,
      '1,234.5': 1234.5,
      '1 234,5': 1234.5,
      '3,14': 3.14,
      '$2.5K': 2500,
      '5%': 5,
      '41.l': 41.1,
      '-0': 0,
      x: NaN,
    };
    for (const [text, number] of Object.entries(numbers)) expect([text, classOf(text).number]).toEqual([text, number]);
    expect(classOf('12 kg').unit).toBe('kg');
    expect(classOf('-€5').unit).toBe('€');
  });

  it('reads every finite number exactly as JavaScript does', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(classOf(String(number)).number).toBe(number + 0);
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(fc.stringMatching(/^[+-]?\d{1,20}(\.\d{0,20})?(e[+-]?\d{1,2})?$/), (text) => {
        expect(classOf(text).number).toBe(Number(text) + 0);
      }),
      { numRuns: 2000 },
    );
  });

  it('knows when a date is', () => {
    expect(new Date(classOf('2026-04-03T12:00+02:00').instant).toISOString()).toBe('2026-04-03T10:00:00.000Z');
    expect(new Date(classOf('31.12.1969 23:59').instant).toISOString()).toBe('1969-12-31T23:59:00.000Z');
    expect(new Date(classOf('Feb 29, 2024').instant).toISOString()).toBe('2024-02-29T00:00:00.000Z');
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1000-01-01'), max: new Date('2999-12-31'), noInvalidDate: true }),
        (date) => {
          expect(classOf(date.toISOString()).instant).toBe(date.getTime());
          expect(classOf(date.toISOString().slice(0, 10)).kind).toBe(CellKind.DateIso);
        },
      ),
    );
  });

  it('knows every missing word in any case, with blanks and quotes', () => {
    const found = [...missingWords].filter((word) => classOf(` ${word.toUpperCase()} `).kind !== CellKind.MissingWord);
    expect(found).toEqual([]);
  });

  it('flags what is true of a value besides its kind', () => {
    const flags: Readonly<Record<string, readonly string[]>> = {
      ' a': ['LeadingBlank'],
      'a\t': ['TrailingBlank'],
      ' ': ['OnlyBlanks'],
      'a  b': ['DoubleBlank'],
      'a b c d  e': ['DoubleBlank'],
      'abc  d': ['DoubleBlank'],
      'a\u200bb': ['Invisible', 'NonAscii'],
      'a\u00a0b': ['Invisible', 'NonAscii'],
      'a\u0001b': ['Control'],
      'a\u0085b': ['Control', 'NonAscii'],
      'a\u0000b': ['Nul'],
      'AdÃ©lie': ['Mojibake', 'NonAscii'],
      'itâ€™s': ['Mojibake', 'NonAscii'],
      'a\ufffdb': ['Mojibake', 'NonAscii'],
      'CAFÉ”': ['NonAscii'],
      Zürich: ['NonAscii'],
      'São Paulo': ['NonAscii'],
      '"a"': ['Quoted'],
      '"a\nb"': ['Quoted', 'LineBreak'],
      '"a""b"': ['Quoted', 'DoubledQuote'],
      '"a\\"b"': ['Quoted', 'BackslashQuote'],
      '9007199254740993': ['Imprecise'],
      '0.1000000000000000055511151231257827': ['Imprecise'],
      '0.30000000000000004': [],
      '12.0': ['Integral'],
      '2027-01-01': ['Future'],
      '2026-11-26': [],
      asdf: ['Placeholder'],
      XXX: ['Placeholder'],
      '555-0123': ['Placeholder'],
      'Lorem ipsum dolor': ['Placeholder'],
      '00000': ['Placeholder'],
      plain: [],
    };
    expect(Object.keys(flags).map((text) => [text, flagsOf(text)])).toEqual(Object.entries(flags));
    expect(flagsOf(Uint8Array.of(97, 0xff, 98))).toEqual(['InvalidUtf8', 'NonAscii']);
  });
});
