import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as after } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { verifyAudit } from '../../../../src/actions/audit/verifyAudit';
import { syncLedger } from '../../../../src/actions/models/syncLedger';
import { bundled, bundledEnv } from '../../bundled';
import { openedRegistry } from '../../models/registry/openedRegistry';
import { temporaryFolder } from '../../temporaryFolder';

function promoter(script: string, root: string, name: string, times: number) {
  const args = [script, root, name, String(times)];
  const child = spawn(process.execPath, args, { env: bundledEnv, stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

it('lets two processes promote at once: each sees what the other one did, and nothing is lost', async () => {
  const root = temporaryFolder();
  const context = openedRegistry(root);
  const script = await bundled('test/core/store/registry/promoter.ts');
  const times = 150;
  const children = ['ana', 'bo'].map((name) => promoter(script, root, name, times));
  const codes = await Promise.all(children.map(async (child) => Number((await once(child, 'exit'))[0])));
  expect(codes).toEqual([0, 0]);
  const moves = context.registry.moves('churn');
  expect(moves.map(({ version }) => version)).toEqual(Array.from({ length: 2 * times }, (_, index) => index + 1));
  expect(new Set(moves.map(({ by }) => by))).toEqual(new Set(['ana', 'bo']));
  expect(verifyAudit(context)).toMatchObject({ ok: true, records: 2 * times });
  expect(syncLedger(context)).toEqual({ imported: 0, gone: 0, back: 0, problems: [] });
}, 60_000);

it('is whole after a process was killed while it wrote, wherever that was', async () => {
  const root = temporaryFolder();
  const context = openedRegistry(root);
  const script = await bundled('test/core/store/registry/promoter.ts');
  for (let kill = 0; kill < 8; kill++) {
    const child = promoter(script, root, 'ana', 100_000);
    await once(child.stdout, 'data');
    // Another moment each time: what is tried is that none of them matters.
    await after(3 + ((kill * 7) % 23));
    child.kill('SIGKILL');
    await once(child, 'exit');
    syncLedger(context);
    const { registry, audit } = context;
    const known = registry.knownEvents();
    const audited = audit.page({ limit: 100_000 }).filter(({ action }) => action === 'model.promoted');
    expect(new Set(audited.map(({ subjectDigest }) => subjectDigest))).toEqual(known);
    expect(verifyAudit(context).ok).toBe(true);
    expect(registry.moves('churn')).toHaveLength(known.size);
    const fresh = openedRegistry(temporaryFolder());
    fresh.registry.takeIn(registry.events({ limit: 100_000 }), fresh.actor, fresh.now());
    expect(fresh.registry.moves('churn')).toEqual(registry.moves('churn'));
  }
  expect(context.registry.revision()).toBeGreaterThan(0);
}, 60_000);
