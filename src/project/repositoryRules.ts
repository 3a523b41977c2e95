import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { IgnoreRules } from './ignoreRules';

/**
 * What git ignores because of files above the project and of `.git/info/exclude`: null where the folder is in no
 * repository. Rules of the folder itself are read while walking.
 */
export async function repositoryRules(root: string): Promise<IgnoreRules | null> {
  const above: { readonly folder: string; readonly prefix: string }[] = [];
  let prefix = '';
  for (let folder = root; ; folder = dirname(folder)) {
    if (folder !== root) above.unshift({ folder, prefix });
    if (await exists(join(folder, '.git'))) {
      const excluded = await rulesFrom(join(folder, '.git/info/exclude'), prefix, null);
      return above.reduce<Promise<IgnoreRules | null>>(
        async (rules, it) => rulesFrom(join(it.folder, '.gitignore'), it.prefix, await rules),
        Promise.resolve(excluded),
      );
    }
    if (dirname(folder) === folder) return null;
    prefix = `${basename(folder)}/${prefix}`;
  }
}

async function rulesFrom(file: string, prefix: string, above: IgnoreRules | null): Promise<IgnoreRules | null> {
  const text = await readFile(file, 'utf8').catch(() => null);
  return text === null ? above : new IgnoreRules(text, { cut: 0, prefix }, above);
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
