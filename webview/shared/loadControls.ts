let loading: Promise<unknown> | null = null;

/** Loads the controls of the toolkit, which weigh half as much as the rest: only some parts of a panel need them. */
export function loadControls(): Promise<unknown> {
  return (loading ??= import('./controls'));
}
