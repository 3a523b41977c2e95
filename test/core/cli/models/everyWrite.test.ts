import { readdirSync, statSync } from 'node:fs';
import type * as Fs from 'node:fs';
import type * as FsPromises from 'node:fs/promises';
import { join, relative } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { verifyAudit } from '../../../../src/actions/audit/verifyAudit';
import { countedCalls, failing, type Fault } from '../../disk/faults';
import { openedRegistry } from '../../models/registry/openedRegistry';
import { runTend, type TendRun } from '../runTend';
import { threeVersions } from './threeVersions';
import { sharing, type PromotionProject } from './promotionProject';

vi.mock('node:fs', async (original) => (await import('../../disk/faults')).faultyFs(await original<typeof Fs>()));
vi.mock('node:fs/promises', async (original) =>
  (await import('../../disk/faults')).faultyFsPromises(await original<typeof FsPromises>()),
);

const purge = ['purge', 'churn@3', '--reason', 'wrong data'];

/** What a command is to leave as it was where it fails. */
function standing({ root }: PromotionProject) {
  const { registry, audit } = openedRegistry(root);
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map(({ parentPath, name }) => join(parentPath, name));
  const files = paths
    .filter((path) => !/\.tend\/tend\.db|[\\/]\.git[\\/]/.test(path))
    .map((path) => `${relative(root, path)} ${statSync(path).size}`);
  return { revision: registry.revision(), audited: audit.count(), files: files.sort() };
}

type Case = readonly [name: string, args: readonly string[]];

const acts: readonly Case[] = [
  ['promote', ['promote', 'churn@3', '--to', 'production', '--reason', 'better']],
  ['approve', ['approve', 'churn@3', '--to', 'production', '--reason', 'looks right']],
  ['rollback', ['rollback', 'churn', '--reason', 'worse']],
  ['withdraw', ['withdraw', 'churn', '--stage', 'production', '--reason', 'wrong']],
  ['deprecate', ['deprecate', 'churn@1', '--reason', 'old']],
  ['purge', purge],
];

/** Each of their calls fails once where their use cases are tested. */
const others: readonly Case[] = [
  ['package', ['package', 'other.bin', '--name', 'other']],
  ['package --out', ['package', 'other.bin', '--name', 'other', '--out', 'out']],
  ['register', ['register', 'ready', '--reason', 'trained']],
  ['sign', ['sign', 'churn@3', '--key', 'key.pem', '--reason', 'released']],
  ['archive', ['archive', 'churn@3', '--reason', 'old']],
  ['restore', ['restore', 'churn@3', '--out', 'out']],
];

async function attempt({ root }: PromotionProject, args: readonly string[], failAt: number, fault?: Fault) {
  let run: TendRun = { code: -1, out: '', notes: [] };
  const work = async () => {
    run = await runTend(root, ['models', ...args]);
  };
  const { failed, error } = await failing(failAt, work, fault);
  if (error !== null) throw error as Error;
  return { ...run, failed };
}

/** A purge that is recorded while its bytes are still there is ended by purging once more. */
async function endedOnceMore({ root }: PromotionProject, args: readonly string[], notes: readonly string[]) {
  const told = [expect.stringContaining('could not be deleted'), sharing];
  expect({ args, notes }).toEqual({ args: purge, notes: told });
  expect(await runTend(root, ['models', ...args])).toMatchObject({ code: 0 });
}

describe('whichever write, fsync or rename fails', () => {
  it.each(acts)(
    '%s is done whole or not at all, and names the disk',
    async (_, args) => {
      let churn = await threeVersions();
      let before = standing(churn);
      for (let n = 1; ; n++) {
        const { code, notes, failed } = await attempt(churn, args, n);
        const after = standing(churn);
        if (after.audited === before.audited) {
          const said = [expect.stringContaining('the disk is full')];
          expect({ n, code, notes, ...after }).toEqual({ n, code: 2, notes: said, ...before });
          continue;
        }
        expect({ n, audited: after.audited }).toEqual({ n, audited: before.audited + 1 });
        if (code !== 0) await endedOnceMore(churn, args, notes);
        expect(verifyAudit(openedRegistry(churn.root)).ok).toBe(true);
        if (!failed) break;
        // Done all the same: what failed is not needed for it. The next call is tried on a project of its own.
        churn = await threeVersions();
        before = standing(churn);
      }
      expect(countedCalls().length).toBeGreaterThanOrEqual(4);
    },
    120_000,
  );

  it.each([...acts, ...others])('%s says of a disk that is read-only that it is', async (_, args) => {
    const churn = await threeVersions();
    const before = standing(churn);
    const { code, notes } = await attempt(churn, args, 1, { code: 'EROFS', lasting: true });
    expect({ code, notes, ...standing(churn) }).toEqual({
      code: 2,
      notes: [expect.stringContaining('the disk is read-only')],
      ...before,
    });
  });
});
