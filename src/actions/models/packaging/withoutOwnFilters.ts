const ofRepository = ['local', 'worktree'];

/**
 * Options under which git runs none of the filters that a repository configures, of what `git config --list --show-scope -z` says.
 * Those that a person has configured stay: without the one of Git LFS its files would all seem changed. Null: git cannot be told so.
 */
export function withoutOwnFilters(configuration: string): readonly string[] | null {
  const persons = new Map<string, string>();
  const own = new Set<string>();
  for (const [, scope = '', key = '', value = ''] of configuration.matchAll(/([^\0]*)\0([^\0\n]*)(?:\n([^\0]*))?\0/g)) {
    if (!key.startsWith('filter.')) continue;
    if (ofRepository.includes(scope)) own.add(key);
    else persons.set(key, value);
  }
  // The first "=" of an option ends the key, so that such a filter could not be named.
  if ([...own].some((key) => key.includes('='))) return null;
  return [...own].flatMap((key) => ['-c', `${key}=${persons.get(key) ?? ''}`]);
}
