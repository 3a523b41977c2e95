import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { recordEvents } from '../../../../src/actions/models/recordEvents';
import { ledgerPath } from '../../../../src/models/registry/ledgerFiles';
import type { EventDraft } from '../../../../src/models/registry/registryEvent';
import { digestFor, promotion, registration, rollBack } from '../../models/registry/happenings';
import { openedRegistry } from '../../models/registry/openedRegistry';
import { temporaryFolder } from '../../temporaryFolder';
import { dayByDay } from '../models/dayByDay';
import { runTend } from '../runTend';

async function log(width: number): Promise<readonly string[]> {
  const root = temporaryFolder();
  recordEvents(openedRegistry(root), () => [registration('churn', 1), promotion('churn', 1)]);
  return (await runTend(root, ['audit', 'log'], { width })).out.trimEnd().split('\n');
}

it('shows change and reason beside each other where there is room', async () => {
  expect(await log(140)).toMatchInlineSnapshot(`
    [
      "#  when (UTC)        who              what        of       change                         why",
      "2  2026-11-25 18:00  ana@example.com  promoted    churn@1  production: nothing → churn@1  better",
      "1  2026-11-25 18:00  ana@example.com  registered  churn@1  churn@1                        retrained after drift",
    ]
  `);
});

it('shows them below each record on a terminal of 80 columns', async () => {
  const lines = await log(80);
  expect(lines).toMatchInlineSnapshot(`
    [
      "#  when (UTC)        who              what        of",
      "2  2026-11-25 18:00  ana@example.com  promoted    churn@1",
      "   “better”  production: nothing → churn@1",
      "1  2026-11-25 18:00  ana@example.com  registered  churn@1",
      "   “retrained after drift”  churn@1",
    ]
  `);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
});

it('says of what nothing is recorded', async () => {
  const root = temporaryFolder();
  recordEvents(openedRegistry(root), () => [registration('churn', 1)]);
  const { code, notes } = await runTend(root, ['audit', 'log', '--subject', 'nosuch']);
  expect([code, notes]).toEqual([0, ['Nothing is recorded of "nosuch".']]);
});

it('tells of moves that a clone took in what was live before, where it has what they came after', async () => {
  const root = temporaryFolder();
  const context = openedRegistry(root);
  const record = (...drafts: readonly EventDraft[]) => recordEvents(context, () => drafts);
  record(registration('churn', 1), registration('churn', 2), promotion('churn', 1));
  const [second] = record(promotion('churn', 2));
  record(rollBack('churn', 1, 2));
  const changes = async (clone: string) => {
    const { out } = await runTend(clone, ['audit', 'log', '--format', 'json']);
    const { records } = JSON.parse(out) as { readonly records: readonly { action: string; before: string | null }[] };
    return records.flatMap(({ action, before }) => (/promoted|rolled/.test(action) ? [before] : []));
  };
  const clone = temporaryFolder();
  cpSync(join(root, 'tend'), join(clone, 'tend'), { recursive: true });
  expect(await changes(clone)).toEqual(await changes(root));
  expect(await changes(clone)).toEqual(['production: churn@2', 'production: churn@1', 'production: nothing']);
  const lacking = temporaryFolder();
  cpSync(join(root, 'tend'), join(lacking, 'tend'), { recursive: true });
  rmSync(join(lacking, ledgerPath(second?.digest ?? '')));
  expect(await changes(lacking)).toEqual([null, 'production: nothing']);
});

it('tells of what happened to versions what they were before, in a clone as where it was recorded', async () => {
  const of = { model: 'churn', version: 1, digest: digestFor('churn1'), reason: 'so' };
  const drill = { ok: true, maxAbsDiff: 0, seconds: 1, environment: 'py', pairs: 2, latency: null, problems: [] };
  const root = dayByDay([
    registration('churn', 1),
    registration('churn', 2),
    { ...of, kind: 'drilled', ...drill },
    promotion('churn', 1),
    { ...of, kind: 'approved', stage: 'shadow' },
    promotion('churn', 2),
    { ...of, kind: 'deprecated', notice: 'old', until: null, replacement: null },
    { ...of, kind: 'drilled', ...drill },
    { ...of, kind: 'archived', to: 'archive/churn/1', retainUntil: null },
    { ...of, kind: 'held', hold: true },
    { ...of, kind: 'held', hold: false },
    { ...of, kind: 'purged', files: [] },
  ]);
  const clone = temporaryFolder();
  cpSync(join(root, 'tend'), join(clone, 'tend'), { recursive: true });
  const changes = async (folder: string) => {
    const { out } = await runTend(folder, ['audit', 'log', '--format', 'json']);
    const { records } = JSON.parse(out) as { readonly records: readonly { action: string; before: string | null }[] };
    return records.flatMap(({ action, before }) => (action === 'ledger.imported' ? [] : [`${before ?? ''} ${action}`]));
  };
  expect(await changes(clone)).toEqual(await changes(root));
  expect(await changes(clone)).toEqual([
    'archived model.purged',
    'held model.hold-lifted',
    'not held model.held',
    'deprecated model.archived',
    'deprecated model.drilled',
    'registered model.deprecated',
    'production: churn@1 model.promoted',
    'live model.approved',
    'production: nothing model.promoted',
    'registered model.drilled',
    ' model.registered',
    ' model.registered',
  ]);
});
