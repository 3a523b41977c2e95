import type { RegistryEvent } from '../registry/registryEvent';

/**
 * What was live in a stage before a move of others, by the moves that it came after: "production: churn@1". Null: the event moves
 * nothing, or not all of them are here.
 */
export function liveBefore(event: RegistryEvent, known: (digest: string) => RegistryEvent | null): string | null {
  if (moveText(event) === null || !('stage' in event)) return null;
  const before = event.parents.map((parent) => moveText(known(parent)));
  if (before.includes(null)) return null;
  return `${event.stage}: ${before.join(' or ') || 'nothing'}`;
}

/** What is live after a move; null: it is none. */
function moveText(event: RegistryEvent | null): string | null {
  switch (event?.kind) {
    case 'promoted':
    case 'rolled-back':
      return `${event.model}@${event.version}`;
    case 'withdrawn':
      return 'nothing';
    default:
      return null;
  }
}
