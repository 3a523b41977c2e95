import { existsSync, statSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { newest } from './build/freshness.mjs';
import { bundledNotices } from './build/notices.mjs';
import { vscodeTarget } from './build/prebuild.mjs';
import { nodePath } from './node24.mjs';
import { inRoot, out, root } from './places.mjs';
import { runOrThrow } from './processes.mjs';

const shipped = ['README.md', 'CHANGELOG.md', 'LICENSE', 'package.nls.json', 'media'];
const madeOf = [
  ...shipped,
  'src',
  'webview',
  'package.json',
  'package-lock.json',
  'esbuild.mjs',
  'scripts/build/wasm.mjs',
  'scripts/package.mjs',
];

/** @typedef {Record<string, unknown> & { name: string, version: string }} Manifest */

/** Never shipped, wherever it lies in `media`. */
const unwanted = new Set(['.tend', '__pycache__', '.venv', '.ipynb_checkpoints', '.DS_Store']);

/**
 * Makes the vsix of this platform, unless it is newer than everything that it is made of. The files to ship are laid
 * out in a folder of their own, so that nothing is shipped that is not named here.
 * @returns {Promise<string>} its path
 */
export async function packageOnce() {
  const manifest = /** @type {Manifest} */ (JSON.parse(await readFile(inRoot('package.json'), 'utf8')));
  const vsix = join(out, `${manifest.name}-${vscodeTarget()}-${manifest.version}.vsix`);
  if (existsSync(vsix) && statSync(vsix).mtimeMs > (await newest(madeOf.map((path) => inRoot(path))))) return vsix;
  const folder = await mkdtemp(join(tmpdir(), 'tend-package-'));
  try {
    await layOut(folder, manifest);
    await mkdir(out, { recursive: true });
    const made = join(folder, 'tend.vsix');
    const options = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'];
    const vsce = inRoot('node_modules', '@vscode', 'vsce', 'vsce');
    const args = [vsce, 'package', ...options, '--target', vscodeTarget(), '--out', made];
    await runOrThrow('Packaging', nodePath(), args, { cwd: folder, quiet: true });
    await cp(made, `${vsix}.part`);
    await rename(`${vsix}.part`, vsix);
    return vsix;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} folder
 * @param {Manifest} manifest
 */
async function layOut(folder, manifest) {
  // Imported here, because this script is also read where nothing is installed yet.
  const { buildAll } = await import('../esbuild.mjs');
  const metafile = await buildAll({ folder: join(folder, 'dist'), production: true });
  for (const name of shipped) {
    if (!existsSync(inRoot(name))) continue;
    await cp(inRoot(name), join(folder, name), { recursive: true, filter: (path) => !unwanted.has(basename(path)) });
  }
  const {
    scripts: _scripts,
    devDependencies: _tools,
    optionalDependencies: _node,
    allowScripts: _allowed,
    ...rest
  } = manifest;
  await writeFile(join(folder, 'package.json'), JSON.stringify({ ...rest, dependencies: {} }, undefined, 2));
  await writeFile(join(folder, 'NOTICES.txt'), await bundledNotices(metafile));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const vsix = await packageOnce();
  const { size } = await stat(vsix);
  process.stdout.write(`${relative(root, vsix)}: ${(size / 1e6).toFixed(1)} MB\n`);
}
