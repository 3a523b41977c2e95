import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { EventDraft } from '../../../../src/models/registry/registryEvent';
import { gateProject as project, judged as told, type PromotionProject } from './promotionProject';

function drilled(extra: Partial<Extract<EventDraft, { kind: 'drilled' }>>): (digest: string) => EventDraft {
  return (digest) => ({
    kind: 'drilled',
    model: 'churn',
    reason: 'drill',
    version: 1,
    digest,
    ok: true,
    maxAbsDiff: 0,
    seconds: 74.2,
    environment: 'python 3.12',
    pairs: 2,
    latency: { p50: 3, p95: 12, n: 100 },
    problems: [],
    ...extra,
  });
}

describe('restore-drill', () => {
  it('was not run, passes, and fails by the newest', async () => {
    const churn = project('restore-drill: { within: 30d }');
    await churn.register();
    expect(await told(churn)).toEqual([
      'inconclusive',
      'restore-drill: not-run: never run for churn@1; needed within 30 d',
    ]);
    churn.record(drilled({}));
    expect(await told(churn)).toEqual(['pass', 'restore-drill: pass: passed in 1 min 14 s on 2 recorded answers']);
    churn.record(drilled({ ok: false, problems: ['the answers differ by 0.3'] }));
    expect(await told(churn)).toEqual(['fail', 'restore-drill: fail: the last one failed: the answers differ by 0.3']);
  });

  it('cannot tell any more by one that grew old', async () => {
    const churn = project('restore-drill: { within: 30d }');
    await churn.register();
    churn.record(drilled({}), new Date('2026-10-27T18:00:00Z'));
    expect((await told(churn))[0]).toBe('pass');
    const old = project('restore-drill: { within: 30d }');
    await old.register();
    old.record(drilled({}), new Date('2026-10-20T18:00:00Z'));
    expect(await told(old)).toEqual([
      'inconclusive',
      'restore-drill: not-run: last passed 5 w ago; needed within 30 d',
    ]);
  });
});

describe('approvals', () => {
  const asks = 'approvals: { count: 1, not-author: true }';
  const approve = (churn: PromotionProject) =>
    churn.run('approve', 'churn@1', '--to', 'production', '--reason', 'looks right');

  it('waits for somebody, and passes when enough people said yes', async () => {
    const churn = project(asks);
    await churn.register();
    expect(await told(churn)).toEqual([
      'inconclusive',
      'approvals: not-run: 0 of 1; must not be the author, ana@example.com',
    ]);
    await approve(churn.as('bo@example.com'));
    expect(await told(churn)).toEqual(['pass', 'approvals: pass: 1 of 1']);
  });

  it('waits on, as without it, where only its author approved from before that was forbidden', async () => {
    const churn = project('approvals: { count: 1, not-author: false }');
    await churn.register();
    await approve(churn);
    expect((await told(churn))[0]).toBe('pass');
    const config = readFileSync(join(churn.root, 'tend.yaml'), 'utf8');
    writeFileSync(join(churn.root, 'tend.yaml'), config.replace('not-author: false', 'not-author: true'));
    expect(await told(churn)).toEqual([
      'inconclusive',
      'approvals: not-run: 0 of 1; ana@example.com made it, whose own approval does not count',
    ]);
  });
});

describe('latency', () => {
  it('was not measured, passes, fails, and cannot tell by few predictions', async () => {
    const churn = project('latency: { p95: 40 }');
    await churn.register();
    expect((await told(churn))[1]).toBe('latency: not-run: not measured, limit p95 40 ms; a restore drill measures it');
    churn.record(drilled({}));
    expect(await told(churn)).toEqual(['pass', 'latency: pass: p95 12 ms, limit 40 ms']);
    churn.record(drilled({ latency: { p50: 30, p95: 46, n: 100 } }));
    expect(await told(churn)).toEqual(['fail', 'latency: fail: p95 46 ms, limit 40 ms']);
    churn.record(drilled({ latency: { p50: 3, p95: 16.929712, n: 100 } }));
    expect(await told(churn)).toEqual(['pass', 'latency: pass: p95 16.93 ms, limit 40 ms']);
    churn.record(drilled({ latency: { p50: 3, p95: 40.0041, n: 100 } }));
    expect(await told(churn)).toEqual(['fail', 'latency: fail: p95 40.0041 ms, limit 40 ms']);
    churn.record(drilled({ latency: { p50: 3, p95: 4, n: 2 } }));
    expect(await told(churn)).toEqual([
      'inconclusive',
      'latency: inconclusive: p95 4 ms, limit 40 ms; 20 predictions are needed to tell',
    ]);
  });
});

