import { expect, it } from 'vitest';
import { recordEvents } from '../../../../src/actions/models/recordEvents';
import { promotion, registration } from '../../models/registry/happenings';
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
