import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { absentFiles } from '../../../../src/actions/audit/absentFiles';
import { ledgerPath } from '../../../../src/models/registry/ledgerFiles';
import { promotion, registration } from '../../models/registry/happenings';
import { openedRegistry } from '../../models/registry/openedRegistry';
import { temporaryFolder } from '../../temporaryFolder';
import { dayByDay } from '../models/dayByDay';
import { runTend } from '../runTend';

describe('tend audit', () => {
  it('tells who changed what, verifies it, and exports it', async () => {
    const root = dayByDay([registration('churn', 1), promotion('churn', 1)]);
    const log = await runTend(root, ['audit', 'log', '--subject', 'churn', '--format', 'json']);
    expect(JSON.parse(log.out)).toMatchObject({
      schema: 1,
      total: 2,
      records: [
        { seq: 2, actor: 'ana@example.com', before: 'production: nothing', after: 'production: churn@1' },
        { seq: 1, action: 'model.registered' },
      ],
    });
    expect((await runTend(root, ['audit', 'log'])).out).toContain('production: nothing → churn@1');
    const verified = await runTend(root, ['audit', 'verify', '--format', 'json']);
    expect([verified.code, JSON.parse(verified.out)]).toEqual([
      0,
      expect.objectContaining({ ok: true, records: 2, broken: null, checkpoints: 1 }),
    ]);
    await runTend(root, ['audit', 'export', '--output', 'trail.jsonl']);
    expect(readFileSync(join(root, 'trail.jsonl'), 'utf8').trim().split('\n')).toHaveLength(2);
    const whole = await runTend(root, ['audit', 'export', '--format', 'json']);
    expect(JSON.parse(whole.out)).toMatchObject({ records: [{ seq: 1 }, { seq: 2 }] });
  });

  it('finds a file of the ledger that was edited by hand, though the store knows its event', async () => {
    const root = dayByDay([registration('churn', 1), promotion('churn', 1)]);
    const path = ledgerPath(openedRegistry(root).registry.events({ limit: 1 })[0]?.digest ?? '');
    writeFileSync(join(root, path), readFileSync(join(root, path), 'utf8').replace('better', 'best'));
    const { code, out } = await runTend(root, ['audit', 'verify', '--format', 'json']);
    const edited = expect.stringMatching(
      /^It was edited .* The store has the event as it was, and counts that\. Remove the file, and tend audit export --ledger writes it again\.$/,
    ) as string;
    expect([code, JSON.parse(out)]).toEqual([
      1,
      expect.objectContaining({
        ok: false,
        broken: null,
        ledger: {
          files: 2,
          problems: [{ path, problem: edited }],
          strangers: [],
          absent: [],
        },
      }),
    ]);
    rmSync(join(root, path));
    expect((await runTend(root, ['audit', 'export', '--ledger'])).notes).toEqual([
      '1 event written into tend/ledger again.',
    ]);
    expect((await runTend(root, ['audit', 'verify'])).code).toBe(0);
  });

  it('and every command of models go on where a file of the ledger cannot even be looked at', async () => {
    const root = dayByDay([registration('churn', 1), promotion('churn', 1)]);
    const path = ledgerPath(openedRegistry(root).registry.events({ limit: 1 })[0]?.digest ?? '');
    rmSync(join(root, path));
    symlinkSync(join(root, path), join(root, path));
    const why = `${path}: It cannot be read: its links lead in a circle. The store has the event as it was, and counts that.`;
    expect(await runTend(root, ['models', 'list'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('churn') as string,
      notes: [`${why} tend audit verify says what brings it back.`],
    });
    const { code, out, notes } = await runTend(root, ['audit', 'verify']);
    expect(notes).toEqual([]);
    expect([code, out.split('\n').find((it) => it.startsWith(path))]).toEqual([
      1,
      `${why} Remove the file, and tend audit export --ledger writes it again.`,
    ]);
    expect((await runTend(root, ['status'])).out).toContain('1 file of an event is not as Tend wrote it');
  });

  it('says of an edited file how git brings it back, or that the edit was committed', async () => {
    const root = dayByDay([registration('churn', 1), promotion('churn', 1)]);
    const git = (...args: readonly string[]) =>
      execFileSync('git', ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.com', ...args], { cwd: root });
    git('init', '-q');
    git('add', 'tend');
    git('commit', '-qm', 'All');
    const path = ledgerPath(openedRegistry(root).registry.events({ limit: 1 })[0]?.digest ?? '');
    const verified = async () =>
      (await runTend(root, ['audit', 'verify'])).out.split('\n').find((it) => it.startsWith(path));
    writeFileSync(join(root, path), readFileSync(join(root, path), 'utf8').replace('better', 'best'));
    expect(await verified()).toMatch(/git restore \S+ brings back what git holds of it\.$/);
    git('add', 'tend');
    expect(await verified()).toMatch(/git restore --staged --worktree \S+ brings back what was committed\.$/);
    git('commit', '-qm', 'Edit');
    expect(await verified()).toMatch(
      /What was committed is damaged too: git log -p -- \S+ shows what it was before\.$/,
    );
    git('revert', '--no-edit', 'HEAD');
    expect(await verified()).toBeUndefined();
  });

  it('names what stands in the ledger and is no part of it, which breaks nothing', async () => {
    const root = dayByDay([registration('churn', 1), promotion('churn', 1)]);
    mkdirSync(join(root, 'tend/ledger/old'));
    for (const name of ['notes.txt', 'ab', '.gitkeep']) writeFileSync(join(root, 'tend/ledger', name), 'x');
    for (const name of ['cd', 'loop']) symlinkSync(name, join(root, 'tend/ledger', name));
    expect(await runTend(root, ['models', 'list'])).toMatchObject({ code: 0, notes: [] });
    const { code, out } = await runTend(root, ['audit', 'verify']);
    expect([code, out.split('\n').filter((it) => it.includes('no part of the ledger'))]).toEqual([
      0,
      ['ab', 'cd', 'loop', 'notes.txt', 'old'].map(
        (name) => `tend/ledger/${name}: It is no part of the ledger; it is not read.`,
      ),
    ]);
  });

  it('notices a file that was removed before this store saw it where another event follows, and says that it may not', async () => {
    const root = dayByDay([registration('churn', 1), registration('churn', 2)]);
    const { registry } = openedRegistry(root);
    const [second, first] = registry.events({ limit: 2 }).map(({ digest }) => ledgerPath(digest));
    rmSync(join(root, first ?? ''));
    rmSync(join(root, '.tend'), { recursive: true });
    const { code, out } = await runTend(root, ['audit', 'verify']);
    expect(code).toBe(1);
    expect(out).toContain(`${second}: It came after an event whose file, ${first}, is not here: it was removed`);
    rmSync(join(root, second ?? ''));
    rmSync(join(root, '.tend'), { recursive: true });
    const nothing = await runTend(root, ['audit', 'verify']);
    expect([nothing.code, nothing.out]).toEqual([0, expect.stringContaining('A file of tend/ledger that was removed')]);
  });

  it.each([
    ['was committed', ['commit', '-qm', 'x'], 'git restore'],
    ['is staged', ['status'], 'git restore'],
    ['is held by no git', null, 'tend audit export --ledger brings it back.'],
  ])('fails where the file of an event that %s was removed, and says what that changed', async (_, args, cure) => {
    const root = dayByDay([registration('churn', 1), promotion('churn', 1)]);
    const git = (...all: readonly string[]) =>
      execFileSync('git', ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.com', ...all], { cwd: root });
    if (args) for (const all of [['init', '-q'], ['add', 'tend'], args]) git(...all);
    const path = ledgerPath(openedRegistry(root).registry.events({ limit: 1 })[0]?.digest ?? '');
    rmSync(join(root, path));
    const { code, out } = await runTend(root, ['audit', 'verify']);
    const event = 'promoted churn@1 (production: churn@1), 2026-03-02 12:00 UTC by ana@example.com';
    expect([code, out]).toEqual([
      1,
      expect.stringContaining(`${path}: It was removed, and its event does not count any more: ${event}. ${cure}`),
    ]);
  });

  it.each([
    ['is not installed', () => vi.stubEnv('PATH', temporaryFolder()), 'it is not installed'],
    [
      'cannot read the repository',
      (root: string) => writeFileSync(join(root, '.git/config'), '[broken'),
      expect.stringContaining('config') as string,
    ],
    [
      'cannot read what was committed',
      (root: string) => writeFileSync(join(root, '.git/HEAD'), '1'.repeat(40)),
      expect.stringContaining('object') as string,
    ],
  ])('says that git could not be asked where it %s, and fails for none', async (_, breakGit, unasked) => {
    const root = dayByDay([registration('churn', 1), promotion('churn', 1)]);
    execFileSync('git', ['init', '-q'], { cwd: root });
    execFileSync('git', ['add', 'tend'], { cwd: root });
    rmSync(join(root, ledgerPath(openedRegistry(root).registry.events({ limit: 1 })[0]?.digest ?? '')));
    expect((await runTend(root, ['audit', 'verify'])).code).toBe(1);
    onTestFinished(() => void vi.unstubAllEnvs());
    breakGit(root);
    const json = await runTend(root, ['audit', 'verify', '--format', 'json']);
    expect([json.code, JSON.parse(json.out)]).toMatchObject([0, { ok: true, ledger: { unasked, problems: [] } }]);
    const { out } = await runTend(root, ['audit', 'verify']);
    expect(out).toMatch(/^Whether any file of them was removed cannot be told: git could not be asked: .+\.$/m);
    const stopped = { ...openedRegistry(root), signal: AbortSignal.abort() };
    await expect(absentFiles(stopped)).rejects.toThrow('aborted');
  });

  it('brings back a file that git removed from what is staged by what it then says', async () => {
    const root = dayByDay([registration('churn', 1), promotion('churn', 1), promotion('churn', 1, 'staging')]);
    const git = (...all: readonly string[]) =>
      execFileSync('git', ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.com', ...all], { cwd: root });
    const [staging, live] = openedRegistry(root)
      .registry.events({ limit: 2 })
      .map(({ digest }) => ledgerPath(digest));
    git('init', '-q');
    git('add', 'tend');
    git('rm', '-q', '--cached', staging ?? '');
    git('commit', '-qm', 'All but one');
    git('rm', '-q', live ?? '');
    const told = async () =>
      (await runTend(root, ['audit', 'verify'])).out.split('\n').find((it) => it.startsWith(`${live ?? ''}: `));
    const cure = `git restore --staged --worktree ${live ?? ''}`;
    const whole = `${cure} brings back what was committed.`;
    expect(await told()).toMatch(new RegExp(`${whole} So does tend audit export --ledger\\.$`));
    rmSync(join(root, staging ?? ''));
    expect(await told()).toMatch(new RegExp(`${whole}$`));
    git(...cure.split(' ').slice(1));
    expect(await told()).toBeUndefined();
  });

  it('names events whose files are not on this branch, and writes them again when it is asked to', async () => {
    const root = dayByDay([registration('churn', 1), promotion('churn', 1)]);
    execFileSync('git', ['init', '-q'], { cwd: root });
    const path = join(root, ledgerPath(openedRegistry(root).registry.events({ limit: 1 })[0]?.digest ?? ''));
    rmSync(path);
    const verified = await runTend(root, ['audit', 'verify']);
    expect([verified.code, existsSync(path)]).toEqual([0, false]);
    expect(verified.out).toContain(
      '1 event is not in tend/ledger on this branch; it is kept here and does not count:\n  promoted churn@1 (production: churn@1), 2026-03-02 12:00 UTC by ana@example.com\n',
    );
    const { code, notes } = await runTend(root, ['audit', 'export', '--ledger']);
    expect([code, notes, existsSync(path)]).toEqual([
      0,
      ['1 event written into tend/ledger again.', 'Commit tend/ledger to share it.'],
      true,
    ]);
    expect((await runTend(root, ['models', 'live', 'churn'])).out).toContain('churn@1 is in production.');
  });
});
