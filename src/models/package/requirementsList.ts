interface PinnedPackage {
  readonly name: string;
  readonly version: string;
}

/** Packages that a requirements file pins to one version (PEP 508, as pip writes it). */
export function pinnedPackages(text: string): readonly PinnedPackage[] {
  const pinned = new Map<string, PinnedPackage>();
  for (const line of text.split(/\r?\n/)) {
    const [, name, version] = /^\s*([A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?\s*===?\s*([^\s;#,\\]+)/.exec(line) ?? [];
    if (name !== undefined && version !== undefined && !version.includes('*'))
      pinned.set(name.toLowerCase(), { name, version });
  }
  return [...pinned.values()];
}

/** Whether a requirements file would install nothing: it has only comments, and options that name no package. */
export function listsNothing(text: string): boolean {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  return lines.every((line) => /^\s*(?:#|$)|^\s*-(?!r|e|-requirement|-editable)/.test(line));
}

/** A requirements file of the packages that a run recorded; null: it recorded none. */
export function requirementsOf(environment: ReadonlyMap<string, string>): string | null {
  const lines = [...environment]
    .filter(([name]) => name !== 'python')
    .map(([name, version]) => `${name}==${version}\n`);
  return lines.length === 0 ? null : lines.sort().join('');
}
