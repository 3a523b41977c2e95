import BetterSqlite3 from 'better-sqlite3';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifyAudit } from '../../../../src/actions/audit/verifyAudit';
import { recordEvents } from '../../../../src/actions/models/recordEvents';
import { temporaryFolder } from '../../temporaryFolder';
import { promotion, registration } from '../registry/happenings';
import { openedRegistry } from '../registry/openedRegistry';

const guards = 'DROP TRIGGER audit_records_stay; DROP TRIGGER audit_records_remain; DROP TRIGGER audit_records_follow;';

function project() {
  const root = temporaryFolder();
  const context = openedRegistry(root);
  for (const version of [1, 2, 3]) {
    recordEvents(context, () => [registration('churn', version)]);
    recordEvents(context, () => [promotion('churn', version)]);
  }
  return { root, context };
}

function change(root: string, sql: string): void {
  const database = new BetterSqlite3(join(root, '.tend/tend.db'));
  try {
    database.exec(sql);
  } finally {
    database.close();
  }
}

describe('verifying the audit trail', () => {
  it('finds each record as it was written, and anchored by its checkpoints', () => {
    const { context } = project();
    const result = verifyAudit(context);
    expect(result).toMatchObject({ ok: true, records: 6, broken: null, checkpoints: 3, anchored: { seq: 6 } });
    expect(result.head).toBe(context.audit.page({ limit: 1 })[0]?.hash);
  });

  it.each([
    'at',
    'actor',
    'actor_kind',
    'action',
    'subject',
    'subject_digest',
    'reason',
    'before',
    'after',
    'previous_hash',
    'hash',
  ])('names the first record whose %s was changed', (column) => {
    const { root, context } = project();
    change(root, `${guards} UPDATE audit_records SET ${column} = 'ci' WHERE seq IN (3, 5)`);
    expect(verifyAudit(context)).toMatchObject({ ok: false, records: 2, broken: { seq: 3 } });
  });

  it('names where a record was taken out', () => {
    const { root, context } = project();
    change(root, `${guards} DELETE FROM audit_records WHERE seq = 4`);
    expect(verifyAudit(context).broken).toEqual({ seq: 5, problem: 'record 4 is missing before it' });
  });

  it('notices by its checkpoints that the end was cut off', () => {
    const { root, context } = project();
    change(root, `${guards} DELETE FROM audit_records WHERE seq > 4`);
    expect(verifyAudit(context)).toMatchObject({ ok: false, broken: { seq: 5 } });
    expect(verifyAudit(context).broken?.problem).toMatch(/^it is missing, and all after it: a checkpoint of/);
  });

  it.each([
    ['changed', 'UPDATE audit_records SET reason = 1', 'audit records are never changed'],
    ['deleted', 'DELETE FROM audit_records', 'audit records are never deleted'],
    [
      'replaced',
      'REPLACE INTO audit_records SELECT * FROM audit_records WHERE seq = 1',
      'audit records follow one another',
    ],
    ['replaced as an event', 'REPLACE INTO registry_events SELECT * FROM registry_events', 'events are never replaced'],
    ['changed as an event', 'UPDATE registry_events SET model = 1', 'events are never changed'],
    [
      'replaced by digest',
      'REPLACE INTO registry_events SELECT seq + 100, digest, model, scope, kind, event FROM registry_events',
      'events are never replaced',
    ],
  ])('what was recorded cannot be %s by accident', (_, sql, message) => {
    const { root } = project();
    expect(() => change(root, sql)).toThrow(message);
  });
});
