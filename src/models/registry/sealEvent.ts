import canonicalize from 'canonicalize';
import { digestOf } from '../../disk/digestFile';
import type { RegistryEvent, SealedEvent } from './registryEvent';

/** Names an event by the SHA-256 of its canonical JSON (RFC 8785), which no way of writing it down changes. */
export function sealEvent(event: RegistryEvent): SealedEvent {
  return { digest: jsonDigest(event), event };
}

/** The digest of all that a JSON value says, whether this Tend knows what it means or not. */
export function jsonDigest(value: unknown): string {
  return digestOf(canonicalize(value) ?? '');
}
