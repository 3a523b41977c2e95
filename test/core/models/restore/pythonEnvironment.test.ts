import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plannedEnvironment } from '../../../../src/models/restore/pythonEnvironment';
import { temporaryFolder } from '../../temporaryFolder';

/** A folder of programs that are only there. */
function programs(...names: readonly string[]): string {
  const folder = temporaryFolder(Object.fromEntries(names.map((name) => [name, ''])));
  for (const name of names) chmodSync(join(folder, name), 0o755);
  return folder;
}

const requirements = { path: '/package/requirements.txt', text: 'numpy==2.3.5\n' };

function planned(path: string, version: string | null) {
  return plannedEnvironment({ python: null, version, requirements, env: { PATH: path }, cache: '/cache' });
}

describe.skipIf(process.platform === 'win32')('the environment of a package', () => {
  it('is made with the Python that the model was made with, where it is there', () => {
    const path = programs('python3', 'python3.11');
    expect(planned(path, '3.11.7').steps[0]?.program).toBe(join(path, 'python3.11'));
    expect(planned(path, '3.9.1').steps[0]?.program).toBe(join(path, 'python3'));
    expect(planned(programs('uv'), '3.11.7').steps[0]?.args).toContain('3.11');
  });

  it('is another one for another Python', () => {
    const path = programs('python3');
    expect(planned(path, '3.11.7').folder?.whole).not.toBe(planned(path, '3.12.1').folder?.whole);
    expect(planned(path, '3.11.7').folder?.whole).toBe(planned(path, '3.11.2').folder?.whole);
  });
});
