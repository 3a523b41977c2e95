import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { inRoot } from '../places.mjs';

/**
 * The licences of the packages whose code is in the bundles, as those licences ask for.
 * @param {import('esbuild').Metafile} metafile
 * @returns {Promise<string>}
 */
export async function bundledNotices(metafile) {
  const inputs = Object.keys(metafile.inputs);
  const packages = new Set(inputs.flatMap((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []));
  const notices = await Promise.all([...packages].toSorted().map(noticeOf));
  return `Tend contains code of the following packages.\n\n${notices.join('\n\n')}`;
}

/** @param {string} name */
async function noticeOf(name) {
  const folder = inRoot('node_modules', name);
  const manifest = /** @type {{ version: string, license?: string }} */ (
    JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  );
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  const text =
    file === undefined ? `Licence: ${manifest.license ?? 'not stated'}` : await readFile(join(folder, file), 'utf8');
  return `== ${name} ${manifest.version} ==\n\n${text.trim()}\n`;
}
