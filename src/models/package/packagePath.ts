/** What no file name may hold on some system that a package may be unpacked on. */
const forbidden = /[\u0000-\u001f\u007f<>:"|?*\\]/;
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i;
/** A folder of git, also by its short name on NTFS: what its configuration names runs with the next command of git. */
const repository = /^(git~\d+|\.git[. ]*)$/i;
/** Characters that HFS+ passes over in names. */
const passedOver = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g;

/** Why a path cannot be one of a package, in the end of a sentence; null: it can. Paths are relative, with `/`. */
export function pathProblem(path: string): string | null {
  if (path === '' || path.startsWith('/')) return 'is not a relative path';
  if (!path.isWellFormed()) return 'is not valid Unicode';
  const [character] = forbidden.exec(path) ?? [];
  if (character !== undefined) return `has the character ${shown(character)} that not every system allows in a name`;
  for (const part of path.split('/')) {
    if (repository.test(part.replace(passedOver, '')))
      return 'would be a repository of git, of which the settings run commands';
    if (part === '' || part === '.' || part === '..') return 'leads out of its folder';
    if (reserved.test(part) || /[. ]$/.test(part)) return 'has a name that Windows does not allow';
  }
  return null;
}

/** What nobody would see is named by its number. */
function shown(character: string): string {
  const code = character.charCodeAt(0);
  return code > 0x20 && code < 0x7f ? character : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/**
 * Paths that would be one file or stand in each other's way where capitals do not count, or would be a repository of git
 * together, as a sentence; null: none.
 */
export function clashProblem(paths: readonly string[]): string | null {
  const files = new Map(paths.map((path) => [folded(path), path]));
  if (files.size < paths.length) {
    const second = paths.find((path) => files.get(folded(path)) !== path) ?? '';
    return `${second} and ${files.get(folded(second)) ?? ''} would be one file where capitals do not count.`;
  }
  for (const path of paths) {
    const parent = parents(folded(path)).find((it) => files.has(it));
    if (parent !== undefined) return `${files.get(parent) ?? ''} is a file and the folder of ${path} at once.`;
  }
  return repositoryProblem(new Set(paths.map(folded)));
}

/** What git takes for a repository without the name `.git` (`is_git_directory` of its setup.c). */
function repositoryProblem(paths: ReadonlySet<string>): string | null {
  const folders = new Set([...paths].flatMap(parents));
  for (const path of paths) {
    if (!/(^|\/)head$/.test(path)) continue;
    const folder = path.slice(0, -'head'.length);
    if (paths.has(`${folder}commondir`) || (folders.has(`${folder}objects`) && folders.has(`${folder}refs`)))
      return `${folder === '' ? 'it' : folder} would be a repository of git, of which the settings run commands.`;
  }
  return null;
}

function folded(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

function parents(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
}

/** By code units: the same order on every machine, whatever its language. */
export function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
