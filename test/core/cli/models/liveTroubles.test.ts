import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { recordEvents } from '../../../../src/actions/models/recordEvents';
import type { EventDraft } from '../../../../src/models/registry/registryEvent';
import { ledgerPath } from '../../../../src/models/registry/ledgerFiles';
import { digestFor, promotion, registration } from '../../models/registry/happenings';
import { openedRegistry } from '../../models/registry/openedRegistry';
import { temporaryFolder } from '../../temporaryFolder';
import { runTend } from '../runTend';
import { dayByDay } from './dayByDay';

const said = { model: 'churn', version: 1, digest: digestFor('churn1'), reason: 'old' };
const archived: EventDraft = { ...said, kind: 'archived', to: 'archive/churn/1', retainUntil: null };
const purged: EventDraft = { ...said, kind: 'purged', files: [] };

/** A ledger that took in what `drafts` recorded where nothing was known of a promotion. */
function merged(...drafts: readonly EventDraft[]): string {
  const root = temporaryFolder();
  const context = openedRegistry(root);
  recordEvents(context, () => [registration('churn', 1), registration('churn', 2), promotion('churn', 1), ...drafts]);
  return root;
}

async function answers(root: string, name = 'churn@1') {
  const told = await Promise.all(
    [['list'], ['show', name], ['show', 'churn'], ['live', 'churn']].map((args) => runTend(root, ['models', ...args])),
  );
  return told.map(({ out }) => out);
}

it.each([
  [
    'archived',
    archived,
    'churn@1 is in production although it was archived on 2026-11-25: restoring it into a folder of the project takes it back, promoting another version or withdrawing this one ends that.\n',
  ],
  [
    'purged',
    purged,
    'churn@1 is in production although it was purged in another clone on 2026-11-25: promoting another version or withdrawing this one ends that.\n',
  ],
])('what is live and was %s is told as both, wherever one looks', async (state, draft, sentence) => {
  const root = merged(draft);
  const told = await answers(root);
  for (const out of told) expect(out).toContain(sentence);
  expect(told[0]).toMatch(new RegExp(`churn@1 +production, but ${state} `));
  expect(told[1]).toContain(`churn@1  production, but ${state}\n`);
  const { out } = await runTend(root, ['models', 'list', '--format', 'json']);
  expect(JSON.parse(out)).toMatchObject({
    models: [{ troubles: [{ stage: 'production', version: 'churn@1', trouble: state, sentence: sentence.trim() }] }],
  });
  recordEvents(openedRegistry(root), () => [promotion('churn', 2)]);
  for (const settled of await answers(root)) expect(settled).not.toContain('although');
});

it('what is live past the end of its use is told so in the same words, wherever one looks, and only then', async () => {
  const until = (day: string): EventDraft => ({
    ...{ ...said, kind: 'deprecated', notice: 'old', replacement: 2, replacementDigest: digestFor('churn2') },
    until: `${day}T23:59:59.999Z`,
  });
  const sentence =
    'churn@1 is in production although it has been phased out since 2020-01-31: promoting churn@2 or withdrawing this one ends that.\n';
  const root = merged(until('2020-01-31'));
  for (const out of await answers(root)) expect(out).toContain(sentence);
  expect((await answers(root))[1]).toContain('could be used until 2020-01-31 23:59 UTC; churn@2 takes its place');
  const status = await runTend(root, ['status', '--format', 'json']);
  expect(status.out).toContain(sentence.trim());
  for (const out of await answers(merged(until('9999-12-31')))) expect(out).not.toContain('phased out');
});

it('what was live past the end of its use at a moment is told by the notice that stood then', async () => {
  const deprecated = (until: string): EventDraft => ({
    ...{ ...said, kind: 'deprecated', notice: 'old', replacement: 2, replacementDigest: digestFor('churn2') },
    until: `2026-${until}T23:59:59.999Z`,
  });
  const root = dayByDay([
    registration('churn', 1),
    registration('churn', 2),
    promotion('churn', 1),
    deprecated('03-04'),
    promotion('churn', 2, 'staging'),
    { ...said, kind: 'reinstated' },
    deprecated('03-08'),
  ]);
  const told = async (day: string) => {
    const { out } = await runTend(root, ['models', 'live', 'churn', '--at', `2026-${day}`]);
    return /phased out since (\S+): promoting churn@2 /.exec(out)?.[1] ?? null;
  };
  expect(await Promise.all(['03-04', '03-05', '03-06', '03-08', '03-09'].map(told))).toEqual([
    null,
    '2026-03-04',
    null,
    null,
    '2026-03-08',
  ]);
});

