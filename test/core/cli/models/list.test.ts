import { expect, it } from 'vitest';
import { recordEvents } from '../../../../src/actions/models/recordEvents';
import { digestFor, promotion, registration } from '../../models/registry/happenings';
import { openedRegistry } from '../../models/registry/openedRegistry';
import { temporaryFolder } from '../../temporaryFolder';
import { runTend } from '../runTend';

function project(): string {
  const root = temporaryFolder();
  recordEvents(openedRegistry(root), () => [registration('churn', 1), promotion('churn', 1), registration('churn', 2)]);
  return root;
}

it('lists models with their versions, newest first', async () => {
  const { code, out, notes } = await runTend(project(), ['models', 'list']);
  expect({ code, notes }).toEqual({ code: 0, notes: [] });
  expect(out).toBe(
    [
      'version  state       age  by                size  val_auc  reason',
      'churn@2  registered  0 s  ana@example.com  13 MB   0.8214  retrained after drift',
      'churn@1  production  0 s  ana@example.com  13 MB   0.8214  retrained after drift\n',
    ].join('\n'),
  );
});

it('shows those metrics that count: the declared one, then validation before training', async () => {
  const root = temporaryFolder({ 'tend.yaml': 'models:\n  churn:\n    primary: { metric: profit, goal: maximize }\n' });
  const metric = (value: number) => ({ value, low: null, high: null });
  const metrics = { fit_time: metric(3), profit: metric(12), training_accuracy: metric(1), val_auc: metric(0.8) };
  recordEvents(openedRegistry(root), () => [registration('churn', 1, { metrics })]);
  const { out } = await runTend(root, ['models', 'list']);
  expect(out).toMatch(/size +profit +val_auc +training_accuracy +reason/);
});

it('counts down also what is archived, and calls nothing restorable that is purged', async () => {
  const root = temporaryFolder();
  const said = { model: 'churn', version: 1, digest: digestFor('churn1'), reason: 'old' };
  const notice = { notice: 'old', until: '2026-12-04T23:59:59.999Z', replacement: null };
  const drilled = { ok: true, seconds: 4, maxAbsDiff: 0, environment: 'Python', pairs: 1, latency: null, problems: [] };
  const context = openedRegistry(root);
  recordEvents(context, () => [
    registration('churn', 1),
    { ...said, ...drilled, kind: 'drilled' },
    { ...said, ...notice, kind: 'deprecated' },
    { ...said, kind: 'archived', to: 'archive/churn/1', retainUntil: null },
  ]);
  const state = async () => (await runTend(root, ['models', 'show', 'churn@1'])).out;
  expect(await state()).toMatch(/^churn@1 {2}archived, deprecated, \d+ days (left|over)\n/);
  expect(await state()).toContain('drill       restorable, proven 2026-11-25');
  recordEvents(context, () => [{ ...said, kind: 'purged', files: [] }]);
  expect(await state()).toMatch(/^churn@1 {2}purged\n/);
  expect(await state()).toContain('drill       was restorable, proven 2026-11-25');
});

it('says it in JSON as the contract has it', async () => {
  const { out } = await runTend(project(), ['models', 'list', '--format', 'json']);
  const { schema, models } = JSON.parse(out) as { schema: number; models: { name: string; versions: object[] }[] };
  expect([schema, models.map(({ name }) => name)]).toEqual([1, ['churn']]);
  expect(models[0]?.versions[1]).toMatchObject({
    version: 'churn@1',
    state: 'live',
    aliases: ['production'],
    created: '2026-11-25T18:00:00.000Z',
    run: '1f0c',
    metrics: { val_auc: 0.8214 },
  });
});

it('says what to do where nothing is registered', async () => {
  const { code, notes } = await runTend(temporaryFolder(), ['models', 'list']);
  expect({ code, notes }).toEqual({
    code: 0,
    notes: ['No model is registered yet; tend models package makes a package, tend models register a version of it.'],
  });
});
