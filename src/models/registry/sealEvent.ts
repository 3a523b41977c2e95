import canonicalize from 'canonicalize';
import { digestOf } from '../../disk/digestFile';
import type { RegistryEvent, SealedEvent } from './registryEvent';

/** Names an event by the SHA-256 of its canonical JSON (RFC 8785), which no way of writing it down changes. */
export function sealEvent(event: RegistryEvent): SealedEvent {
  return { digest: digestOf(canonicalize(event) ?? ''), event };
}
