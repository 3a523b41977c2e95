import { hash } from 'node:crypto';
import type { AuditRecord } from '../registry/registryStore';

/** What the first record names as the one before it. */
export const chainStart = '0'.repeat(64);

/**
 * The hash of an audit record: SHA-256 of a zero byte and the canonical JSON (RFC 8785) of all its fields but the hash, with
 * the domain and the version of this shape. Keys stand in the order that the RFC asks for, so that JSON.stringify, which is
 * many times as fast, writes just that; texts are well-formed.
 */
export function auditHash(record: Omit<AuditRecord, 'hash'>): string {
  const { action, actor, actorKind, after, at, before, previousHash, reason, seq, subject, subjectDigest } = record;
  const canonical = JSON.stringify({
    action,
    actor,
    actorKind,
    after,
    at,
    before,
    domain: 'tend-audit',
    previousHash,
    reason,
    schema: 1,
    seq,
    subject,
    subjectDigest,
  });
  return hash('sha256', `\u0000${canonical}`);
}
