/** What an importer keeps between visits, as text; of another version or damaged it counts as nothing kept. */
export function decodeState<State extends { readonly version: number }>(
  text: string | null | undefined,
  version: State['version'],
): State | null {
  if (text === null || text === undefined) return null;
  try {
    // Only importers write these texts, and each says with its version what shape they have.
    const state = JSON.parse(text) as State | null;
    return state?.version === version ? state : null;
  } catch {
    return null;
  }
}
