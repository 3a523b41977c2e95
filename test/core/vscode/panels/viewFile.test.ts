import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runAttributes, type ColumnRef } from '../../../../src/runs/columns';
import type { ViewState } from '../../../../src/protocol/experiments/viewState';
import { readView, writeView } from '../../../../src/vscode/panels/viewFile';

const acc: ColumnRef = { kind: 'metric', key: 'val/acc', of: 'last' };
const state: ViewState = {
  filter: "metrics.`val/acc` > 0.8 and params.model = 'rf'",
  sort: [{ column: acc, descending: true }],
  groupBy: [{ kind: 'param', key: 'model' }],
  columns: [
    { column: acc, width: 310, pinned: true },
    { column: { kind: 'metric', key: 'loss', of: 'min' }, width: 140, pinned: false },
    { column: { kind: 'attribute', key: 'started' }, width: 110, pinned: false },
  ],
  onlyDiffering: false,
  archived: false,
  baseline: { type: 'group', values: ['rf', null] },
  layout: 'right',
  split: 0.3,
  charts: {
    ...{ kind: 'curves', axis: 'step', logX: false, logY: true, smoothing: 0.6, band: 'auto', linked: true },
    metrics: ['val/acc'],
    scatter: { x: { kind: 'param', key: 'lr' }, y: acc },
    parallel: [acc],
    box: null,
    colourBy: { kind: 'tag', key: 'team' },
  },
  marked: [{ row: { type: 'run', id: 'abc' }, slot: 0 }],
};

describe('the file of a view', () => {
  it('is one that can be reviewed: columns as the filter names them, one thing a line', () => {
    expect(writeView({ name: 'Best models', state }).split('\n').slice(0, 12)).toEqual([
      'version: 2',
      'name: Best models',
      "filter: metrics.`val/acc` > 0.8 and params.model = 'rf'",
      'sort:',
      '  - { column: metrics.val/acc, descending: true }',
      'groupBy: [ params.model ]',
      'columns:',
      '  - { column: metrics.val/acc, width: 310, pinned: true }',
      '  - { column: min(metrics.loss), width: 140, pinned: false }',
      '  - { column: started, width: 110, pinned: false }',
      'onlyDiffering: false',
      'archived: false',
    ]);
  });

  it('of the first version, where bare numbers beside durations were milliseconds, shows the same runs', () => {
    const written = 'duration >= 900 and 1.5 < attributes.duration and metrics.n > 900 and duration < 2h';
    const text = writeView({ name: 'Long', state: { ...state, filter: written } });
    expect(readView(text).state.filter).toBe(written);
    expect(readView(text.replace('version: 2', 'version: 1')).state.filter).toBe(
      'duration >= 900ms and 0.0015 < attributes.duration and metrics.n > 900 and duration < 2h',
    );
  });

  it('brings back what was written, whatever names its columns have', () => {
    const key = fc.string({ minLength: 1, unit: 'grapheme' });
    const column: fc.Arbitrary<ColumnRef> = fc.oneof(
      fc.record({ kind: fc.constant('metric' as const), key, of: fc.constantFrom('last', 'min', 'max') }),
      fc.record({ kind: fc.constantFrom('param' as const, 'tag' as const), key }),
      fc.record({ kind: fc.constant('attribute' as const), key: fc.constantFrom(...runAttributes) }),
    );
    fc.assert(
      fc.property(fc.string(), fc.array(column), (name, groupBy) => {
        const view = { name, state: { ...state, groupBy, charts: { ...state.charts, box: groupBy[0] ?? null } } };
        expect(readView(writeView(view))).toEqual(view);
      }),
    );
  });

  it('says in one sentence what is wrong with it', () => {
    const text = writeView({ name: 'x', state });
    const problems = [
      ['hello', 'it holds no view.'],
      [text.replace('version: 2', 'version: 3'), 'its version is not 1 or 2.'],
      [text.replace('width: 310', 'width: wide'), '"columns.0.width" is missing or not what a view has there.'],
      [text.replace('split: 0.3', ''), '"split" is missing or not what a view has there.'],
      [
        text.replace('groupBy: [ params.model ]', 'groupBy: [ model ]'),
        '"groupBy.0" is missing or not what a view has there.',
      ],
    ] as const;
    for (const [broken, problem] of problems) expect(() => readView(broken)).toThrow(problem);
  });

  it('is not expanded without end', () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefg'.split('').map(
        (name, index) =>
          `${name}: &${name} [${Array(9)
            .fill(`*${'abcdef'[index] ?? ''}`)
            .join(',')}]`,
      ),
    ].join('\n');
    expect(() => readView(bomb)).toThrow();
  });
});
