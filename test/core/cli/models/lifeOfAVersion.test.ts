import { generateKeyPairSync } from 'node:crypto';
import { appendFileSync, cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { daysLeftText } from '../../../../src/base/days';
import { promotion, registration, rollBack } from '../../models/registry/happenings';
import { openedRegistry } from '../../models/registry/openedRegistry';
import { temporaryFolder } from '../../temporaryFolder';
import { runTend } from '../runTend';
import { dayByDay } from './dayByDay';

const key = generateKeyPairSync('ec', {
  namedCurve: 'P-256',
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});

async function packaged(root: string, name: string): Promise<string> {
  writeFileSync(join(root, `${name}.bin`), name);
  await runTend(root, ['models', 'package', `${name}.bin`, '--name', 'churn', '--out', name]);
  return name;
}

function register(root: string, folder: string, ...more: string[]) {
  return runTend(root, ['models', 'register', folder, '--reason', 'trained anew', ...more]);
}

describe('tend models register', () => {
  it('makes packages versions one after the other, each package once', async () => {
    const root = temporaryFolder();
    for (const [index, name] of ['one', 'two'].entries()) {
      const { code, out } = await register(root, await packaged(root, name), '--format', 'json');
      expect([code, JSON.parse(out)]).toEqual([
        0,
        expect.objectContaining({ version: `churn@${index + 1}`, digest: expect.stringMatching(/^sha256:/) as string }),
      ]);
    }
    expect(await register(root, 'one')).toMatchObject({
      code: 1,
      notes: ['tend: This package is churn@1 already; a package is registered once.'],
    });
  });

  it('keeps the bytes, also where the package is deleted', async () => {
    const root = temporaryFolder();
    await register(root, await packaged(root, 'one'));
    rmSync(join(root, 'one'), { recursive: true });
    const { out } = await runTend(root, ['models', 'verify', 'churn@1', '--format', 'json']);
    expect(JSON.parse(out)).toMatchObject({ ok: true });
  });

  it('finds the bytes in a clone whose git has the folder of the package, and nowhere else', async () => {
    const root = temporaryFolder();
    await register(root, await packaged(root, 'one'));
    await register(root, await packaged(root, 'two'));
    const clone = temporaryFolder();
    for (const path of ['tend', 'one']) cpSync(join(root, path), join(clone, path), { recursive: true });
    cpSync(join(root, 'one'), join(clone, 'two'), { recursive: true });
    const verified = await Promise.all(['churn@1', 'churn@2'].map((it) => runTend(clone, ['models', 'verify', it])));
    expect(verified[0]).toMatchObject({ code: 0 });
    expect(verified[1]).toMatchObject({
      code: 1,
      notes: ['tend: The bytes of churn@2 are not here: when it was registered, it was at two.'],
    });
  });

  it('takes a signature to a clone with the folder of the package, and says where it cannot', async () => {
    const root = temporaryFolder({ 'key.pem': key.privateKey, 'public.pem': key.publicKey });
    const sign = (it: string) => runTend(root, ['models', 'sign', it, '--key', 'key.pem', '--reason', 'released']);
    await register(root, await packaged(root, 'one'));
    const { out } = await sign('churn@1');
    expect(out).toContain('one/model.sig\nCommit it');
    const clone = temporaryFolder({ 'public.pem': key.publicKey });
    for (const path of ['tend', 'one']) cpSync(join(root, path), join(clone, path), { recursive: true });
    const verified = await runTend(clone, ['models', 'verify', 'churn@1', '--key', 'public.pem', '--format', 'json']);
    expect(JSON.parse(verified.out)).toMatchObject({ ok: true, signed: 'valid' });
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    writeFileSync(join(clone, 'other.pem'), other.publicKey.export({ type: 'spki', format: 'pem' }));
    expect((await runTend(clone, ['models', 'verify', 'churn@1', '--key', 'other.pem'])).out).toMatch(
      /^The files of churn@1 are whole; its signature does not hold: 1 problem\.\n/,
    );
    rmSync(join(root, 'one'), { recursive: true });
    expect((await sign('churn@1')).out).toContain('no other clone can verify it');
  });

  it('records where a version is unpacked by its name, and purges none while that folder holds its files', async () => {
    const root = temporaryFolder();
    onTestFinished(() => void vi.unstubAllEnvs());
    vi.stubEnv('CI', '');
    await register(root, await packaged(root, 'one'));
    const unpack = async (word: string, out: string) => {
      const answer = await runTend(root, ['models', 'unpack', word, '--out', out, '--format', 'json']);
      const { event } = JSON.parse(answer.out) as { event: string | null };
      return event ?? answer.notes.join('\n');
    };
    expect(await unpack('one', 'bare')).toBe('');
    expect(await unpack('churn@1', 'copied/here')).toMatch(/^sha256:/);
    const away = temporaryFolder();
    expect(await unpack('churn@1', join(away, 'out'))).toMatch(/^sha256:/);
    vi.stubEnv('CI', 'true');
    expect(await unpack('churn@1', join(away, 'of a job'))).toBe(
      'A job of CI records no copy outside the project, which is gone with that job. A purge of churn@1 will not know of this copy.',
    );
    vi.stubEnv('CI', '');
    for (const folder of ['one', 'bare']) rmSync(join(root, folder), { recursive: true });
    const purge = () => runTend(root, ['models', 'purge', 'churn@1', '--reason', 'wrong data']);
    expect(await purge()).toMatchObject({ code: 1, notes: [expect.stringContaining('copied/here')] });
    rmSync(join(root, 'copied'), { recursive: true });
    const purged = await purge();
    expect([purged.code, `${purged.out}${purged.notes.join(' ')}`]).toEqual([
      0,
      expect.stringContaining('“Unpacked into a folder outside the project”'),
    ]);
  });

  it('purges no version while a folder of the project holds its package, and records nothing', async () => {
    const root = temporaryFolder();
    await register(root, await packaged(root, 'one'));
    const purge = () => runTend(root, ['models', 'purge', 'churn@1', '--reason', 'wrong data']);
    expect(await purge()).toMatchObject({
      code: 1,
      notes: [
        'tend: churn@1 was not purged: one holds the package. Delete that folder, mind that git keeps its history, then purge churn@1.',
      ],
    });
    expect((await runTend(root, ['models', 'verify', 'churn@1'])).code).toBe(0);
    rmSync(join(root, 'one'), { recursive: true });
    expect(await purge()).toMatchObject({ code: 0 });
    expect((await runTend(root, ['models', 'verify', 'churn@1'])).code).toBe(1);
  });

  it('refuses a package that was changed, and then keeps nothing of it', async () => {
    const root = temporaryFolder();
    appendFileSync(join(root, await packaged(root, 'one'), 'index.json'), ' ');
    const { code, notes } = await register(root, 'one');
    expect([code, notes]).toEqual([1, [expect.stringMatching(/^tend: one was not registered: index\.json/) as string]]);
    expect(openedRegistry(root).registry.models()).toEqual([]);
  });

  it.each([
    ['is no package', ['register', 'nothing', '--reason', 'so'], /^tend: nothing is no package/],
    ['has no reason', ['register', 'nothing'], /^tend: Say with --reason why/],
    ['has an empty reason', ['register', 'nothing', '--reason', ' '], /^tend: Say with --reason why/],
    ['names no version', ['show', 'churn@x'], /^tend: There is no model "churn@x"/],
    ['names no model', ['live', 'churm'], /^tend: There is no model "churm"/],
  ])('is bad usage where it %s', async (_, args, problem) => {
    const { code, notes } = await runTend(temporaryFolder(), ['models', ...args]);
    expect([code, notes]).toEqual([2, [expect.stringMatching(problem) as string]]);
  });
});

describe('tend models live', () => {
  const history = [
    registration('churn', 1),
    promotion('churn', 1),
    registration('churn', 2),
    promotion('churn', 2),
    rollBack('churn', 1, 2),
  ];

  it.each([
    ['2026-03-01', null],
    ['2026-03-02', 'churn@1'],
    ['2026-03-04T11:59Z', 'churn@1'],
    ['2026-03-04T12:00:00Z', 'churn@2'],
    ['2026-03-04', 'churn@2'],
    ['2026-03-09', 'churn@1'],
  ])('at %s answers %s', async (at, version) => {
    const { out } = await runTend(dayByDay(history), ['models', 'live', 'churn', '--at', at, '--format', 'json']);
    expect(JSON.parse(out)).toMatchObject({ version });
  });

  it('says who made it live, when and why', async () => {
    const { out } = await runTend(dayByDay(history), ['models', 'live', 'churn']);
    expect(out).toBe(
      'churn@1 is in production.\n  live again by a roll-back of 2026-03-05 12:00 UTC by ana@example.com: “better”\n',
    );
  });
});

describe('tend models deprecate', () => {
  it('keeps notice, end and replacement, and counts the days down', async () => {
    const root = dayByDay([registration('churn', 1), registration('churn', 2)]);
    writeFileSync(join(root, 'notice.md'), 'Use churn@2; inputs are the same.\n');
    const details = ['--notice', 'notice.md', '--until', '2026-12-31', '--replacement', 'churn@2', '--reason', 'old'];
    const { code, out } = await runTend(root, ['models', 'deprecate', 'churn@1', ...details]);
    expect([code, out]).toEqual([0, 'churn@1 is deprecated, until 2026-12-31, churn@2 takes its place.\n']);
    const shown = await runTend(root, ['models', 'show', 'churn@1']);
    expect(shown.out).toMatch(/^churn@1 {2}deprecated, 36 days left\n/);
    const said =
      /2026-11-25 18:00 UTC by \S+: “old”; may be used until 2026-12-31 23:59 UTC; churn@2 takes its place\n/;
    expect(shown.out).toMatch(new RegExp(`deprecated  ${said.source}`));
    expect(shown.out).toContain('notice      Use churn@2; inputs are the same.\n');
  });

  it('is told of what is live now, and not of what was live before', async () => {
    const root = dayByDay([registration('churn', 1), registration('churn', 2), promotion('churn', 1, 'production')]);
    await runTend(root, ['models', 'deprecate', 'churn@1', '--replacement', 'churn@2', '--reason', 'old']);
    const live = (...more: string[]) => runTend(root, ['models', 'live', 'churn', ...more]);
    expect((await live()).out).toMatch(
      /\n {2}deprecated 2026-11-25 18:00 UTC by \S+: “old”; churn@2 takes its place\n/,
    );
    const { out } = await live('--format', 'json');
    expect(JSON.parse(out)).toMatchObject({
      version: 'churn@1',
      deprecation: { reason: 'old', replacement: 'churn@2' },
    });
    expect((await live('--at', '2026-11-24')).out).not.toContain('deprecated');
  });

  it('counts the days as trees and panels do, and says of what is staged that it is on its way out', async () => {
    const root = dayByDay([registration('churn', 1), promotion('churn', 1, 'staging')]);
    const until = '2026-12-31';
    await runTend(root, ['models', 'deprecate', 'churn@1', '--until', until, '--reason', 'old']);
    const left = daysLeftText(Date.parse('2026-12-31T23:59:59.999Z'), Date.parse('2026-11-25T18:00:00Z'));
    const { out } = await runTend(root, ['models', 'list']);
    expect(out).toContain(`churn@1  staging, deprecated, ${left}  `);
  });

  it.each([
    ['--until', '2026-13-01', 2],
    ['--until', '2026-01-01', 2],
    ['--replacement', 'churn@1', 1],
    ['--replacement', 'churn@7', 2],
  ])('refuses %s %s', async (option, value, code) => {
    const root = dayByDay([registration('churn', 1)]);
    const run = await runTend(root, ['models', 'deprecate', 'churn@1', option, value, '--reason', 'old']);
    expect(run.code).toBe(code);
    expect(run.notes).toHaveLength(1);
  });
});
