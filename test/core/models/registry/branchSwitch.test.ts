import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { restoreLedger } from '../../../../src/actions/audit/restoreLedger';
import { verifyAudit } from '../../../../src/actions/audit/verifyAudit';
import { verifyLedger } from '../../../../src/actions/audit/verifyLedger';
import { recordEvents } from '../../../../src/actions/models/recordEvents';
import { registryFacts } from '../../../../src/actions/models/registryFacts';
import { syncLedger } from '../../../../src/actions/models/syncLedger';
import type { EventDraft } from '../../../../src/models/registry/registryEvent';
import { temporaryFolder } from '../../temporaryFolder';
import { promotion, registration } from './happenings';
import { openedRegistry } from './openedRegistry';

/** A project in git on `main`, with a version in production, and another one that branches promote or not. */
function project() {
  const root = temporaryFolder({ '.gitignore': '.tend/\n' });
  let minute = 0;
  const context = openedRegistry(root, { now: () => new Date(Date.UTC(2026, 10, 25, 18, minute++)) });
  const person = ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.com', '-c', 'core.autocrlf=false'];
  const git = (...args: readonly string[]) => {
    const text = execFileSync('git', [...person, ...args], { cwd: root, encoding: 'utf8', stdio: 'pipe' });
    return text.trimEnd();
  };
  const record = (...drafts: readonly EventDraft[]) => {
    syncLedger(context);
    recordEvents(context, () => drafts);
  };
  const commit = () => (git('add', '-A'), git('commit', '-q', '-m', 'Change what is live'));
  const live = () => {
    syncLedger(context);
    return context.registry.live('churn', 'production', Infinity).move?.version ?? null;
  };
  git('init', '-q', '-b', 'main');
  record(registration('churn', 1), registration('churn', 2), registration('churn', 3), promotion('churn', 1));
  commit();
  return { root, context, git, record, commit, live };
}

describe('the registry of a project in git', () => {
  it('is that of the branch that is checked out, and leaves every branch as it is', () => {
    const { context, git, record, commit, live } = project();
    git('checkout', '-q', '-b', 'feature');
    record(promotion('churn', 2), { ...promotion('churn', 2, 'staging'), reason: 'try' });
    commit();
    const before = [context.registry.versions('churn'), context.registry.moves('churn')];
    git('checkout', '-q', 'main');
    const revision = context.registry.revision();
    expect(live()).toBe(1);
    expect(context.registry.revision()).toBeGreaterThan(revision);
    expect(context.registry.model('churn')?.stages.map(({ stage }) => stage)).toEqual(['production']);
    expect([context.registry.eventCount('churn'), context.registry.events({ limit: 9 }).length]).toEqual([4, 4]);
    expect(git('status', '--porcelain')).toBe('');
    git('checkout', '-q', 'feature');
    expect(live()).toBe(2);
    expect([context.registry.versions('churn'), context.registry.moves('churn')]).toEqual(before);
    expect(verifyAudit(context)).toMatchObject({ ok: true, records: 6, problems: [] });
  });

  it('is that of both branches after a merge, where what they promoted in two ways is to be settled', () => {
    const { context, git, record, commit, live } = project();
    git('checkout', '-q', '-b', 'feature');
    record(promotion('churn', 2));
    commit();
    git('checkout', '-q', 'main');
    record(promotion('churn', 3));
    commit();
    expect(live()).toBe(3);
    git('merge', '-q', '--no-edit', 'feature');
    expect(live()).toBe(null);
    expect(context.registry.live('churn', 'production', Infinity).conflict.map(({ version }) => version)).toEqual([
      2, 3,
    ]);
    expect(verifyAudit(context)).toMatchObject({ ok: true, checkpoints: 3, problems: [] });
    record(promotion('churn', 2));
    expect(live()).toBe(2);
  });

  it('forgets a promotion that was reverted, and knows it again when the revert is', async () => {
    const { context, git, record, commit, live } = project();
    record(promotion('churn', 2));
    commit();
    git('revert', '--no-edit', 'HEAD');
    expect(live()).toBe(1);
    expect(git('status', '--porcelain')).toBe('');
    expect(await verifyLedger(context)).toMatchObject({
      files: 4,
      problems: [],
      absent: [{ action: 'model.promoted', subject: 'churn@2', change: 'production: churn@2' }],
    });
    record(promotion('churn', 3));
    commit();
    git('revert', '--no-edit', 'HEAD~1');
    expect(context.registry.live('churn', 'production', Infinity).move?.version).toBe(3);
    syncLedger(context);
    expect(context.registry.live('churn', 'production', Infinity).conflict.map(({ version }) => version)).toEqual([
      2, 3,
    ]);
  });

  it('says once that the whole ledger is gone, and writes it again when it is asked to', () => {
    const { root, context, git, live } = project();
    const moves = context.registry.moves('churn');
    rmSync(join(root, 'tend'), { recursive: true });
    const { unreadEvents, absentEvents } = registryFacts(root, context.registry, context.now());
    expect({ unreadEvents, absentEvents }).toEqual({ unreadEvents: 0, absentEvents: 4 });
    const { problems } = syncLedger(context);
    expect(problems).toEqual([
      {
        path: 'tend/ledger',
        problem:
          'It is not here, although 4 events were written to it: nothing of them counts until it is back. git restore tend/ledger or its branch brings it back, and so does tend audit export --ledger.',
      },
    ]);
    expect([live(), context.registry.models()]).toEqual([null, []]);
    expect(restoreLedger(context)).toBe(4);
    expect(context.registry.moves('churn')).toEqual(moves);
    git('checkout', '--', 'tend/ledger/checkpoints');
    expect(git('status', '--porcelain')).toBe('');
  });
});
