import { describe, expect, it } from 'vitest';
import { textSource } from '../../../../src/data/csv/byteSource';
import { detectDialect } from '../../../../src/data/csv/detectDialect';
import { CellKind } from '../../../../src/data/profile/cellKind';
import { noExpectations } from '../../../../src/project/expectations';
import { naiveProfile } from './naiveProfile';

const now = new Date('2026-11-25T12:00:00Z');

describe('the oracle of profiles', () => {
  it('agrees with what a reader of a small table sees', () => {
    const source = textSource('id,size,note\n1,2.5,a\n2,,"a"\n2,3.5,na\n\n1,2.5,a\n4,5\n\n');
    const guess = detectDialect(source.read(0, source.size), { path: 'a.csv', size: source.size });
    const { rows, columns, structure } = naiveProfile(source, guess, { expectations: noExpectations, now });
    expect(rows).toBe(7);
    expect(columns.map(({ name, cells }) => [name, cells])).toEqual([
      ['id', 5],
      ['size', 5],
      ['note', 4],
    ]);
    expect(columns[1]?.numbers).toMatchObject({ count: 4, mean: 3.375, min: 2.5, max: 5 });
    expect(columns[2]?.distinct.values.map(({ value, count }) => [value, count])).toEqual([
      ['a', 3],
      ['na', 1],
    ]);
    expect(columns[2]?.kind(CellKind.MissingWord).count).toBe(1);
    expect(structure.repeats).toMatchObject({ count: 1, cells: [{ place: { row: 5 }, first: { row: 1 } }] });
    expect([structure.blank.count, structure.trailingBlank.count, structure.ragged.count]).toEqual([1, 1, 1]);
  });
});
