import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { recordEvents } from '../../../../src/actions/models/recordEvents';
import { openedRegistry } from '../../models/registry/openedRegistry';
import { runTend } from '../runTend';
import { gateProject, judged, predictions, PromotionProject } from './promotionProject';

/** A project whose model declares more than its gates. */
function declaring(extra: string, gates: readonly string[], files: Readonly<Record<string, string>>): PromotionProject {
  const churn = new PromotionProject(gates.map((gate) => `        - ${gate}\n`).join(''), files);
  edit(churn, (config) => config.replace('  churn:\n', `  churn:\n    ${extra}\n`));
  return churn;
}

function edit({ root }: PromotionProject, change: (config: string) => string): void {
  const path = join(root, 'tend.yaml');
  writeFileSync(path, change(readFileSync(path, 'utf8')));
}

function csv(header: string, rows: readonly string[]): string {
  return [header, ...rows].join('\n');
}

const frauds = csv(
  'id,y_true,y_pred',
  Array.from({ length: 400 }, (_, at) => `${at},${at < 20 ? 'fraud' : 'legit'},${at === 0 ? 'fraud' : 'legit'}`),
);

describe('the positive class', () => {
  it('is asked for where F1 depends on it, and taken as declared', async () => {
    const gates = ['metric: { name: val_f1, min: 0.8 }'];
    const churn = declaring('ramp: [100]', gates, { 'frauds.csv': frauds });
    await churn.register('--predictions', 'frauds.csv');
    expect(await judged(churn)).toEqual([
      'inconclusive',
      'metric val_f1: inconclusive: which class is positive, fraud or legit? declare it as positive of the model in tend.yaml',
    ]);
    edit(churn, (config) => config.replace('ramp: [100]', 'positive: fraud'));
    expect(await judged(churn)).toEqual(['fail', expect.stringMatching(/^metric val_f1: fail: 0\.0952, .*; at least 0\.8$/)]);
    edit(churn, (config) => config.replace('positive: fraud', 'ramp: [100]').replace('val_f1, min: 0.8', 'val_f1_macro, max: 0.7'));
    expect((await judged(churn))[0]).toBe('pass');
  }); // prettier-ignore
});

describe('the metric that decides', () => {
  it('stops a first promotion too where nothing measured it', async () => {
    const gates = ['champion: { non-inferior-by: 0.05 }'];
    const files = { 'good.csv': predictions(100, 1) };
    const churn = declaring('primary: { metric: mape, goal: minimize }', gates, files);
    await churn.register('--predictions', 'good.csv');
    expect(await judged(churn)).toEqual([
      'inconclusive',
      'champion: inconclusive: mape is the metric that decides, and nothing measured it: neither its predictions nor its run tell it',
    ]);
    edit(churn, (config) => config.replace('metric: mape, goal: minimize', 'metric: val_acc, goal: maximize'));
    expect((await judged(churn))[0]).toBe('pass');
  });
});

describe.each(['f1_macro', 'precision_macro', 'val_recall_macro'])('%s as the metric that decides', (metric) => {
  it('is measured though no gate asks for it, at the first promotion and the next', async () => {
    const gates = ['champion: { non-inferior-by: 0.05 }'];
    const files = { 'good.csv': predictions(100, 1), 'better.csv': predictions(100, 0) };
    const churn = declaring(`primary: { metric: ${metric}, goal: maximize }`, gates, files);
    await churn.register('--predictions', 'good.csv');
    expect(await judged(churn)).toEqual(['pass', 'champion: pass: nothing is live in production yet that it could be compared with']);
    await churn.promote('churn@1');
    await churn.register('--predictions', 'better.csv');
    expect(await judged(churn, 'churn@2')).toEqual([
      'pass',
      expect.stringMatching(`^champion: pass: ${metric} \\+0`),
    ]);
  }); // prettier-ignore
});

