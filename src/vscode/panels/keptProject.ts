/**
 * The project whose panel left this state: by the URI of its folder, since titles may be alike. A panel that was not painted
 * yet left none, and is the first one's; undefined: its folder is not open any more.
 */
export function projectOfState<Kept extends { readonly scope: string }>(
  state: unknown,
  projects: readonly Kept[],
): Kept | undefined {
  const scope: unknown = state !== null && typeof state === 'object' && 'project' in state ? state.project : undefined;
  return scope === undefined ? projects[0] : projects.find((project) => project.scope === scope);
}
