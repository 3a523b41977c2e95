import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../temporaryFolder';
import { runTend } from './runTend';

describe('a file of which the end of a line was not looked at', () => {
  it('is a warning, in words, in the document and for the exit code', async () => {
    const root = temporaryFolder({ 'a.csv': `a,b\n1,${'x'.repeat(17 << 20)}\n2,y\n` });
    const { code, out } = await runTend(root, ['check']);
    expect({ code, summary: out.trim().split('\n').at(-1) }).toEqual({
      code: 0,
      summary: 'No findings in 1 file, 2 rows. 1 file was only partly checked (1 warning).',
    });
    const json = await runTend(root, ['check', '--format', 'json', '--fail-on', 'warning']);
    expect(json.code).toBe(1);
    expect(JSON.parse(json.out)).toMatchObject({ files: [{ complete: false }], summary: { error: 0, warning: 1 } });
  });
});