describe('predictions that cannot be used', () => {
  const recorded = (text: string) =>
    text.replace('\n0-1,1,1', '\n0-1,1,nan');

  it('are no reason to believe what was recorded', async () => {
    const churn = gateProject('metric: { name: accuracy, min: 0.8 }', { 'nan.csv': recorded(predictions(100, 1)) });
    await churn.register('--predictions', 'nan.csv');
    expect(await judged(churn)).toEqual([
      'inconclusive',
      'metric accuracy: inconclusive: predictions of churn@1: Row 2 has "nan" in the column y_pred, which is not a number as the true values are',
    ]);
  });

  it('are too few below 20 rows', async () => {
    const churn = gateProject('metric: { name: accuracy, min: 0.1 }', { 'one.csv': 'id,y_true,y_pred\n1,1,1\n' });
    await churn.register('--predictions', 'one.csv');
    expect((await churn.promote('churn@1', '--dry-run')).out).toContain('(its predictions, 1 row)\n');
    expect(await judged(churn)).toEqual([
      'inconclusive',
      'metric accuracy: inconclusive: 1, without an interval; at least 0.1: its rows are too few, or too alike, to tell',
    ]);
  });

  it('of which rows have no true value say how many', async () => {
    const some = predictions(100, 1).replaceAll(/^(\d-\d+),\d/gm, '$1,');
    const churn = gateProject('metric: { name: accuracy, min: 0.8 }', { 'some.csv': some });
    await churn.register('--predictions', 'some.csv');
    expect((await judged(churn))[1]).toMatch(/; at least 0\.8; 120 rows without a true value left out$/);
  });
}); // prettier-ignore

describe('the comparison with the champion', () => {
  const numbers = (rows: readonly number[], error: number) =>
    csv('id,y,yhat', rows.map((at) => `${at},${at * 1.5},${at * 1.5 + error * (1 + (at % 3) / 10)}`));
  const rows = Array.from({ length: 200 }, (_, at) => at + 1);
  const files = {
    'one.csv': numbers(rows, 1),
    'half.csv': numbers(rows, 0.5),
    'easy.csv': numbers(rows.slice(0, 100), 0.1),
    'most.csv': numbers(rows.slice(0, 195), 0.5),
  };

  async function challenged(champion: string, candidate: string, primary = 'val_rmse') {
    const churn = declaring('primary: { metric: val_rmse, goal: minimize }', ['champion: { non-inferior-by: 0.1 }'], files);
    await churn.register('--predictions', champion);
    await churn.promote('churn@1');
    edit(churn, (config) => config.replace('val_rmse', primary));
    await churn.register('--predictions', candidate);
    return judged(churn, 'churn@2');
  }

  it('takes as better what is declared as that, whatever the name of the metric tells', async () => {
    const churn = declaring('primary: { metric: rmse, goal: maximize }', ['champion: { non-inferior-by: 0.1 }'], files);
    await churn.register('--predictions', 'one.csv');
    await churn.promote('churn@1');
    await churn.register('--predictions', 'half.csv');
    expect(await judged(churn, 'churn@2')).toEqual([
      'fail',
      expect.stringMatching(/^champion: fail: rmse −0\.5\d* \(worse than churn@1\), 95 % from .*: is below −0\.1$/),
    ]);
  });

  it('says in words what a lower figure means', async () => {
    expect(await challenged('one.csv', 'half.csv')).toEqual([
      'pass',
      expect.stringMatching(/^champion: pass: val_rmse −0\.5\d* \(better than churn@1\), 95 % from −0\.\d+ to −0\.\d+: stays below \+0\.1$/),
    ]);
    expect(await challenged('half.csv', 'one.csv')).toEqual([
      'fail',
      expect.stringMatching(/^champion: fail: val_rmse \+0\.5\d* \(worse than churn@1\), 95 % from \+0\.\d+ to \+0\.\d+: is above \+0\.1$/),
    ]);
  });

  it('is not made on the rows that a candidate chose', async () => {
    expect(await challenged('one.csv', 'easy.csv')).toEqual([
      'inconclusive',
      'champion: inconclusive: it predicted 100 of the 200 rows of churn@1; 95 % are needed',
    ]);
    expect((await challenged('one.csv', 'most.csv'))[1]).toMatch(
      /: stays below \+0\.1; 5 rows that only one can be judged by are left out$/,
    );
  });

  it('is never made by another metric than the one that decides', async () => {
    expect(await challenged('one.csv', 'half.csv', 'mape')).toEqual([
      'inconclusive',
      'champion: inconclusive: mape is the metric that decides, and it cannot be worked out: predictions tell rmse, mae, r2',
    ]);
  });
}); // prettier-ignore

