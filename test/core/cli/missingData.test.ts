import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../temporaryFolder';
import { runTend } from './runTend';
import { clean } from './tables';

describe('data sets', () => {
  it('that are declared but missing are told at their line, as in the editor, and all others are checked', async () => {
    const root = temporaryFolder({
      'tend.yaml': 'datasets:\n  a: { path: gone.csv }\n  b: { path: b.csv }\n',
      'b.csv': clean,
      'other.csv': clean,
    });
    const line = 'tend.yaml:2:14 warning No data file fits `gone.csv`. config-no-file';
    expect(await runTend(root, ['check'])).toEqual({
      code: 2,
      out: 'No findings in 2 files, 80 rows. 1 warning in tend.yaml. 1 input could not be read.\n',
      notes: [line],
    });
    const sentence = 'gone.csv: tend.yaml declares it, but there is no such file.';
    expect((await runTend(root, ['check', '--quiet'])).notes).toEqual([sentence]);
    expect((await runTend(root, ['check', 'b.csv'])).notes).toEqual([]);
  });

  it('that are misspelt are named with the nearest, in whichever folder it lies', async () => {
    const root = temporaryFolder({
      'tend.yaml': 'datasets: { a: { path: custmers.csv } }',
      'data/customers.csv': clean,
    });
    const declared =
      'tend.yaml:1:24 warning No data file fits `custmers.csv`; nearest: data/customers.csv. config-no-file';
    const { out, notes } = await runTend(root, ['check']);
    expect(notes).toEqual([declared]);
    expect(out).toContain('No findings in 1 file, 40 rows.');
    const named = 'data/customer.csv: there is no such file; nearest: data/customers.csv.';
    expect((await runTend(root, ['check', 'data/customer.csv'])).notes).toEqual([named]);
  });
});
