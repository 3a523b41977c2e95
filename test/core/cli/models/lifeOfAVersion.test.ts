import { generateKeyPairSync } from 'node:crypto';
import { appendFileSync, cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recordEvents } from '../../../../src/actions/models/recordEvents';
import { daysLeftText } from '../../../../src/base/days';
import type { EventDraft } from '../../../../src/models/registry/registryEvent';
import { ledgerPath } from '../../../../src/models/registry/ledgerFiles';
import { digestFor, promotion, registration, rollBack } from '../../models/registry/happenings';
import { openedRegistry } from '../../models/registry/openedRegistry';
import { temporaryFolder } from '../../temporaryFolder';
import { runTend } from '../runTend';

const key = generateKeyPairSync('ec', {
  namedCurve: 'P-256',
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});

/** A project in which these happened, one a day from 2026-03-01 on, at noon. */
function project(drafts: readonly EventDraft[]): string {
  const root = temporaryFolder();
  let day = 0;
  const context = openedRegistry(root, { now: () => new Date(Date.UTC(2026, 2, ++day, 12)) });
  for (const draft of drafts) recordEvents(context, () => [draft]);
  return root;
}

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
    expect([code, notes]).toEqual([1, [expect.stringMatching(/^tend: one is damaged: index\.json/) as string]]);
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
    const { out } = await runTend(project(history), ['models', 'live', 'churn', '--at', at, '--format', 'json']);
    expect(JSON.parse(out)).toMatchObject({ version });
  });

  it('says who made it live, when and why', async () => {
    const { out } = await runTend(project(history), ['models', 'live', 'churn']);
    expect(out).toBe(
      'churn@1 is in production.\n  live again by a roll-back of 2026-03-05 12:00 UTC by ana@example.com: “better”\n',
    );
  });
});

describe('two clones that did not know of each other', () => {
  /** Both come from one project, record these, and one takes in the ledger of the other. */
  function merged(before: readonly EventDraft[], here: EventDraft, there: EventDraft): string {
    const root = project(before);
    const other = temporaryFolder();
    cpSync(join(root, 'tend'), join(other, 'tend'), { recursive: true });
    recordEvents(openedRegistry(root, { actor: 'ana' }), () => [here]);
    const clone = openedRegistry(other, { actor: 'bo' });
    clone.registry.takeIn(
      openedRegistry(root).registry.events({ limit: 99 }).slice(1).reverse(),
      clone.actor,
      clone.now(),
    );
    recordEvents(clone, () => [there]);
    cpSync(join(other, 'tend'), join(root, 'tend'), { recursive: true });
    return root;
  }

  it('show a conflict in a stage, which the next promotion settles', async () => {
    const versions = [registration('churn', 1), registration('churn', 2)];
    const root = merged(versions, promotion('churn', 1), promotion('churn', 2));
    const { out } = await runTend(root, ['models', 'list']);
    expect(out.split('\n')[0]).toMatch(
      /^Conflict in production: churn@[12] \((ana|bo)\) and churn@[12] \((ana|bo)\) at once; promoting one of them settles it\.$/,
    );
    const live = await runTend(root, ['models', 'live', 'churn', '--format', 'json']);
    expect({ code: live.code, ...(JSON.parse(live.out) as object) }).toMatchObject({
      ...{ code: 1, version: null },
      conflict: [{}, {}],
    });
    expect((await runTend(root, ['models', 'live', 'churn'])).out).toMatch(/\nPromoting one of them settles it\.\n$/);
    recordEvents(openedRegistry(root), () => [promotion('churn', 2)]);
    const settled = await runTend(root, ['models', 'live', 'churn', '--format', 'json']);
    expect(JSON.parse(settled.out)).toMatchObject({ version: 'churn@2', conflict: [] });
  });

  it('show two packages with one number until somebody settles who keeps it', async () => {
    const root = merged(
      [registration('churn', 1)],
      registration('churn', 2),
      registration('churn', 2, { digest: digestFor('other') }),
    );
    const { out } = await runTend(root, ['models', 'list']);
    expect(out).toMatch(/^Two packages are churn@2: sha256:\S+ and sha256:\S+; tend models settle churn@2/);
    expect(await runTend(root, ['models', 'show', 'churn@2'])).toMatchObject({ code: 1 });
    const keep = digestFor('churn2').slice(7, 24);
    const settled = await runTend(root, ['models', 'settle', 'churn@2', '--keep', keep, '--reason', 'ana was first']);
    expect(settled.out.split('\n')[1]).toMatch(/is churn@3 from now on\.$/);
    const shown = JSON.parse((await runTend(root, ['models', 'list', '--format', 'json'])).out) as {
      models: { versions: { version: string; digest: string }[] }[];
    };
    expect(shown.models[0]?.versions.map(({ version, digest }) => [version, digest])).toEqual([
      ['churn@3', digestFor('other')],
      ['churn@2', digestFor('churn2')],
      ['churn@1', digestFor('churn1')],
    ]);
  });
});

describe('tend models deprecate', () => {
  it('keeps notice, end and replacement, and counts the days down', async () => {
    const root = project([registration('churn', 1), registration('churn', 2)]);
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

  it('counts the days as trees and panels do, and says of what is staged that it is on its way out', async () => {
    const root = project([registration('churn', 1), promotion('churn', 1, 'staging')]);
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
    const root = project([registration('churn', 1)]);
    const run = await runTend(root, ['models', 'deprecate', 'churn@1', option, value, '--reason', 'old']);
    expect(run.code).toBe(code);
    expect(run.notes).toHaveLength(1);
  });
});

describe('tend audit', () => {
  it('tells who changed what, verifies it, and exports it', async () => {
    const root = project([registration('churn', 1), promotion('churn', 1)]);
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
    const root = project([registration('churn', 1), promotion('churn', 1)]);
    const path = ledgerPath(openedRegistry(root).registry.events({ limit: 1 })[0]?.digest ?? '');
    writeFileSync(join(root, path), readFileSync(join(root, path), 'utf8').replace('better', 'best'));
    const { code, out } = await runTend(root, ['audit', 'verify', '--format', 'json']);
    const edited = expect.stringMatching(
      /^It was edited .* The store has the event as it was, and counts that\.$/,
    ) as string;
    expect([code, JSON.parse(out)]).toEqual([
      1,
      expect.objectContaining({
        ok: false,
        broken: null,
        ledger: {
          files: 2,
          problems: [{ path, problem: edited }],
          absent: [],
        },
      }),
    ]);
  });

  it('notices a file that was removed before this store saw it where another event follows, and says that it may not', async () => {
    const root = project([registration('churn', 1), registration('churn', 2)]);
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

  it('names events whose files are not on this branch, and writes them again when it is asked to', async () => {
    const root = project([registration('churn', 1), promotion('churn', 1)]);
    const path = join(root, ledgerPath(openedRegistry(root).registry.events({ limit: 1 })[0]?.digest ?? ''));
    rmSync(path);
    const verified = await runTend(root, ['audit', 'verify']);
    expect([verified.code, existsSync(path)]).toEqual([0, false]);
    expect(verified.out).toContain(
      '1 event is not in tend/ledger on this branch; it is kept here and does not count:\n  promoted churn@1 (production: churn@1), 2026-03-02 12:00 UTC by ana@example.com\n',
    );
    const { code, notes } = await runTend(root, ['audit', 'export', '--ledger']);
    expect([code, notes, existsSync(path)]).toEqual([0, ['1 event written into tend/ledger again.'], true]);
    expect((await runTend(root, ['models', 'live', 'churn'])).out).toContain('churn@1 is in production.');
  });
});
