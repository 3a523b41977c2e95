import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { recordEvents } from '../../../../src/actions/models/recordEvents';
import { promotionPage } from '../../../../src/actions/models/promotionPage';
import { parseConfig } from '../../../../src/project/parseConfig';
import { promotionPage as pageSchema } from '../../../../src/protocol/models/promotionPage';
import { predictions, PromotionProject } from '../../cli/models/promotionProject';
import { promotion } from '../../models/registry/happenings';
import { openedRegistry } from '../../models/registry/openedRegistry';
import { temporaryFolder } from '../../temporaryFolder';

const gates = `        - champion: { non-inferior-by: 0.005 }
        - approvals: { count: 1, not-author: true }
        - restore-drill: { within: 30d }
        - package-verified
        - command: node check.js
`;
const yaml = `models:\n  churn:\n    ramp: [5, 50, 100]\n    gates:\n      production:\n${gates}`;

async function page(actor: string, declared = yaml, ...happened: readonly (readonly string[])[]) {
  const project = new PromotionProject(null, {
    'good.csv': predictions(50, 1),
    'bad.csv': predictions(50, 3),
  });
  await project.register('--predictions', 'bad.csv');
  await project.promote('churn@1');
  await project.register('--predictions', 'good.csv');
  for (const args of happened) await project.run(...args);
  const tendYaml = parseConfig(declared);
  const context = { ...openedRegistry(project.root, { actor }), config: tendYaml.config, tendYaml };
  const around = { profiles: { history: () => [] }, announce: () => undefined, tell: () => undefined };
  const made = await promotionPage({ ...context, ...around }, { model: 'churn', version: 2, stage: 'production' });
  return pageSchema.parse(made);
}

it('says that what it replaces is deprecated, and promises no way back to that', async () => {
  const { changes, after } = await page('bo@example.com', yaml, ['deprecate', 'churn@1', '--reason', 'old']);
  expect(after).toBe('Ramp 5, 50, 100 %. One event in tend/ledger, to commit.');
  expect(changes.rows[0]?.now).toMatch(/^churn@1, live .+, deprecated$/);
});

it('says before deciding what would change and what says stop', async () => {
  const { sentence, verdict, declared, stages, after, primary, commands, changes, gates: rows, stops } = await page(
    'bo@example.com',
  ); // prettier-ignore
  expect({ sentence, verdict, declared, stages, after, primary, commands }).toEqual({
    sentence: 'Not ready. 2 gates were not run, 1 waits for approval. 2 pass.',
    verdict: 'inconclusive',
    declared: { text: 'tend.yaml:5', line: 4 },
    stages: ['staging', 'production'],
    after:
      'Ramp 5, 50, 100 %. One event in tend/ledger, to commit. Roll back at any time with one action and a reason.',
    primary: 'run-drill',
    commands: ['node check.js'],
  });
  expect([changes.current, changes.wasLive]).toEqual(['churn@1', true]);
  expect(changes.rows[0]).toEqual({
    fact: 'Alias production',
    now: 'churn@1, live less than a minute',
    after: 'churn@2',
  });
  expect(changes.rows).toContainEqual({
    fact: 'accuracy',
    now: '0.75 (its predictions)',
    after: '0.9167 (its predictions)',
  });
  expect(changes.of).toBeGreaterThan(changes.rows.length);
  expect(rows.map(({ gate, state, waivable }) => [gate, state, waivable])).toEqual([
    ['approvals', 'waiting', false],
    ['restore-drill', 'not-run', true],
    ['command node check.js', 'not-run', true],
    ['champion', 'pass', false],
    ['package-verified', 'pass', false],
  ]);
  expect(rows.map(({ gate, opens }) => [gate, opens])).toEqual([
    ['approvals', null],
    ['restore-drill', null],
    ['command node check.js', null],
    ['champion', { kind: 'packaged', path: 'predictions.csv' }],
    ['package-verified', { kind: 'bytes' }],
  ]);
  expect(stops.map(({ state }) => state)).toEqual(['waiting', 'not-run', 'not-run']);
});

