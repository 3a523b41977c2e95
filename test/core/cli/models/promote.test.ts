import { appendFileSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openedRegistry } from '../../models/registry/openedRegistry';
import { PromotionProject } from './promotionProject';

describe('tend models promote', () => {
  it('promotes by the built-in gates where none is declared', async () => {
    const project = new PromotionProject(null);
    await project.register();
    const { code, out } = await project.promote('churn@1');
    expect(code).toBe(0);
    expect(out.replace(/sha256:\w+/, 'sha256:…')).toBe(
      [
        'churn@1 is live in production. 2 gates pass.',
        'Gates of production, built in: tend.yaml declares none:',
        'verdict  gate              age  result',
        'pass     package-verified  0 s  6 files, all digests match (sha256:…)',
        'pass     pickle                 its format cannot name code (scan of safetensors)',
        'tend models withdraw churn --stage production --reason "…" takes it back.',
        '',
      ].join('\n'),
    );
    const { out: live } = await project.run('live', 'churn', '--format', 'json');
    expect(JSON.parse(live)).toMatchObject({ version: 'churn@1', by: 'ana@example.com', reason: 'better' });
  });

  it('says what stops it, worst first, and what to do, and records nothing', async () => {
    const project = new PromotionProject(`        - signed
        - approvals: { count: 1, not-author: true }
        - size: { max: 500 bytes }
        - restore-drill: { within: 30d }
        - package-verified
`);
    await project.register();
    const { code, out } = await project.promote('churn@1');
    expect(code).toBe(1);
    expect(out.replace(/sha256:\w+/, 'sha256:…').split('\n')).toEqual([
      'Not ready. 2 gates fail, 1 was not run, 1 waits for approval. 1 passes.',
      'Gates of production, declared in tend.yaml:',
      'verdict  gate              age  result',
      'fail     signed                 it is not signed',
      expect.stringMatching(/^fail     size                   \d+ bytes, limit 500 bytes \(the package\)$/),
      'waiting  approvals              0 of 1; must not be the author, ana@example.com',
      'not run  restore-drill          never run for churn@1; needed within 30 d',
      'pass     package-verified  0 s  6 files, all digests match (sha256:…)',
      'Next: tend models sign churn@1 --key PRIVATE.pem --reason "…"',
      'Next: somebody else runs: tend models approve churn@1 --to production --reason "…"',
      'Next: tend models drill churn@1',
      'Next: mend what size says, or have somebody other than ana@example.com, who made it, wave it through with a reason and an end: --waive size --until DATE',
      '',
    ]);
    const { out: live } = await project.run('live', 'churn', '--format', 'json');
    expect(JSON.parse(live)).toMatchObject({ version: null });
  });

  it('names every gate that can be waved through, and what brings damaged bytes back', async () => {
    const project = new PromotionProject(`        - size: { max: 500 bytes }
        - command: exit 3
        - package-verified
`);
    await project.register();
    const blobs = join(project.root, 'package-1/blobs/sha256');
    for (const blob of readdirSync(blobs)) appendFileSync(join(blobs, blob), ' ');
    rmSync(join(project.root, '.tend/objects'), { recursive: true });
    const { out } = await project.promote('churn@1');
    expect(out.split('\n').filter((line) => line.startsWith('Next: '))).toEqual([
      'Next: tend models verify churn@1 names what is damaged, and what brings it back (git restore, an archive)',
      'Next: mend what size and command exit 3 say, or wave them through with a reason and an end: --waive size --waive "command exit 3" --until DATE',
    ]);
  });

  it.skipIf(process.platform === 'win32')('writes what waives a command with quotes as a shell takes it', async () => {
    const long = 'node -e "process.exit(3)" && echo "this one is much longer"';
    const project = new PromotionProject(`        - command: test "$HOME" = "it's"\n`);
    const other = new PromotionProject(`        - command: '${long}'\n`);
    for (const it of [project, other]) await it.register();
    const next = async (it: PromotionProject) => (await it.promote('churn@1')).out.split('\n').at(-2);
    expect(await next(project)).toContain(String.raw`--waive 'command test "$HOME" = "it'\''s"' --until DATE`);
    expect(await next(other)).toContain('--waive command --until DATE');
  });

  it('answers as the contract says', async () => {
    const project = new PromotionProject('        - package-verified\n');
    await project.register();
    const { out } = await project.promote('churn@1', '--format', 'json');
    expect(JSON.parse(out)).toEqual({
      tend: expect.any(String) as string,
      schema: 1,
      verdict: 'pass',
      gates: [
        {
          gate: 'package-verified',
          verdict: 'pass',
          evidence: expect.stringMatching(/^sha256:[0-9a-f]{12}$/) as string,
          age: 0,
          sentence: '6 files, all digests match',
        },
      ],
      event: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) as string,
    });
  });

  it('only asks with --dry-run, which needs no reason', async () => {
    const project = new PromotionProject(null);
    await project.register();
    const { code, out } = await project.run('promote', 'churn@1', '--to', 'production', '--dry-run');
    expect([code, out.split('\n').at(-2)]).toEqual([
      0,
      'Nothing was recorded; without --dry-run churn@1 becomes live in production.',
    ]);
    expect((await project.run('live', 'churn')).out).not.toContain('churn@1');
  });

  it.each([
    [['promote', 'churn@1', '--to', 'production'], 2, 'tend: Say with --reason why'],
    [['promote', 'churn@9', '--to', 'production', '--dry-run'], 2, 'tend: churn has no version 9'],
    [['promote', 'churn@1', '--to', 'a b', '--dry-run'], 2, 'tend: A stage is named by'],
    [['promote', 'churn@1', '--to', 'staging', '--dry-run', '--waive', 'pickle'], 2, 'tend: A waiver ends: say with --until when.'],
    [['promote', 'churn@1', '--to', 'staging', '--dry-run', '--until', '2027-01-01'], 2, 'tend: --until goes with --waive'],
    [['promote', 'churn@1', '--to', 'staging', '--dry-run', '--waive', 'pickel', '--until', '2027-01-01'], 2, 'tend: staging has no gate "pickel"; did you mean "pickle"?'],
    [['promote', 'churn@1', '--to', 'staging', '--dry-run', '--waive', 'pickle', '--until', '2020-01-01'], 2, 'tend: A waiver until 2020-01-01 is past already.'],
    [['promote', 'churn@1', '--to', 'staging', '--dry-run', '--waive', 'package-verified', '--until', '2027-01-01'], 1, 'tend: The gate package-verified cannot be waived.'],
  ])('says in one line what is wrong with %j', async (args, code, line) => {
    const project = new PromotionProject(null);
    await project.register();
    const answer = await project.run(...args);
    expect([answer.code, answer.notes.length, answer.notes[0]]).toEqual([code, 1, expect.stringContaining(line)]);
  }); // prettier-ignore

  it('tells of a waiver that cannot be before any command of a gate has run', async () => {
    const churn = new PromotionProject('        - signed\n        - command: echo ran > ran.txt\n');
    await churn.register();
    const until = ['--until', '2027-01-01'];
    const { code, notes } = await churn.promote('churn@1', '--waive', 'singed', ...until);
    expect([code, notes]).toEqual([2, ['tend: production has no gate "singed"; did you mean "signed"?']]);
    expect((await churn.promote('churn@1', '--waive', 'signed', '--until', 'soon')).notes).toEqual([
      'tend: --until soon is no date; write 2026-03-01 or 2026-03-01T12:00Z.',
    ]);
    expect(existsSync(join(churn.root, 'ran.txt'))).toBe(false);
    expect((await churn.promote('churn@1', '--waive', 'signed', ...until)).code).toBe(0);
    expect(existsSync(join(churn.root, 'ran.txt'))).toBe(true);
  });

  it.each([
    [
      '        - pikle\n',
      'tend.yaml:5:11: "pikle" is neither the name of a gate nor a mapping. Did you mean `pickle`?',
    ],
    ['        - metric: { name: val_auc, min: high }\n', 'tend.yaml:5:41: "high" is not a number.'],
    ['        - size: { max: 500 }\n', 'tend.yaml:5:24: 500 is not a size; write a number and a unit, such as 500 MB.'],
  ])('promotes nothing past a gate that cannot be read: %s', async (gate, problem) => {
    const project = new PromotionProject(gate);
    await project.register();
    const { code, notes } = await project.promote('churn@1');
    expect({ code, notes }).toEqual({
      code: 2,
      notes: [`tend: ${problem} Until it is mended a gate may be missing, so nothing is promoted.`],
    });
  });

  it('refuses what is live already, on its way out, or gone', async () => {
    const project = new PromotionProject(null);
    await project.register();
    await project.promote('churn@1');
    const again = await project.promote('churn@1');
    expect([again.code, again.notes]).toEqual([1, ['tend: churn@1 is live in production already, since 2026-11-25.']]);
    await project.register();
    await project.run('deprecate', 'churn@2', '--reason', 'leaks the target');
    const { code, notes } = await project.promote('churn@2');
    expect([code, notes]).toEqual([
      1,
      [
        'tend: churn@2 is deprecated: leaks the target. tend models deprecate churn@2 --withdraw --reason "…" takes that back.',
      ],
    ]);
  });

  it('records a waiver together with the promotion, and says so', async () => {
    const project = new PromotionProject('        - signed\n        - size: { max: 500 bytes }\n');
    await project.register();
    const partly = await project.gates('churn@1', '--waive', 'signed', '--until', '2026-12-31');
    expect([partly.verdict, partly.event]).toEqual(['fail', null]);
    expect(partly.gates[1]).toBe(
      'signed: waived: it is not signed; waived by ana@example.com, who made it, until 2026-12-31: better',
    );
    const within = await project.gates('churn@1', '--waive', 'signed', '--until', '2026-12-31T20:23:34Z');
    expect(within.gates[1]).toContain(', until 2026-12-31 20:23 UTC: better');
    const second = await project.gates('churn@1');
    expect(second.gates[0]).toBe('signed: fail: it is not signed');
    const { code, verdict } = await project.gates(
      'churn@1',
      ...['--waive', 'signed', '--waive', 'size', '--until', '2026-12-31'],
    );
    expect([code, verdict]).toEqual([0, 'pass']);
    const kinds = openedRegistry(project.root).registry.events({ model: 'churn', limit: 9 });
    expect(kinds.map(({ event }) => event.kind)).toEqual(['promoted', 'waived', 'waived', 'registered']);
  });

  it('lets nobody wave through what the author made where the author may not approve', async () => {
    const project = new PromotionProject('        - signed\n        - approvals: { count: 1, not-author: true }\n');
    await project.register();
    const waiver = ['--waive', 'signed', '--until', '2026-12-31'] as const;
    const { code, notes } = await project.promote('churn@1', ...waiver);
    expect([code, notes[0]]).toEqual([1, expect.stringContaining('ana@example.com made this version')]);
    project.as('bo@example.com');
    const unwaivable = await project.promote('churn@1', '--waive', 'approvals', '--until', '2026-12-31');
    expect(unwaivable).toMatchObject({
      code: 1,
      notes: [
        "tend: The gate approvals cannot be waived. One person would give the consent of another; an approval of churn@1 gives one's own. Those that can be: signed.",
      ],
    });
    await project.run('approve', 'churn@1', '--to', 'production', '--reason', 'looks right');
    expect((await project.gates('churn@1', ...waiver)).verdict).toBe('pass');
  });
});

