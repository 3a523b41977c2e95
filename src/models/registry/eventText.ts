import type { RegistryEvent } from './registryEvent';

const first = ['tend', 'kind', 'model', 'version', 'digest', 'stage', 'at', 'by', 'reason'];
const last = ['parents'];

/** An event as a person reads it in a review: what, of what, when, who and why before the details, what it came after last. */
export function eventText(event: RegistryEvent): string {
  const entries = Object.entries(event);
  const named = (keys: readonly string[]) => keys.flatMap((key) => entries.filter(([name]) => name === key));
  const others = entries.filter(([key]) => !first.includes(key) && !last.includes(key));
  others.sort(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify(Object.fromEntries([...named(first), ...others, ...named(last)]), null, 2)}\n`;
}
