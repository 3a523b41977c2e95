import { generateKeyPairSync } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageModel } from '../../../../../src/actions/models/packageModel';
import { detailFacts } from '../../../../../src/actions/models/pages/detailFacts';
import { detailLineage } from '../../../../../src/actions/models/pages/detailLineage';
import { metricRows } from '../../../../../src/actions/models/pages/metricRows';
import { versionDetail } from '../../../../../src/actions/models/pages/versionDetail';
import { purgeModel } from '../../../../../src/actions/models/purgeModel';
import { registerModel } from '../../../../../src/actions/models/registerModel';
import { signModel } from '../../../../../src/actions/models/signModel';
import { versionDetail as schema } from '../../../../../src/protocol/models/modelPage';
import type { DataSetVersion } from '../../../../../src/store/profileRepository';
import { yearOfChurn } from './story';

it('says of a version what is recorded, what runs on load, and what is in it', async () => {
  const { context, newest } = await yearOfChurn();
  const detail = schema.parse(await versionDetail(context, { model: 'churn', version: 3 }));
  const fact = (label: string) => detail.facts.find((it) => it.label === label);
  expect([fact('Digest')?.text, fact('Signed')?.text, fact('Run')?.text, fact('Licence')?.text]).toEqual([
    newest,
    'no',
    'not recorded',
    'internal',
  ]);
  expect(fact('Data')?.opens).toBe('file:data/train.csv');
  expect(fact('Parent')).toEqual({ label: 'Parent', text: 'churn@2', opens: 'version:2' });
  expect(detail.onLoad).toEqual({
    ...{ verdict: 'not-code', sentence: 'Holds no code: nothing of it can run.', imports: [], more: 0 },
  });
  expect(detail.files.map(({ path, kind }) => [path, kind])).toEqual(
    expect.arrayContaining([
      ['model.npy', 'model'],
      ['MLmodel', 'description'],
      ['requirements.txt', 'requirements'],
      ['predictions.csv', 'predictions'],
      ['README.md', 'card'],
    ]),
  );
  expect([detail.present, detail.where]).toEqual([true, 'In the objects of this project.']);
});

it('says of a package that was signed before it was registered that it is, as the command line does', async () => {
  const { root, store, context } = await yearOfChurn();
  const { path } = await packageModel(
    { ...context, runs: store.runs, profiles: store.profiles },
    { source: join(root, 'model.npy'), name: 'early', out: join(root, 'early') },
  );
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const signed = await signModel(context, { package: 'early', path, key: { pem, name: 'key.pem' } });
  await registerModel(context, { package: path, parent: null, reason: 'first' });
  const detail = await versionDetail(context, { model: 'early', version: 1 });
  expect(detail?.facts.find(({ label }) => label === 'Signed')?.text).toBe(
    `before it was registered, with ${signed.key.slice(0, 12)}`,
  );
});

it('puts its metrics beside those of what is live', async () => {
  const { context } = await yearOfChurn();
  const { metrics } = schema.parse(await versionDetail(context, { model: 'churn', version: 3 }));
  const accuracy = metrics.find(({ name }) => name === 'accuracy');
  expect([accuracy?.value, accuracy?.champion, accuracy?.recorded]).toEqual([0.83, 0.8, false]);
  expect([typeof accuracy?.low, typeof accuracy?.high]).toEqual(['number', 'number']);
  const others = await Promise.all([1, 2].map((version) => versionDetail(context, { model: 'churn', version })));
  for (const other of others) {
    const drawn = other?.metrics.find(({ name }) => name === 'accuracy');
    expect(drawn?.range.from).toBeLessThanOrEqual(0.8);
    expect(drawn?.range.to).toBeGreaterThanOrEqual(0.83);
    expect(drawn?.range.versions).toBe(3);
  }
});

it('says that a metric is told by its predictions where its value is, although another was recorded', async () => {
  const { context } = await yearOfChurn();
  const [version] = context.registry.version('churn', 3);
  if (!version) throw new Error('churn@3 is not registered');
  const metrics = { accuracy: { value: 0.99, low: null, high: null }, loss: { value: 0.3, low: null, high: null } };
  const recorded = { ...version, registered: { ...version.registered, metrics } };
  const told = metricRows(context, recorded).map((it) => [it.name, it.value, it.recorded]);
  expect(told).toContainEqual(['accuracy', 0.83, false]);
  expect(told).toContainEqual(['loss', 0.3, true]);
});

it('says every folder that a version was archived to, by whichever clone', async () => {
  const { context } = await yearOfChurn();
  const [version] = context.registry.version('churn', 1);
  if (!version?.archive) throw new Error('churn@1 is archived.');
  const twice = { ...version, archive: { ...version.archive, others: ['shelf/1'] } };
  const facts = detailFacts(context, twice, { opened: null, history: () => [], signedBefore: null });
  expect(facts.filter(({ label }) => label.startsWith('Archived')).map(({ label, text }) => [label, text])).toEqual([
    ['Archived', expect.stringContaining(version.archive.to)],
    ['Archived too', 'to shelf/1'],
  ]);
});

