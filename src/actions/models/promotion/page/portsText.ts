import type { ModelPort } from '../../../../models/inspect/modelFileReport';

/** What goes into a model, or comes out of it, by its signature; null: that was not recorded. */
export function portsText(ports: readonly ModelPort[] | null): string {
  if (ports === null) return 'not recorded';
  const names = ports.map(({ name, required }) => `${name}${required ? '' : ' (optional)'}`);
  return `${ports.length}: ${names.join(', ')}`;
}
