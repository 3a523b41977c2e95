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

/** A requirements file of the packages that a run recorded; null: it recorded none. */
export function requirementsOf(environment: ReadonlyMap<string, string>): string | null {
  const lines = [...environment]
    .filter(([name]) => name !== 'python')
    .map(([name, version]) => `${name}==${version}\n`);
  return lines.length === 0 ? null : lines.sort().join('');
}
