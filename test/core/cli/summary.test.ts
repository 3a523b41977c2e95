import { describe, expect, it } from 'vitest';
import { textSummary } from '../../../src/cli/reporters/textReporter';

const nothing = { error: 0, warning: 0, info: 0, hint: 0 };

function summary(leftOut: Partial<typeof nothing>, undeclared = 0): string {
  return textSummary({ files: [], unusable: [], worst: null, leftOut: { ...nothing, ...leftOut } }, undeclared);
}

describe('the summary in words', () => {
  it('says how much the level left out, and how to see it', () => {
    expect(summary({ info: 3 })).toBe('No findings in 0 files, 0 rows. 3 info are left out (--level info).');
    expect(summary({ warning: 1 })).toBe('No findings in 0 files, 0 rows. 1 warning is left out (--level warning).');
    expect(summary({ warning: 2, info: 1 })).toContain('2 warnings and 1 info are left out (--level info).');
  });

  it('says how many data files were left out because nobody declared them', () => {
    expect(summary({}, 2)).toBe(
      'No findings in 0 files, 0 rows. 2 data files that tend.yaml does not declare are left out (name the folder to check all).',
    );
  });

  it('speaks of hints, which nothing but --level hint shows', () => {
    expect(summary({ hint: 9 })).toBe('No findings in 0 files, 0 rows. 9 hints are left out (--level hint).');
    expect(summary({ info: 1, hint: 1 })).toContain('1 info and 1 hint are left out (--level hint).');
  });
});
