import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ColumnRef } from '../../../../src/runs/columns';
import { complete } from '../../../../src/runs/query/complete';
import { parseFilter } from '../../../../src/runs/query/parseFilter';
import { misplacedTexts, unknownColumns } from '../../../../src/runs/query/unknownColumns';

const columns: readonly { readonly column: ColumnRef; readonly runs: number }[] = [
  { column: { kind: 'metric', key: 'val_auc', of: 'last' }, runs: 93 },
  { column: { kind: 'metric', key: 'train/loss', of: 'last' }, runs: 1 },
  { column: { kind: 'param', key: 'model' }, runs: 90 },
  { column: { kind: 'attribute', key: 'status' }, runs: 93 },
];
const names = {
  columns,
  values: (column: ColumnRef) =>
    column.key === 'model'
      ? [
          { value: 'rf', runs: 40 },
          { value: "l'gbm", runs: 2 },
        ]
      : [{ value: '0.5', runs: 3 }],
};

/** The filter with `|` for the caret → what the first proposals make of it. */
function completed(marked: string, count = 3): string[] {
  const caret = marked.indexOf('|');
  const text = marked.replace('|', '');
  return complete(text, caret, names)
    .slice(0, count)
    .map(({ insert, start, end }) => text.slice(0, start) + insert + text.slice(end));
}

