import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { RunsTree } from '../../../src/actions/runs/tree/runsTree';
import { registryRules } from '../../../src/models/registry/registryRules';
import { RunsKeeper } from '../../../src/workers/runsKeeper';
import type { FromRuns, RunsAsk } from '../../../src/workers/runsProtocol';
import { openIn, write } from '../store/runs/imported';
import { temporaryFolder } from '../temporaryFolder';
import { eventually } from '../eventually';

function keeperOf(root: string) {
  const told: FromRuns[] = [];
  const keeper = new RunsKeeper({
    send: (message) => told.push(structuredClone(message)),
    later: (work) => setImmediate(work),
    now: () => new Date(0),
  });
  onTestFinished(() => keeper.dispose());
  let id = 0;
  const ask = async (name: RunsAsk, question: unknown = null) => {
    const mine = ++id;
    keeper.receive({ type: 'ask', id: mine, root, name, question });
    return eventually(() => {
      const reply = told.find((it) => (it.type === 'answer' || it.type === 'failed') && it.id === mine);
      if (reply?.type === 'failed') return reply.message;
      if (reply?.type !== 'answer') throw new Error('There is no answer yet.');
      return reply.answer;
    });
  };
  const tree = async () => (await ask('tree', { filter: '', experiments: ['Default'], runs: [] })) as RunsTree;
  return { keeper, told, ask, tree };
}

describe('the keeper of the runs', () => {
  it('answers for a project without a store that there are none, and makes none', async () => {
    const { tree, ask } = keeperOf(temporaryFolder());
    expect((await tree()).total).toBe(0);
    expect(await ask('data', { endpoint: 'columns', params: null })).toEqual([]);
  });

  it('shows what another thread writes, and tells of it', async () => {
    const root = temporaryFolder();
    const store = openIn(root);
    const { told, tree } = keeperOf(root);
    expect((await tree()).total).toBe(0);
    write(store.runs, [{ id: 'a' }]);
    await eventually(() => expect(told).toContainEqual({ type: 'changed', root, ids: null }));
    expect((await tree()).experiments[0]?.below?.runs.map(({ name }) => name)).toEqual(['a']);
  });

  it('records in the audit trail that a run was deleted', async () => {
    const root = temporaryFolder();
    const store = openIn(root);
    write(store.runs, [{ id: 'a' }]);
    const [run] = store.runs.runs([1]);
    const { ask } = keeperOf(root);
    expect(await ask('mark', { ids: [run?.id], marks: { removed: true } })).toBe(1);
    expect(store.registry(registryRules).audit.page({ limit: 9 })).toMatchObject([
      { seq: 1, action: 'run.deleted', subject: 'a', after: run?.id, at: '1970-01-01T00:00:00.000Z' },
    ]);
  });

  it('shows nothing stale of a store that was deleted, and the new one as soon as there is one', async () => {
    const root = temporaryFolder();
    const before = openIn(root);
    write(before.runs, [{ id: 'old' }]);
    const { tree } = keeperOf(root);
    expect((await tree()).total).toBe(1);
    before.dispose();
    rmSync(join(root, '.tend'), { recursive: true });
    expect((await tree()).total).toBe(0);
    write(openIn(root).runs, [{ id: 'new' }, { id: 'newer' }]);
    expect((await tree()).total).toBe(2);
  });

  it('says what a person had marked in a store that was deleted, and takes that back when it is back', async () => {
    const root = temporaryFolder();
    const before = openIn(root);
    write(before.runs, [{ id: 'a' }, { id: 'b' }, { id: 'c' }]);
    before.runs.mark([
      { number: 1, marks: { starred: true } },
      { number: 2, marks: { note: 'why', labels: ['x'] } },
    ]);
    const { tree, told } = keeperOf(root);
    const lost = () => told.flatMap((it) => (it.type === 'lost' ? [it.lost] : []));
    await tree();
    before.dispose();
    const [store, away] = [join(root, '.tend'), join(root, 'away')];
    renameSync(store, away);
    await tree();
    const gone =
      'what a person did to 2 runs in Tend is gone with it: stars, tags, notes, names, and that runs were archived or removed.';
    expect(lost()).toEqual([
      `The store .tend/tend.db was deleted or replaced; ${gone} Who has a copy of .tend/tend.db can put it back in its place.`,
    ]);
    write(openIn(root).runs, [{ id: 'a' }]);
    writeFileSync(join(store, 'tend.version-7-1.db'), '');
    await tree();
    expect(lost()[1]).toMatch(/removed\. The newest copy of it is \.tend\/tend\.version-7-1\.db; renamed to tend\.db/);
    renameSync(store, join(root, 'new'));
    renameSync(away, store);
    await tree();
    expect(lost().at(-1)).toBeNull();
  });

  it('says that no longer once runs are marked again', async () => {
    const root = temporaryFolder();
    const before = openIn(root);
    write(before.runs, [{ id: 'a' }]);
    before.runs.mark([{ number: 1, marks: { starred: true } }]);
    const { tree, told, ask } = keeperOf(root);
    await tree();
    before.dispose();
    rmSync(join(root, '.tend'), { recursive: true });
    const { runs } = openIn(root);
    write(runs, [{ id: 'a' }]);
    await tree();
    await ask('mark', { ids: runs.runs([1]).map(({ id }) => id), marks: { starred: true } });
    const lost = told.flatMap((it) => (it.type === 'lost' ? [it.lost] : []));
    expect(lost).toEqual([
      expect.stringContaining('did to 1 run in Tend '),
      expect.stringContaining('did to 1 run in Tend '),
      null,
    ]);
  });

  it('says nothing of a store that was deleted and held no marks', async () => {
    const root = temporaryFolder();
    const before = openIn(root);
    write(before.runs, [{ id: 'a' }]);
    const { tree, told } = keeperOf(root);
    await tree();
    before.dispose();
    rmSync(join(root, '.tend'), { recursive: true });
    await tree();
    expect(told.filter(({ type }) => type === 'lost')).toEqual([]);
  });

  it('answers endpoints of the panel, numbers that JSON does not know included', async () => {
    const root = temporaryFolder();
    write(openIn(root).runs, [{ id: 'a', metrics: { loss: NaN } }]);
    const { ask } = keeperOf(root);
    const loss = { kind: 'metric', key: 'loss', of: 'last' };
    const question = {
      filter: '',
      sort: [],
      groupBy: [],
      archived: false,
      baseline: null,
      expanded: [],
      metrics: [loss],
    };
    const { token } = (await ask('data', { endpoint: 'table', params: question })) as { token: string };
    const rows = await ask('data', { endpoint: 'rows', params: { token, from: 0, to: 10, columns: [loss] } });
    expect(rows).toMatchObject({ rows: [{ name: 'a', cells: [{ type: 'metric', value: { $number: 'NaN' } }] }] });
  });

  it('answers nothing that was taken back before its turn', async () => {
    const { keeper, told, tree } = keeperOf(temporaryFolder());
    keeper.receive({ type: 'ask', id: 99, root: '/nowhere', name: 'sources', question: null });
    keeper.receive({ type: 'cancel', id: 99 });
    await tree();
    expect(told.some((it) => 'id' in it && it.id === 99)).toBe(false);
  });
});
