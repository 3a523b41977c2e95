import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { leaks } from '../../../src/base/disposable';
import { silentLogger } from '../../../src/base/logger';
import { DataError, type FileReport } from '../../../src/data/report';
import { mostMends } from '../../../src/data/fixes/mendsOf';
import { noExpectations } from '../../../src/project/expectations';
import type { DiskStamp } from '../../../src/vscode/checking/diskStamp';
import { FileChecks, type CheckTask } from '../../../src/vscode/checking/fileChecks';
import type { PoolHooks } from '../../../src/workers/checkPool';
import { finding, report } from './files';

interface Asked {
  readonly lane: 'open' | 'background';
  readonly request: unknown;
  readonly hooks: PoolHooks;
  readonly resolve: (report: FileReport) => void;
  readonly reject: (error: Error) => void;
}

const asked: Asked[] = [];
const pool = (lane: Asked['lane']) => ({
  check: (request: unknown, hooks: PoolHooks = {}) =>
    new Promise<FileReport>((resolve, reject) => {
      hooks.signal?.addEventListener('abort', () => reject(new DataError('cancelled', 'cancelled')));
      asked.push({ lane, request, hooks, resolve, reject });
    }),
  warmUp: () => undefined,
});
const pools = { open: pool('open'), background: pool('background') };

let checks: FileChecks;
/** What is said of the file on disk, look by look; the last one goes on. */
let stamps: DiskStamp[];

/** The check that was asked for as this one, as soon as it is. */
function nth(index: number): Promise<Asked> {
  return vi.waitUntil(() => asked[index], { interval: 1 });
}

function task(part: Partial<CheckTask> = {}): CheckTask {
  return {
    key: 'file:///a.csv',
    path: 'a.csv',
    fsPath: '/a.csv',
    expectations: noExpectations,
    document: null,
    cleanVersion: null,
    background: false,
    ...part,
  };
}

const unsaved = {
  document: { source: { kind: 'mirror', key: 'a', path: '/a.csv' }, version: 7, likeDisk: true },
} as const;

beforeEach(() => {
  asked.length = 0;
  stamps = [{ bytes: 9, modified: 1 }];
  const stampOf = () => Promise.resolve((stamps.length > 1 ? stamps.shift() : stamps[0]) ?? null);
  leaks.start();
  checks = new FileChecks({ pools, logger: silentLogger, now: () => new Date(5000), threads: 2, stampOf });
});

afterEach(() => {
  checks.dispose();
  expect(leaks.stop()).toEqual([]);
});

