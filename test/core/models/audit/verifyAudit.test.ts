import BetterSqlite3 from 'better-sqlite3';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

  it('goes on noticing it when something is recorded in the place of what was cut off', () => {
    const { root, context } = project();
    change(root, `${guards} DELETE FROM audit_records WHERE seq > 5`);
    recordEvents(context, () => [promotion('churn', 1)]);
    const { ok, broken } = verifyAudit(context);
    expect([ok, broken?.seq]).toEqual([false, 6]);
    expect(broken?.problem).toMatch(
      /^a checkpoint of .* names another record in its place \(tend\/ledger\/checkpoints\/[0-9a-f]{12}\/6-[0-9a-f]{12}\.txt\)$/,
    );
  });

  it('compares with checkpoints that stand in one file too, and names a line of it that is none', () => {
    const { root, context } = project();
    const folder = join(root, 'tend/ledger/checkpoints');
    const [chain = ''] = readdirSync(folder);
    const lines = readdirSync(join(folder, chain)).map((name) => readFileSync(join(folder, chain, name), 'utf8'));
    rmSync(join(folder, chain), { recursive: true });
    writeFileSync(join(folder, `${chain}.txt`), lines.join(''));
    expect(verifyAudit(context)).toMatchObject({ ok: true, checkpoints: 3 });
    writeFileSync(join(folder, `${chain}.txt`), `<<<<<<< HEAD\n${lines.join('')}`);
    const path = `tend/ledger/checkpoints/${chain}.txt`;
    const problem = 'Its line 1 is no checkpoint: it was edited by hand, or a merge stopped in it.';
    expect(verifyAudit(context)).toMatchObject({ ok: false, broken: null, problems: [{ path, problem }] });
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
