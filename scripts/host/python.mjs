import { join } from 'node:path';
import { installedOnce } from '../installed.mjs';
import { cache } from '../places.mjs';
import { run, runOrThrow } from '../processes.mjs';
import { versions } from '../versions.mjs';

/** A Python with the packages that the interop tests ask. */
export const python = () => pythonWith(versions.python);

/**
 * A Python with some packages, in a virtual environment of its own.
 * @param {Record<string, string>} wanted versions by the name of their package
 * @returns {Promise<{ path: string, version: string }>}
 */
export async function pythonWith(wanted) {
  const packages = Object.entries(wanted).map(([name, version]) => `${name}==${version}`);
  const folder = join(cache, `python-${Object.values(wanted).join('-')}`);
  await installedOnce(folder, async (temporary) => {
    const base = await basePython();
    await runOrThrow('Making a virtual environment', base, ['-m', 'venv', '--without-pip', temporary], { quiet: true });
    const pip = ['-m', 'pip', '--disable-pip-version-check', '--quiet', '--python', program(temporary)];
    await runOrThrow('Installing Python packages', base, [...pip, 'install', ...packages], { quiet: true });
  });
  const { output } = await run(program(folder), ['--version'], { quiet: true });
  return { path: program(folder), version: `${output.trim()} with ${packages.join(', ')}` };
}

async function basePython() {
  for (const name of ['python3', 'python']) {
    const found = await run(name, ['-c', 'import sys, venv, pip; sys.exit(sys.version_info < (3, 11))'], {
      quiet: true,
      milliseconds: 3000,
    }).catch(() => null);
    if (found?.code === 0) return name;
  }
  throw new Error('no Python 3.11 or newer with venv and pip was found.');
}

/** @param {string} folder */
const program = (folder) =>
  process.platform === 'win32' ? join(folder, 'Scripts', 'python.exe') : join(folder, 'bin', 'python');
