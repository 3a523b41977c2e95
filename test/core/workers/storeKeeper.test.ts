import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLogger } from '../../../src/base/logger';
import { openStore } from '../../../src/store/openStore';
import { StoreKeeper } from '../../../src/workers/storeKeeper';
import type { FromStore } from '../../../src/workers/storeProtocol';
import { report } from '../vscode/files';

describe('the keeper of the stores', () => {
  let root: string;
  let told: FromStore[];
  let keeper: StoreKeeper;
  const notices = () => told.flatMap((it) => (it.type === 'notice' ? [it.notice] : []));
  const keep = (digest: string, at = 0) => keeper.keep(root, report({ path: 'a.csv', digest }), new Date(at));

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'tend-keeper-'));
    told = [];
    keeper = new StoreKeeper((message) => told.push(message));
  });
  afterEach(() => {
    keeper.dispose();
    chmodSync(root, 0o755);
    rmSync(root, { recursive: true });
  });

  function versions(): number | null {
    const opened = openStore(root, { create: false, logger: silentLogger, now: () => new Date() });
    if (opened.kind !== 'open') return null;
    const { length } = opened.store.profiles.history('a.csv');
    opened.store.dispose();
    return length;
  }

  it('makes no store before there is something to keep, and says when it has written', () => {
    expect(existsSync(join(root, '.tend'))).toBe(false);
    keep('sha256:1');
    keep('sha256:2');
    expect(versions()).toBe(2);
    expect(told.filter(({ type }) => type === 'changed')).toHaveLength(2);
    expect(notices()).toEqual([]);
  });

  it('makes a new store when a person has deleted the old one', () => {
    keep('sha256:1');
    rmSync(join(root, '.tend'), { recursive: true });
    keep('sha256:2');
    expect(versions()).toBe(1);
    expect(notices()).toEqual([]);
  });

  it('says once why nothing is kept, tries again after a while, and takes it back when it is over', () => {
    writeFileSync(join(root, '.tend'), 'a file where the folder would be');
    keep('sha256:1', 0);
    keep('sha256:2', 1_000);
    expect(notices()).toHaveLength(1);
    rmSync(join(root, '.tend'));
    keep('sha256:3', 2_000);
    expect(versions()).toBeNull();
    keep('sha256:4', 70_000);
    expect(versions()).toBe(1);
    expect(notices().at(-1)).toBeNull();
  });

  it('keeps saying what was set aside, because it concerns what is in the store from then on', () => {
    mkdirSync(join(root, '.tend'));
    writeFileSync(join(root, '.tend', 'tend.db'), 'not a database, and longer than nothing'.repeat(50));
    keep('sha256:1');
    keep('sha256:2');
    expect(notices()).toHaveLength(1);
    expect(notices()[0]).toMatch(/was damaged\. It was set aside/);
  });

  it('lets go of the store of a project that is closed', () => {
    keep('sha256:1');
    keeper.forget(root);
    told = [];
    const opened = openStore(root, { create: false, logger: silentLogger, now: () => new Date() });
    if (opened.kind === 'open') {
      opened.store.profiles.save(report({ path: 'b.csv', digest: 'sha256:9' }), new Date());
      opened.store.dispose();
    }
    expect(told).toEqual([]);
  });
});