it('shows of what is live what was decided at its promotion, with who waived what until when', async () => {
  const project = new PromotionProject('        - champion\n        - package-verified\n', {
    'good.csv': predictions(50, 1),
    'bad.csv': predictions(50, 3),
  });
  await project.register('--predictions', 'good.csv');
  await project.promote('churn@1');
  await project.register('--predictions', 'bad.csv');
  await project.promote('churn@2', '--waive', 'champion', '--until', '2027-01-31');
  const declared = parseConfig(readFileSync(join(project.root, 'tend.yaml'), 'utf8'));
  const context = { ...openedRegistry(project.root, {}), config: declared.config, tendYaml: declared };
  const around = { profiles: { history: () => [] }, announce: () => undefined, tell: () => undefined };
  const { gates: rows, decided } = await promotionPage(
    { ...context, ...around },
    { model: 'churn', version: 2, stage: 'production' },
  );
  expect(rows.map(({ gate, verdict, result }) => [gate, verdict, result])).toEqual([
    [
      ...['champion', 'Waived'],
      expect.stringMatching(
        /^accuracy −.* is below 0; waived by ana@example\.com, who made it, until 2027-01-31: better$/,
      ),
    ],
    ['package-verified', 'Pass', expect.any(String)],
  ]);
  expect(rows.map(({ evidence }) => evidence)).toEqual(['same 600 rows', expect.stringMatching(/^sha256:/)]);
  expect(rows.every(({ at }) => at === null || at <= (decided ?? 0))).toBe(true);
  expect(decided).toBe(context.registry.moves('churn').at(-1)?.from);
});

it('asks nothing anew of what is live, and runs no command for it', async () => {
  const project = new PromotionProject('        - package-verified\n');
  await project.register();
  await project.promote('churn@1');
  const tendYaml = parseConfig(yaml);
  const looks: unknown[] = [];
  const { gates: rows, commands } = await promotionPage(
    {
      ...openedRegistry(project.root, {}),
      ...{ config: tendYaml.config, tendYaml, profiles: { history: () => [] }, tell: () => undefined },
      announce: (command) => looks.push(command),
      progress: (it) => looks.push(it),
    },
    { model: 'churn', version: 1, stage: 'production', runCommands: true },
  );
  expect([rows.map(({ gate }) => gate), commands]).toEqual([['package-verified'], []]);
  expect(looks).toEqual([]);
});

it('puts the candidate beside what is live on the same rows', async () => {
  const { champion } = await page('bo@example.com');
  expect(champion.problem).toBeNull();
  expect(champion.method).toMatch(/^paired on the same 600 rows, 95 % interval; paired bootstrap, 2000 draws/);
  expect(champion.rows[0]).toMatchObject({ metric: 'accuracy', champion: 0.75, margin: 0.005, state: 'pass' });
  const others = champion.rows.slice(1).map(({ metric, lowerIsBetter, margin, state }) => [metric, lowerIsBetter, margin, state]); // prettier-ignore
  expect(others).toContainEqual(['f1', false, null, 'unjudged']);
});

it('shows every comparison, and says why none decides where the metric that does cannot be worked out', async () => {
  const { champion, gates: rows } = await page(
    'bo@example.com',
    `${yaml}    primary: { metric: val_auc, goal: maximize }\n`,
  );
  expect(champion.rows.length).toBeGreaterThan(1);
  expect(new Set(champion.rows.map(({ margin, state }) => `${margin} ${state}`))).toEqual(new Set(['null unjudged']));
  expect(champion.problem).toBe(
    'val_auc is the metric that decides, and it cannot be worked out: auc needs a column of scores, and there is none',
  );
  expect(rows.find(({ gate }) => gate === 'champion')?.state).toBe('inconclusive');
});

