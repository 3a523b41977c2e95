import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { IgnoreRules } from './ignoreRules';

/**
 * What git ignores because of files above the project and of `.git/info/exclude`; rules of the folder itself are read while
 * walking. Null where the folder is in no repository, and where it is ignored itself: who opens it means it.
 */
export async function repositoryRules(root: string): Promise<IgnoreRules | null> {
  const above: { readonly folder: string; readonly prefix: string }[] = [];
  let prefix = '';
  for (let folder = root; ; folder = dirname(folder)) {
    if (folder !== root) above.unshift({ folder, prefix });
    if (await exists(join(folder, '.git'))) break;
    if (dirname(folder) === folder) return null;
    prefix = `${basename(folder)}/${prefix}`;
  }
  const repository = above[0]?.folder ?? root;
  let rules = await rulesFrom(join(repository, '.git/info/exclude'), prefix, null);
  for (const it of above) rules = await rulesFrom(join(it.folder, '.gitignore'), it.prefix, rules);
  return rules?.ignoresProject() ? null : rules;
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