describe('tend models approve', () => {
  it('refuses the author where the gate says so, and a second yes of one person', async () => {
    const project = new PromotionProject('        - approvals: { count: 2, not-author: true }\n');
    await project.register();
    const approve = () => project.run('approve', 'churn@1', '--to', 'production', '--reason', 'fine');
    expect(await approve()).toMatchObject({
      code: 1,
      notes: ['tend: ana@example.com made churn@1; somebody else has to approve it.'],
    });
    project.as('bo@example.com');
    expect(await approve()).toMatchObject({ code: 0, out: 'bo@example.com approves churn@1 for production.\n' });
    project.as('Bo@Example.com');
    expect(await approve()).toMatchObject({
      code: 1,
      notes: ['tend: bo@example.com approved churn@1 for production already.'],
    });
    expect((await project.gates('churn@1')).gates).toEqual([
      'approvals: not-run: 1 of 2; must not be the author, ana@example.com',
    ]);
    project.as('cy@example.com');
    await approve();
    expect((await project.gates('churn@1')).gates).toEqual(['approvals: pass: 2 of 2']);
  });
});

describe('tend models rollback', () => {
  it('goes back one version after another, and not past the first', async () => {
    const project = new PromotionProject(null);
    for (const version of ['churn@1', 'churn@2', 'churn@3']) {
      await project.register();
      await project.promote(version);
    }
    const back = () => project.run('rollback', 'churn', '--reason', 'answers too slowly');
    expect((await back()).out).toBe('churn@2 is live in production again, in place of churn@3.\n');
    expect((await back()).out).toBe('churn@1 is live in production again, in place of churn@2.\n');
    expect(await back()).toMatchObject({
      code: 1,
      notes: [
        'tend: There is nothing to roll production of churn back to: churn@2 was rolled back from, churn@3 was rolled back from. --to-version makes one of them live again all the same.',
      ],
    });
    await project.promote('churn@3');
    expect((await back()).out).toBe('churn@1 is live in production again, in place of churn@3.\n');
  });

  it('brings back what was withdrawn', async () => {
    const project = new PromotionProject(null);
    await project.register();
    await project.promote('churn@1');
    const withdraw = () => project.run('withdraw', 'churn', '--stage', 'production', '--reason', 'wrong');
    expect((await withdraw()).out).toBe('Nothing of churn is live in production any more.\n');
    expect(await withdraw()).toMatchObject({ code: 1, notes: ['tend: Nothing of churn is live in production.'] });
    const { out } = await project.run('rollback', 'churn', '--reason', 'it was right');
    expect(out).toBe('churn@1 is live in production again.\n');
  });

  it('answers as the contract says', async () => {
    const project = new PromotionProject(null);
    await project.register();
    await project.promote('churn@1');
    await project.register();
    await project.promote('churn@2');
    const { out } = await project.run('rollback', 'churn', '--reason', 'slow', '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({ schema: 1, ok: true, path: null, problems: [] });
  });
});
