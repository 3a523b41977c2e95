/** The version that an act is about, as it is addressed (`churn@2`); null: it is about none. */
export function versionOfAct(input: object): string | null {
  const { version, package: packed } = input as { readonly version?: unknown; readonly package?: unknown };
  const isAddress = (it: unknown): it is string => typeof it === 'string' && /^[^/\\@]+@[^/\\@]+$/.test(it);
  return [version, packed].find(isAddress) ?? null;
}