it('says of data that its file has changed since, by what was seen of it last', async () => {
  const { context } = await yearOfChurn();
  const [version] = context.registry.version('churn', 2);
  const [used] = version?.registered.data ?? [];
  if (!version || !used) throw new Error('churn@2 has data.');
  const content = { ...used, number: 1, rows: 20 } as unknown as DataSetVersion;
  const told = (...history: readonly DataSetVersion[]) =>
    detailLineage(context, version, { opened: null, history: () => history, metric: null }).boxes[0]?.detail;
  expect(told(content)).toBe('v1, 20 rows');
  expect(told({ ...content, number: 2, digest: 'sha256:2' }, content)).toBe('v1, 20 rows; the file has changed since');
});

it('draws where it came from and where it went', async () => {
  const { context } = await yearOfChurn();
  const { lineage } = schema.parse(await versionDetail(context, { model: 'churn', version: 2 }));
  expect(lineage.boxes.map((it) => [it.column, it.title, it.recorded, it.selected, it.opens?.slice(0, 9)])).toEqual([
    [0, 'train.csv', true, false, 'file:data'],
    [0, 'code', false, false, undefined],
    [0, 'churn@1', true, false, 'version:1'],
    [1, 'run', false, false, undefined],
    [2, 'churn@2', true, true, undefined],
    [3, 'production', true, false, 'event:sha'],
    [3, 'churn@3', true, false, 'version:3'],
  ]);
  const ids = new Set(lineage.boxes.map(({ id }) => id));
  expect(lineage.links.every(({ from, to }) => ids.has(from) && ids.has(to))).toBe(true);
  expect(lineage.links).toHaveLength(6);
});

it('has its card as it was written, and asks for what is not', async () => {
  const { context } = await yearOfChurn();
  const { card } = schema.parse(await versionDetail(context, { model: 'churn', version: 3 }));
  expect([card.filled, card.of, card.path, card.problem]).toEqual([3, 5, 'card.md', null]);
  expect(card.text).toMatch(/^# churn\n\n## Intended use\n\nCalls customers who may leave\.\n\n## Limits\n/);
  expect(card.missing).toContainEqual({
    title: 'Limits',
    question: 'Where is it known to be wrong, and what was never tried?',
  });
  expect(card.missing.map(({ title }) => title)).not.toContain('Intended use');
});

it('says of drills when, by whom and what came of them', async () => {
  const { context } = await yearOfChurn();
  const detail = schema.parse(await versionDetail(context, { model: 'churn', version: 2 }));
  expect(detail.drills).toEqual([
    {
      ...{ ok: true, seconds: 74.2, maxAbsDiff: 0, at: Date.parse('2026-11-20T12:00:00Z') },
      text: '2026-11-20 by bo@example.com: 12 golden pairs predicted as packaged. Python 3.11.7, Linux',
    },
  ]);
});

it('says where the bytes are that are not here, and still what is recorded', async () => {
  const { context, root } = await yearOfChurn();
  rmSync(join(root, '.tend/objects'), { recursive: true, force: true });
  rmSync(join(root, '.tend/packages'), { recursive: true, force: true });
  const detail = schema.parse(await versionDetail(context, { model: 'churn', version: 3 }));
  expect([detail.present, detail.files]).toEqual([false, []]);
  expect(detail.card).toMatchObject({ text: '', missing: [], problem: 'is not here' });
  expect(detail.where).toMatch(/^The bytes of churn@3 are not here: /);
  expect(detail.onLoad.sentence).toBe('A format that holds no code; its bytes are not here.');
});

it('keeps of a purged version what its tombstone says', async () => {
  const { on } = await yearOfChurn();
  const context = on('2037-01-01');
  purgeModel(context, { version: 'churn@1', reason: 'its data was withdrawn' });
  const detail = schema.parse(await versionDetail(context, { model: 'churn', version: 1 }));
  expect([detail.row.state, detail.row.restore, detail.present]).toEqual(['purged', 'gone for good', false]);
  expect(detail.card).toMatchObject({ text: '', missing: [], problem: 'is not here' });
  expect(detail.files.map(({ path, kind }) => [path, kind])).toContainEqual(['model.npy', 'deleted']);
  expect(detail.facts.find(({ label }) => label === 'Purged')?.text).toBe(
    '2037-01-01 by ana@example.com: “its data was withdrawn”',
  );
});

it('knows of no page of a version that is not registered', async () => {
  const { context } = await yearOfChurn();
  expect(await versionDetail(context, { model: 'churn', version: 9 })).toBeNull();
  const { digest = '' } = context.registry.version('churn', 3)[0] ?? {};
  expect(await versionDetail(context, { model: 'churn', version: 3, digest })).not.toBeNull();
  expect(await versionDetail(context, { model: 'churn', version: 3, digest: `${digest}0` })).toBeNull();
});