describe('command', () => {
  it('is shown, told of the version, and has to exit with 0', async () => {
    const script = 'node -e "process.exit(process.env.TEND_VERSION === \'1\' ? 0 : 3)"';
    const churn = project(`command: ${JSON.stringify(script)}`);
    await churn.register();
    await churn.register();
    const { notes } = await churn.promote('churn@1', '--dry-run');
    expect(notes).toEqual([`Running the gate's command: ${script}`]);
    expect(await told(churn)).toEqual(['pass', expect.stringMatching(/^command node.*: pass: it exited with 0$/)]);
    expect(await told(churn, 'churn@2')).toEqual(['fail', expect.stringMatching(/: fail: it exited with 3$/)]);
  });

  it('tells what it prints, but not without end', async () => {
    const churn = project('command: "seq 1 1200"');
    await churn.register();
    const [shown, ...printed] = (await churn.promote('churn@1', '--dry-run')).notes;
    expect(shown).toBe("Running the gate's command: seq 1 1200");
    const last = '(What else it prints is not shown here; its end is kept with its gate.)';
    expect(printed).toEqual([...Array.from({ length: 1000 }, (_, line) => `${line + 1}`), last]);
  });

  it('fails where one runs for longer than it may', async () => {
    const churn = project('command: { run: "sleep 600", timeout: 1s }');
    await churn.register();
    const why = 'it was ended because it ran for longer than its timeout, which is 1 s now';
    expect(await told(churn)).toEqual(['fail', `command sleep 600: fail: ${why}`]);
  });

  it('cannot tell of one that was killed', async () => {
    const churn = project('command: "kill -9 $$"');
    await churn.register();
    expect((await told(churn))[0]).toBe('inconclusive');
  });
});

describe('contract-compatible', () => {
  const example = (columns: readonly string[], row: readonly unknown[], other: readonly unknown[] = row) =>
    JSON.stringify({ dataframe_split: { columns, data: [row, other] } });
  const files = {
    'before.json': example(['age', 'plan'], [41, 'pro']),
    'optional.json': example(['age', 'plan', 'city'], [41, 'pro', null], [30, 'basic', 'Bern']),
    'required.json': example(['age', 'plan', 'city'], [41, 'pro', 'Bonn']),
    'retyped.json': example(['age', 'plan'], ['41', 'pro']),
    'removed.json': example(['age'], [41]),
  };

  async function after(...args: readonly string[]) {
    const churn = project('contract-compatible', files);
    await churn.register('--example', 'before.json');
    await churn.promote('churn@1');
    await churn.register(...args);
    return told(churn, 'churn@2');
  }

  it.each([
    ['before.json', 'pass', 'contract-compatible: pass: the same 2 inputs'],
    ['optional.json', 'pass', 'contract-compatible: pass: 1 optional input added; calls still fit'],
    ['required.json', 'fail', 'contract-compatible: fail: city is new and required'],
    ['retyped.json', 'fail', 'contract-compatible: fail: age was long and is string'],
    ['removed.json', 'fail', 'contract-compatible: fail: plan is gone'],
  ])('judges %s', async (file, verdict, gate) => {
    expect(await after('--example', file)).toEqual([verdict, gate]);
  });

  it('was not run where the package says nothing of its inputs', async () => {
    expect(await after()).toEqual([
      'inconclusive',
      'contract-compatible: not-run: the package says nothing of its inputs (an example would)',
    ]);
  });
});
