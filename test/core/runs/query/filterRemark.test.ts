import { describe, expect, it } from 'vitest';
import { filterRemark } from '../../../../src/runs/query/filterRemark';
import type { ColumnRef } from '../../../../src/runs/columns';

const names: readonly ColumnRef[] = [
  { kind: 'metric', key: 'val_auc', of: 'last' },
  { kind: 'param', key: 'model' },
];

function remark(text: string, known = names) {
  return filterRemark(text, { now: 0, names: known });
}

describe('a filter that is typed', () => {
  it('is told of a name that no run has, where it stands, and of what was likely meant', () => {
    expect(remark("params.model = 'rf' and metrics.val_auk > 0.9")).toEqual({
      words: 'No run has metrics.val_auk (character 25). Did you mean metrics.val_auc?',
      isProblem: false,
    });
  });

  it('is told first what cannot be understood of it, and at which character', () => {
    const said = remark('metrics.val_auk >');
    expect(said?.isProblem).toBe(true);
    expect(said?.words).toMatch(/\(character \d+\)\./);
  });

  it('goes without a word where it is right, and where nothing is known of the runs yet', () => {
    expect(remark('metrics.val_auc > 0.9')).toBeNull();
    expect(remark('metrics.val_auk > 0.9', [])).toBeNull();
    expect(remark('')).toBeNull();
  });
});