describe('a waiver', () => {
  it('holds for the gate as it was declared, and for no stricter one', async () => {
    const files = { 'many.csv': predictions(100, 2) };
    const churn = gateProject('metric: { name: accuracy, min: 0.95 }', files);
    await churn.register('--predictions', 'many.csv');
    const waive = ['--waive', 'metric accuracy', '--until', '2027-01-01'];
    expect((await churn.promote('churn@1', ...waive)).code).toBe(0);
    await churn.run('withdraw', 'churn', '--reason', 'again');
    expect((await judged(churn))[0]).toBe('pass');
    edit(churn, (config) => config.replace('0.95', '0.999'));
    expect(await judged(churn)).toEqual([
      'fail',
      expect.stringMatching(/at least 0\.999; ana@example\.com waived it as it was declared before, which is not what it asks now$/),
    ]);
  }); // prettier-ignore

  it('of one command is none of another that begins and ends alike', async () => {
    const slice = (column: string) => `command: node -e 'process.exit(1)' --slice ${column} --max-gap 0.05 --rows 1000`;
    const churn = new PromotionProject(`        - ${slice('age')}\n        - ${slice('sex')}\n`);
    await churn.register();
    const names = (await churn.gates('churn@1', '--dry-run')).gates.map((gate) => gate.split(':')[0] ?? '');
    expect(new Set(names).size).toBe(2);
    const waived = await churn.gates('churn@1', '--waive', names[0] ?? '', '--until', '2027-01-01');
    expect(waived.gates.map((gate) => gate.split(': ')[1])).toEqual(['fail', 'waived']);
  });
});

it('asks of data of which only a part was checked, and never forgets errors that are known', async () => {
  const table = 'id,age\n1,31\n2,42\n3,53\n4,23\n';
  const churn = new PromotionProject(null, { 'bad.csv': `${table}5,61,7\n`, 'other.csv': table });
  await runTend(churn.root, ['runs', 'list']);
  await runTend(churn.root, ['check', 'bad.csv']);
  await churn.register('--data', 'bad.csv', '--data', 'other.csv');
  expect((await judged(churn)).slice(0, 2)).toEqual([
    'fail',
    'no-data-errors: fail: 1 error in 5 rows; other.csv was not checked in the content that it was made from; run tend check',
  ]);
  const good = new PromotionProject(null, { 'good.csv': table, 'other.csv': table.replace('31', '32') });
  await runTend(good.root, ['runs', 'list']);
  await runTend(good.root, ['check', 'good.csv']);
  await good.register('--data', 'good.csv', '--data', 'other.csv');
  expect((await judged(good)).slice(0, 2)).toEqual([
    'inconclusive',
    'no-data-errors: not-run: other.csv was not checked in the content that it was made from; run tend check',
  ]);
});

it('finds no gates in a stage that is called like something of the language', async () => {
  const churn = gateProject('signed');
  await churn.register();
  const { code, notes } = await churn.run('promote', 'churn@1', '--to', 'constructor', '--reason', 'a word');
  expect([code, notes.join()]).toEqual([2, expect.stringContaining('declares no gates of churn for "constructor"')]);
});