describe('what is proposed at the caret', () => {
  it.each<[string, string[]]>([
    ['|', ['metrics.val_auc ', 'metrics.`train/loss` ', 'params.model ']],
    ['auc|', ['metrics.val_auc ']],
    ['metrics.tr|', ['metrics.`train/loss` ']],
    ['metrics.`tr|', []],
    ['starred and mo|', ['starred and params.model ']],
    ['mi|', ['min(']],
    ['min(val|', ['min(metrics.val_auc ']],
    ['params.model |', ['params.model = ', 'params.model != ', 'params.model < ']],
    ['params.model li|', ['params.model like ', 'params.model ilike ']],
    ['metrics.val_auc l|', ['metrics.val_auc is null ', 'metrics.val_auc is not null ']],
    ['metrics.val_auc na|', ['metrics.val_auc is nan ', 'metrics.val_auc is not nan ']],
    ['metrics.val_auc is n|', ['metrics.val_auc is null ', 'metrics.val_auc is nan ']],
    ['metrics.val_auc is not |', ['metrics.val_auc is not null ', 'metrics.val_auc is not nan ']],
    ['params.model is |', ['params.model is null ']],
    ['params.model = |', ["params.model = 'rf' ", "params.model = 'l''gbm' "]],
    ["params.model = 'l|", ["params.model = 'l''gbm' "]],
    ["params.model = 'l|x' and starred", ["params.model = 'l''gbm' and starred"]],
    ["params.model not in ('rf', |", ["params.model not in ('rf', 'rf' ", "params.model not in ('rf', 'l''gbm' "]],
    ['metrics.val_auc > |', ['metrics.val_auc > 0.5 ']],
    // Values of a function of a series are recorded nowhere.
    ['max(metrics.val_auc) > |', ['max(metrics.val_auc) > metrics.val_auc ']],
    ['started > |', ['started > -1h ', 'started > -1d ', 'started > -7d ']],
    ['archived = t|', ['archived = true ']],
    ["params.model = 'rf' |", ["params.model = 'rf' and ", "params.model = 'rf' or "]],
    ['metrics.val_auc > 0.5 a|', ['metrics.val_auc > 0.5 and ']],
  ])('%s', (marked, expected) => expect(completed(marked, Math.max(1, expected.length))).toEqual(expected));

  it('takes what stands before a slash or a blank for the beginning of a key that has one', () => {
    const keyed = (marked: string) => {
      const caret = marked.indexOf('|');
      const text = marked.replace('|', '');
      const made = complete(text, caret, {
        columns: [
          { column: { kind: 'metric', key: 'loss', of: 'last' }, runs: 9 },
          { column: { kind: 'metric', key: 'val/loss', of: 'last' }, runs: 9 },
          { column: { kind: 'param', key: 'max depth' }, runs: 9 },
          { column: { kind: 'param', key: 'model' }, runs: 9 },
          { column: { kind: 'param', key: 'model id' }, runs: 9 },
        ],
        values: () => [],
      });
      return made.slice(0, 2).map(({ insert, start, end }) => text.slice(0, start) + insert + text.slice(end));
    };
    expect(keyed('val/l|')).toEqual(['metrics.`val/loss` ', 'val/metrics.loss ']);
    expect(keyed('starred and val/| > 1')[0]).toBe('starred and metrics.`val/loss` > 1');
    expect(keyed('min(metrics.val/l|')[0]).toBe('min(metrics.`val/loss` ');
    expect(keyed('max d|')).toEqual(['params.`max depth` ', 'max and ']);
    expect(keyed('params.max d|')).toEqual(['params.`max depth` ']);
    expect(keyed('starred and max |')[0]).toBe('starred and params.`max depth` ');
    expect(keyed('params.model i|')).toEqual(['params.model ilike ', 'params.model in (']);
    expect(keyed('loss/l|')[0]).toBe('loss/metrics.loss ');
  });

  it('proposes values and no names once a quote is open', () => {
    expect(completed("params.model = '|", 99)).toEqual(["params.model = 'rf' ", "params.model = 'l''gbm' "]);
    expect(completed('params.model = |', 99)).toContain('params.model = metrics.val_auc ');
  });

  it('says how many runs have it, and what of it matched', () => {
    expect(complete('auc', 3, names)[0]).toEqual({
      label: 'metrics.val_auc',
      insert: 'metrics.val_auc ',
      start: 0,
      end: 3,
      detail: 'metric · 93 runs',
      matched: [12, 13, 14],
    });
  });

  it('never fails, and always replaces what holds the caret', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'metrics.',
        'params.model',
        ' ',
        '=',
        "'",
        '`',
        'in (',
        ',',
        ')',
        'and',
        'not',
        'min(',
        '<',
        '5',
        '-7d',
        '.',
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece), fc.nat(), (pieces, place) => {
        const text = pieces.join('');
        const caret = place % (text.length + 1);
        for (const { start, end } of complete(text, caret, names)) {
          expect(start).toBeLessThanOrEqual(caret);
          expect(end).toBeGreaterThanOrEqual(caret);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});

it('columns that no run has are named with what was likely meant', () => {
  const text =
    "metrics.val_acu > 0.5 and (min(metrics.model) < 1 or not params.zzz is null) and status = 'failed' and sd(metrics.x) / metrics.val_auc > 1";
  const { predicate } = parseFilter(text, { now: 0 });
  if (!predicate) expect.fail('it can be read');
  const known = columns.map(({ column }) => column);
  expect(
    unknownColumns(predicate, known, text).map(({ start, message, suggestion }) => [start, message, suggestion]),
  ).toEqual([
    [0, 'No run has metrics.val_acu.', 'metrics.val_auc'],
    [31, 'No run has metrics.model.', null],
    [57, 'No run has params.zzz.', null],
    [106, 'No run has metrics.x.', null],
  ]);
});

describe('of a misspelt key with a slash or a blank what was meant is offered as it can be typed:', () => {
  const known: readonly ColumnRef[] = [
    { kind: 'metric', key: 'val/acc', of: 'last' },
    { kind: 'metric', key: 'val', of: 'last' },
    { kind: 'metric', key: 'loss', of: 'last' },
    { kind: 'metric', key: 'train/loss', of: 'last' },
    { kind: 'param', key: 'max depth' },
  ];
  it.each([
    ['metrics.val/ac > 0.9', '⟨metrics.val/ac⟩ > 0.9: No run has metrics.`val/ac`. → metrics.`val/acc`'],
    ['metrics.tran/loss < 1', '⟨metrics.tran/loss⟩ < 1: No run has metrics.`tran/loss`. → metrics.`train/loss`'],
    [
      'starred and metrics.val-acc > 1',
      'starred and ⟨metrics.val-acc⟩ > 1: No run has metrics.`val-acc`. → metrics.`val/acc`',
    ],
    ['params.max deph = 3', '⟨params.max deph⟩ = 3: No run has params.`max deph`. → params.`max depth`'],
    ['min(metrics.val/ac) > 1', 'min(⟨metrics.val/ac⟩) > 1: No run has metrics.`val/ac`. → metrics.`val/acc`'],
    [
      'metrics.val / 2 > zz',
      'metrics.val / 2 > ⟨zz⟩: “zz” is no attribute; a metric is written metrics.zz, a param params.zz, a text in quotes. → null',
    ],
  ])('%s', (text, expected) => {
    const { predicate, problems } = parseFilter(text, { now: 0, names: known });
    const found = predicate ? unknownColumns(predicate, known, text) : problems;
    const told = found.map(
      ({ start, end, message, suggestion }) =>
        `${text.slice(0, start)}⟨${text.slice(start, end)}⟩${text.slice(end)}: ${message} → ${String(suggestion)}`,
    );
    expect(told).toEqual([expected]);
  });
});

it.each(['min', 'last', 'sd'])(
  'inside %s the name alone is pointed at, and a metric suggested in its place',
  (name) => {
    const text = `${name}(metrics.val_acu) > 0.5`;
    const { predicate } = parseFilter(text, { now: 0 });
    if (!predicate) expect.fail('it can be read');
    const [problem] = unknownColumns(
      predicate,
      columns.map(({ column }) => column),
      text,
    );
    if (!problem) expect.fail('no run has it');
    const { start, end, suggestion } = problem;
    expect([text.slice(start, end), suggestion]).toEqual(['metrics.val_acu', 'metrics.val_auc']);
  },
);

it('what a function is called of was not meant as a text', () => {
  const text = 'params.model = last(val_auc)';
  const { predicate } = parseFilter(text, { now: 0, names: columns.map(({ column }) => column) });
  if (!predicate) expect.fail('it can be read');
  expect(misplacedTexts(predicate, text)).toEqual([]);
});