it('what a clock that runs ahead recorded counts by now, wherever one looks, and not at a moment before', async () => {
  const until = '2020-01-31T23:59:59.999Z';
  const notice = { ...said, notice: 'old', replacement: null, until } as const;
  const root = temporaryFolder();
  const recordedIn = (year: number, ...drafts: readonly EventDraft[]) =>
    recordEvents(openedRegistry(root, { now: () => new Date(Date.UTC(year, 0, 1)) }), () => drafts);
  const isTold = async () => (await answers(root)).map((out) => out.includes('phased out'));
  recordedIn(2024, registration('churn', 1), promotion('churn', 1), { ...notice, kind: 'deprecated' });
  expect(await isTold()).toEqual([true, true, true, true]);
  recordedIn(9998, { ...said, kind: 'reinstated' });
  expect(await isTold()).toEqual([false, false, false, false]);
  const { out } = await runTend(root, ['models', 'live', 'churn', '--at', '2024-06-01']);
  expect(out).toContain('phased out since 2020-01-31');
  recordedIn(9999, { ...notice, kind: 'deprecated' });
  expect(await isTold()).toEqual([true, true, true, true]);
  recordedIn(9999, archived);
  for (const told of await answers(root)) expect(told).toContain('although it was archived');
});

it('what is live and was never registered is told so in the same words, wherever one looks', async () => {
  const root = merged(promotion('churn', 9, 'staging'));
  const sentence = `churn@9 is in staging, but no event of tend/ledger registers its package (${digestFor('churn9').slice(0, 19)}): whoever promoted it has the one that does; take it in from their branch, or promote another version.`;
  const list = await runTend(root, ['models', 'list']);
  const live = await runTend(root, ['models', 'live', 'churn', '--stage', 'staging']);
  const shown = await runTend(root, ['models', 'show', 'churn']);
  for (const { out } of [list, live, shown]) expect(out).toContain(`${sentence}\n`);
  const named = await runTend(root, ['models', 'show', 'churn#staging']);
  expect([named.code, named.notes]).toEqual([1, [`tend: ${sentence}`]]);
});

it('a model of which nothing is registered is told apart from one of which nothing is known', async () => {
  const root = temporaryFolder();
  const context = openedRegistry(root);
  recordEvents(context, () => [promotion('churn', 1)]);
  const { code, notes } = await runTend(root, ['models', 'live', 'churn']);
  expect([code, notes]).toEqual([
    2,
    ['tend: No event of tend/ledger registers a version of churn, although others are about it.'],
  ]);
});

it('the newest event of a stage that the ledger of this branch lacks is told wherever one looks', async () => {
  const root = merged();
  const [sealed] = recordEvents(openedRegistry(root), () => [promotion('churn', 2)]);
  rmSync(join(root, ledgerPath(sealed?.digest ?? '')));
  const sentence =
    '1 event of churn that this store knows is not in tend/ledger on this branch (promoted churn@2 in production): it does not count here. git restore tend/ledger, or the branch that has it, brings it back.';
  const [list, live, ...shown] = [
    await runTend(root, ['models', 'list']),
    await runTend(root, ['models', 'live', 'churn']),
    await runTend(root, ['models', 'show', 'churn']),
    await runTend(root, ['models', 'show', 'churn@1']),
  ];
  expect([list.notes, live.notes]).toEqual([[sentence], [sentence]]);
  expect(live.out).toContain('churn@1 is in production.');
  for (const { out } of shown) expect(out).toContain(`${sentence}\n`);
  const absent = { events: [sealed?.digest], sentence };
  for (const args of [['list'], ['show', 'churn']]) {
    const { out } = await runTend(root, ['models', ...args, '--format', 'json']);
    expect(JSON.parse(out)).toMatchObject({ models: [{ name: 'churn', absent }] });
  }
  const { out } = await runTend(root, ['models', 'live', 'churn', '--format', 'json']);
  expect(JSON.parse(out)).toMatchObject({ version: 'churn@1', absent });
});

it.each(['here before', 'never here'])(
  'an event that a later one came after and whose file is gone is told of: %s',
  async (known) => {
    const root = merged();
    const [sealed] = recordEvents(openedRegistry(root), () => [promotion('churn', 2)]);
    const parent = sealed?.event.parents[0] ?? '';
    rmSync(join(root, ledgerPath(parent)));
    if (known === 'never here') rmSync(join(root, '.tend'), { recursive: true });
    const told = [
      `${ledgerPath(parent)}: It is not here, although a later event of churn comes after it: what it says does not count. git restore tend/ledger or its branch brings it back.`,
    ];
    for (const args of [['list'], ['live', 'churn']])
      expect((await runTend(root, ['models', ...args])).notes).toEqual(told);
    const { out } = await runTend(root, ['models', 'live', 'churn', '--format', 'json']);
    expect(JSON.parse(out)).toMatchObject({
      version: 'churn@2',
      troubles: [{ stage: 'production', version: null, digest: parent, trouble: 'missing', sentence: told[0] }],
    });
  },
);