describe('approvals', () => {
  it('never count the author, unless that is declared', async () => {
    const churn = gateProject('approvals: { count: 1 }');
    await churn.register();
    const { code, notes } = await churn.run('approve', 'churn@1', '--to', 'production', '--reason', 'mine');
    expect([code, notes]).toEqual([1, ['tend: ana@example.com made churn@1; somebody else has to approve it.']]);
  });

  it('need a named person in a job of CI', async () => {
    const churn = gateProject('approvals: { count: 1 }');
    await churn.register();
    churn.as('robot@example.com');
    vi.stubEnv('BUILD_URL', 'https://ci.example.com/7');
    const approve = (...args: readonly string[]) =>
      churn.run('approve', 'churn@1', '--to', 'production', '--reason', 'fine', ...args);
    expect((await approve('--as', 'bo@example.com')).notes).toEqual([
      'tend: --as is for jobs of CI; here git says who approves.',
    ]);
    vi.stubEnv('CI', 'true');
    try {
      expect(await approve()).toMatchObject({ code: 2, notes: [expect.stringMatching(/--as names them\.$/)] });
      expect(await approve('--as', 'bob')).toMatchObject({
        code: 2,
        notes: ['tend: bob is no address: name the person as git does, such as bo@example.com.'],
      });
      expect(await approve('--as', 'bo@example.com')).toMatchObject({ code: 0 });
      expect((await judged(churn))[1]).toBe('approvals: pass: 1 of 1');
      const { out } = await runTend(churn.root, ['audit', 'log', '--format', 'json']);
      expect(out).toMatch(/"ci"/);
    } finally {
      vi.stubEnv('CI', '');
      vi.stubEnv('BUILD_URL', undefined);
    }
  });

  it('say which job recorded them for a person: to whoever asks the gate, shows the version or reads the audit trail', async () => {
    const churn = gateProject('approvals: { count: 1 }');
    await churn.register();
    churn.as('ci-bot');
    vi.stubEnv('CI', 'true');
    const approve = await churn.run('approve', 'churn@1', '--to', 'production', '--as', 'bo@b.org', '--reason', 'fine');
    vi.stubEnv('CI', '');
    expect(approve.out).toBe('bo@b.org, run by ci-bot, approves churn@1 for production.\n');
    const texts = [
      (await churn.promote('churn@1', '--dry-run')).out,
      (await churn.run('show', 'churn@1')).out,
      (await runTend(churn.root, ['audit', 'log'])).out,
    ];
    for (const text of texts) expect(text).toContain('run by ci-bot');
    expect(JSON.parse((await churn.run('show', 'churn@1', '--format', 'json')).out)).toMatchObject({
      models: [{ versions: [{ approvals: [{ by: 'bo@b.org', ranBy: { name: 'ci-bot', job: null } }] }] }],
    });
  });

  it('say once who recorded their own', async () => {
    const churn = gateProject('approvals: { count: 1 }');
    await churn.register();
    churn.as('ci@bot.org');
    vi.stubEnv('CI', 'true');
    const self = ['--as', 'ci@bot.org'];
    const approve = await churn.run('approve', 'churn@1', '--to', 'production', '--reason', 'fine', ...self);
    vi.stubEnv('CI', '');
    expect(approve.out).toBe('ci@bot.org approves churn@1 for production.\n');
    for (const args of [
      ['promote', 'churn@1', '--to', 'production', '--dry-run'],
      ['show', 'churn@1'],
    ])
      expect((await churn.run(...args)).out).not.toContain('run by');
    expect((await runTend(churn.root, ['audit', 'log'])).out).not.toContain('run by');
  });

  it('are not given by the author in the name of another, who only says that it is a job of CI', async () => {
    const churn = gateProject('approvals: { count: 1 }');
    await churn.register();
    vi.stubEnv('CI', 'true');
    const { code, notes } = await churn.run(
      'approve',
      'churn@1',
      '--to',
      'production',
      '--as',
      'bo@b.org',
      '--reason',
      'x',
    );
    vi.stubEnv('CI', '');
    expect([code, notes]).toEqual([
      1,
      ['tend: ana@example.com made churn@1 and this runs under their address; somebody else has to approve it.'],
    ]);
    const bo = openedRegistry(churn.root, { actor: 'bo@b.org' });
    const { digest = '' } = bo.registry.versions('churn')[0] ?? {};
    const ranBy = { name: 'ana@example.com', job: null };
    const draft = { kind: 'approved', model: 'churn', version: 1, digest, stage: 'production', reason: 'x' } as const;
    recordEvents(bo, () => [{ ...draft, ranBy }]);
    expect((await judged(churn))[1]).toBe(
      'approvals: not-run: 0 of 1; ana@example.com made it, and recorded the approval of bo@b.org, which does not count',
    );
    recordEvents(bo, () => [{ ...draft, ranBy: { ...ranBy, job: 'https://ci.example.com/7' } }]);
    expect((await judged(churn))[1]).toMatch(/^approvals: not-run: 0 of 1; ana@example.com made it/);
    recordEvents(bo, () => [{ ...draft, ranBy: { name: 'ci-bot', job: null } }]);
    expect((await judged(churn))[1]).toBe('approvals: pass: 1 of 1');
  });

  it('name no job where nothing says where it can be looked at', async () => {
    const churn = gateProject('approvals: { count: 1 }');
    await churn.register();
    churn.as('ci-bot');
    vi.stubEnv('CI', 'true');
    vi.stubEnv('BUILD_URL', 'x');
    await churn.run('approve', 'churn@1', '--to', 'production', '--as', 'bo@b.org', '--reason', 'fine');
    vi.stubEnv('CI', '');
    vi.stubEnv('BUILD_URL', undefined);
    expect(JSON.parse((await churn.run('show', 'churn@1', '--format', 'json')).out)).toMatchObject({
      models: [{ versions: [{ approvals: [{ ranBy: { name: 'ci-bot', job: null } }] }] }],
    });
  });
});
