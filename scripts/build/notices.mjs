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
  const byText = Map.groupBy(notices, ({ text }) => text);
  const sections = [...byText].map(([text, group]) => `== ${group.map(({ name }) => name).join(', ')} ==\n\n${text}\n`);
  return `Tend contains code of the following packages.\n\n${sections.join('\n\n')}`;
}

/** @param {string} name */
async function noticeOf(name) {
  const folder = inRoot('node_modules', name);
  const manifest = /** @type {{ version: string, license?: string }} */ (
    JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  );
  const entries = await readdir(folder, { withFileTypes: true });
  const named = entries.filter((entry) => entry.isFile() && /^(licen[cs]e|notice)/i.test(entry.name));
  const files = named.map(({ name: file }) => file).toSorted();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  const text =
    texts.length > 0 ? texts.map((each) => each.trim()).join('\n\n') : `Licence: ${manifest.license ?? 'not stated'}`;
  return { name: `${name} ${manifest.version}`, text };
}