describe('the check of a file', () => {
  it('tells that it runs, how far it is and what it found', async () => {
    const seen: string[] = [];
    const listening = checks.onDidChange(({ state, progress }) => seen.push(`${state} ${progress}`));
    const result = checks.check(task({ cleanVersion: 3 }));
    (await nth(0)).hooks.onProgress?.(0.5);
    (await nth(0)).hooks.onProgress?.(0.5001);
    (await nth(0)).resolve(report());
    expect(await result).toMatchObject({ state: 'checked', version: 3, unsaved: false, checkedAt: 5000 });
    expect(seen).toEqual(['checking null', 'checking 0.5', 'checked null']);
    listening.dispose();
  });

  it('takes the place of an older one of the same file, whose result is never shown', async () => {
    const old = checks.check(task());
    await nth(0);
    const fresh = checks.check(task({ cleanVersion: 2 }));
    expect((await nth(0)).hooks.signal?.aborted).toBe(true);
    (await nth(1)).resolve(report({ rows: 2 }));
    expect((await fresh)?.report?.rows).toBe(2);
    await old;
    expect(checks.get('file:///a.csv')?.report?.rows).toBe(2);
  });

  it('is taken for one of the document that was opened since, but not when it is known no more', async () => {
    const checked = checks.check(task());
    (await nth(0)).resolve(report());
    const file = await checked;
    expect(file && checks.adopt(file, 4)).toBe(true);
    expect(checks.get('file:///a.csv')).toMatchObject({ state: 'checked', version: 4, stamp: file?.stamp });
    expect(file && checks.adopt(file, 5)).toBe(false);
    expect(checks.get('file:///a.csv')?.version).toBe(4);
  });

  it('keeps the last result when it is cancelled', async () => {
    const first = checks.check(task());
    (await nth(0)).resolve(report());
    await first;
    const controller = new AbortController();
    const second = checks.check(task(), controller.signal);
    await nth(1);
    controller.abort();
    expect(await second).toMatchObject({ state: 'checked', report: { rows: 344 } });
  });

  it('is made once more for its fixes alone, which is not kept and can be stopped', async () => {
    const controller = new AbortController();
    const mended = checks.mended(task(), ['text-whitespace'], controller.signal);
    const { request } = await nth(0);
    expect(request).toMatchObject({ only: ['text-whitespace'], mends: mostMends + 1, allCells: false });
    controller.abort();
    await expect(mended).rejects.toMatchObject({ reason: 'cancelled' });
    expect(checks.get('file:///a.csv')).toBeUndefined();
  });

  it('says in one sentence why a file cannot be read, and forgets one that is gone', async () => {
    const unreadable = checks.check(task());
    (await nth(0)).reject(new DataError('binary', '/a.csv is not a text table.'));
    expect(await unreadable).toMatchObject({ state: 'unreadable', problem: 'a.csv is not a text table.' });
    const forgotten: string[] = [];
    const listening = checks.onDidForget((key) => forgotten.push(key));
    const missing = checks.check(task());
    (await nth(1)).reject(new DataError('missing', 'a.csv does not exist.'));
    expect(await missing).toBeUndefined();
    expect(forgotten).toEqual(['file:///a.csv']);
    listening.dispose();
  });

  it('leaves what was known when the file is written to meanwhile, and says that it can be tried again', async () => {
    const first = checks.check(task());
    (await nth(0)).resolve(report());
    await first;
    const second = checks.check(task());
    (await nth(1)).reject(new DataError('changed', 'a.csv changed while it was read.'));
    await expect(second).rejects.toMatchObject({ reason: 'changed' });
    expect(checks.get('file:///a.csv')).toMatchObject({ state: 'checked', report: { rows: 344 } });
  });

  it('shows nothing of a file that was written to while it was read, from the first byte to the last', async () => {
    stamps = [
      { bytes: 9, modified: 1 },
      { bytes: 18, modified: 2 },
    ];
    const seen: (string | undefined)[] = [];
    const listening = checks.onDidCheckDisk(({ file }) => seen.push(file.path));
    const half = checks.check(task());
    (await nth(0)).resolve(report({ rows: 1 }));
    await expect(half).rejects.toMatchObject({ reason: 'changed' });
    expect(checks.get('file:///a.csv')).toMatchObject({ state: 'waiting', report: null });
    const whole = checks.check(task());
    (await nth(1)).resolve(report({ rows: 2 }));
    expect(await whole).toMatchObject({ stamp: { bytes: 18, modified: 2 }, report: { rows: 2 } });
    expect(seen).toEqual(['a.csv']);
    listening.dispose();
  });

  it('keeps what the bytes show beside a text in an encoding of its own, without mends that would not fit it', async () => {
    const invalid = finding({ check: 'file-invalid-utf8', fix: 'Replace', mend: { title: 'Replace', edits: [] } });
    const onDisk = checks.check(task());
    (await nth(0)).resolve(report({ findings: [invalid] }));
    await onDisk;
    const inEditor = checks.check(task({ document: { ...unsaved.document, likeDisk: false } }));
    (await nth(1)).resolve(report());
    const file = await inEditor;
    expect(file).toMatchObject({ unsaved: true, stamp: null, report: { findings: [{ check: 'file-invalid-utf8' }] } });
    expect(file?.report?.findings[0]).toMatchObject({ fix: null });
    expect(file?.report?.findings[0]).not.toHaveProperty('mend');
  });

  it('looks at the bytes again beside a text in an encoding of its own once they have changed', async () => {
    const onDisk = checks.check(task());
    (await nth(0)).resolve(report({ findings: [finding({ check: 'file-invalid-utf8' })] }));
    await onDisk;
    stamps = [{ bytes: 12, modified: 2 }];
    const inEditor = checks.check(task({ document: { ...unsaved.document, likeDisk: false } }));
    (await nth(1)).resolve(report());
    (await nth(2)).resolve(report());
    expect(await inEditor).toMatchObject({ unsaved: true, report: { findings: [] } });
  });

  it('reports what is on disk to those who keep it, and not what is unsaved', async () => {
    const kept: string[] = [];
    const listening = checks.onDidCheckDisk(({ file }) => kept.push(file.path));
    const onDisk = checks.check(task());
    (await nth(0)).resolve(report({ findings: [finding({ check: 'file-bom' })] }));
    await onDisk;
    const inEditor = checks.check(task(unsaved));
    (await nth(1)).resolve(report());
    expect(await inEditor).toMatchObject({ version: 7, unsaved: true, report: { findings: [{ check: 'file-bom' }] } });
    expect(kept).toEqual(['a.csv']);
    listening.dispose();
  });

  it('runs apart from what a person waits for when nobody looks at the file', async () => {
    const both = [checks.check(task({ background: true })), checks.check(task({ key: 'file:///b.csv' }))];
    await nth(1);
    expect(asked.map(({ lane }) => lane)).toEqual(['background', 'open']);
    for (const { resolve } of asked) resolve(report());
    await Promise.all(both);
  });

  it('can be waited for, also when it is replaced meanwhile', async () => {
    const first = checks.check(task());
    await nth(0);
    const settled = checks.settled('file:///a.csv');
    const second = checks.check(task());
    (await nth(1)).resolve(report({ rows: 9 }));
    await Promise.all([first, second]);
    expect((await settled)?.report?.rows).toBe(9);
  });

  it('is out of date only when something else is expected of the file', async () => {
    const result = checks.check(task());
    (await nth(0)).resolve(report());
    await result;
    expect(checks.expectedOtherwise('file:///a.csv', noExpectations)).toBe(false);
    expect(checks.expectedOtherwise('file:///a.csv', { ...noExpectations, id: 'x' })).toBe(true);
    expect(checks.expectedOtherwise('file:///never.csv', noExpectations)).toBe(false);
  });
});
