import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { recordEvents } from '../../../src/actions/models/recordEvents';
import * as ledgerFiles from '../../../src/models/registry/ledgerFiles';
import { promotion, registration } from '../models/registry/happenings';
import { openedRegistry } from '../models/registry/openedRegistry';
import { temporaryFolder } from '../temporaryFolder';
import { keeperOf } from './keptModels';

vi.mock('../../../src/models/registry/ledgerFiles', async (original) => {
  const files = await original<typeof ledgerFiles>();
  return { ...files, readLedger: vi.fn(files.readLedger) };
});

describe('an unread ledger', () => {
  it('is opened for the life cycle of a folder that is not trusted only where a file came, went or was written to', async () => {
    const root = temporaryFolder();
    const drafts = [registration('churn', 1), promotion('churn', 1)];
    const paths = recordEvents(openedRegistry(root), () => drafts).map(({ digest }) =>
      join(root, ledgerFiles.ledgerPath(digest)),
    );
    rmSync(join(root, '.tend'), { recursive: true });
    const { ask } = keeperOf(root, false);
    const opened = vi.mocked(ledgerFiles.readLedger);
    const asked = async () => {
      opened.mockClear();
      const { unreadEvents, refusedEvents } = (await ask('facts')) as Record<string, number>;
      return { unreadEvents, refusedEvents, opened: opened.mock.calls.length };
    };
    expect(await asked()).toEqual({ unreadEvents: 2, refusedEvents: 0, opened: 2 });
    expect(await asked()).toEqual({ unreadEvents: 2, refusedEvents: 0, opened: 0 });
    const [path = '', other = ''] = paths;
    const whole = readFileSync(path, 'utf8');
    writeFileSync(path, whole.replace('drift', 'shift'));
    expect(await asked()).toEqual({ unreadEvents: 1, refusedEvents: 1, opened: 2 });
    expect((await asked()).opened).toBe(0);
    writeFileSync(path, whole);
    rmSync(other);
    expect(await asked()).toEqual({ unreadEvents: 1, refusedEvents: 0, opened: 1 });
  });
});