it('says whether the person at this window may approve, and whether they may waive', async () => {
  expect((await page('ana@example.com')).mayNotWaive).toBe(
    "ana@example.com made this version; where approvals are not the author's, neither are waivers: somebody else has to.",
  );
  expect((await page('bo@example.com')).mayNotWaive).toBe('');
  expect((await page('ana@example.com')).approvals).toEqual({
    needed: 1,
    given: 0,
    people: [{ name: 'ana@example.com', role: 'author', at: null }],
    may: false,
    mayNot: 'ana@example.com made churn@2; somebody else has to approve it.',
  });
  expect((await page('bo@example.com')).approvals).toMatchObject({ may: true, mayNot: '' });
});

it('stops where a gate cannot be read', async () => {
  const { verdict, sentence, stops, primary } = await page('bo@example.com', yaml.replace('champion', 'champoin'));
  expect([verdict, sentence, primary]).toEqual(['fail', 'Not ready. The gates cannot be read.', 'none']);
  expect(stops[0]?.text).toMatch(/^tend\.yaml:6:11: `champoin` is not a key of a gate\./);
});

it.each([
  ['versions that two branches promoted', ['churn@1', 'churn@2']],
  ['a version and nothing', ['churn@1', 'nothing']],
])('names what is live in two branches, rather than call nothing live: %s', async (_, sides) => {
  const project = new PromotionProject(null, { 'good.csv': predictions(50, 1), 'bad.csv': predictions(50, 3) });
  await project.register('--predictions', 'bad.csv');
  await project.register('--predictions', 'good.csv');
  const here = openedRegistry(project.root, { actor: 'ana@example.com' });
  const there = openedRegistry(temporaryFolder(), { actor: 'bo@example.com' });
  const all = (registry: typeof here.registry) => registry.events({ limit: 99 }).toReversed();
  there.registry.takeIn(all(here.registry), there.actor, there.now());
  for (const [number, context] of [
    [1, here],
    [2, there],
  ] as const) {
    const { digest = '' } = here.registry.versions('churn').find((it) => it.number === number) ?? {};
    const draft =
      sides[number - 1] === 'nothing'
        ? { kind: 'withdrawn' as const, model: 'churn', reason: 'bad', stage: 'production', from: null }
        : { ...promotion('churn', number), digest };
    recordEvents(context, () => [draft]);
  }
  here.registry.takeIn(all(there.registry), here.actor, here.now());
  const tendYaml = parseConfig(yaml);
  const context = {
    ...here,
    config: tendYaml.config,
    tendYaml,
    profiles: { history: () => [] },
    announce: () => undefined,
    tell: () => undefined,
  };
  const { changes } = await promotionPage(context, { model: 'churn', version: 2, stage: 'production' });
  expect(changes).toMatchObject({ current: null, wasLive: true, unregistered: null });
  expect([...changes.contradicting].sort()).toEqual(sides);
  const conflict = sides.includes('nothing')
    ? /churn@1 and nothing are live there at once; withdrawing, or promoting a version with/
    : /churn@[12] and churn@[12] are live there at once; promoting one of them with/;
  for (const version of [1, 2]) {
    const { gates: rows, champion } = await promotionPage(context, { model: 'churn', version, stage: 'production' });
    const told = rows.find(({ gate }) => gate === 'champion');
    expect(told?.state).toBe('inconclusive');
    expect(told?.result).toMatch(conflict);
    expect(champion.problem).toMatch(conflict);
  }
});

it('compares the metric that counts by the name it is declared under, also where only predictions tell it', async () => {
  const primary = '    primary: { metric: test_accuracy, goal: maximize }\n';
  const { changes } = await page('bo@example.com', `models:\n  churn:\n${primary}`);
  const now = '0.75 (its predictions)';
  expect(changes.rows).toContainEqual({ fact: 'test_accuracy', now, after: '0.9167 (its predictions)' });
});

it('offers to sign what is not signed, where that is what says stop', async () => {
  const declared =
    'models:\n  churn:\n    gates:\n      production:\n        - signed\n        - restore-drill: { within: 30d }\n';
  expect((await page('bo@example.com', declared)).primary).toBe('sign');
});
