import { beforeEach, expect, it, vi } from 'vitest';
import type { PanelAct } from '../../../../src/vscode/models/panel/panelAct';
import { actOfPanel } from '../../../../src/vscode/models/panel/panelActs';
import { digestFor } from '../../models/registry/happenings';

const execute = vi.hoisted(() => vi.fn<(...given: readonly unknown[]) => Promise<boolean>>());

vi.mock('vscode', () => ({ commands: { executeCommand: execute } }));

beforeEach(() => void execute.mockReset().mockResolvedValue(true));

const digest = digestFor('churn2');

function acting(promotion: PanelAct['subject']['promotion'], act: Partial<PanelAct['act']>): PanelAct {
  const models = { ask: () => Promise.resolve([{ number: 2, digest }]) };
  const whole = { action: 'drill', version: 2, digest, stage: null, reason: null, gate: null, ...act };
  return {
    models,
    project: { scope: 'file:///churn' },
    subject: { model: 'churn', promotion },
    act: whole,
  } as unknown as PanelAct;
}

it('a drill that is begun on the page of a promotion never takes what is typed there as its reason', async () => {
  const promotion = { version: 2, digest, stage: 'production' };
  await actOfPanel(acting(promotion, { stage: 'production', reason: 'Half a reason' }));
  expect(execute.mock.calls[0]?.[0]).toBe('tend.models.drill');
  expect(execute.mock.calls[0]?.[2]).toMatchObject({ reason: 'asked for on the promotion page of churn@2' });
});

it('a drill that is begun on the page of a model has no reason', async () => {
  await actOfPanel(acting(null, {}));
  expect(execute.mock.calls[0]?.[2]).toMatchObject({ reason: null });
});

it('an approval never takes what is typed on the page of a promotion as its reason', async () => {
  const promotion = { version: 2, digest, stage: 'production' };
  await actOfPanel(acting(promotion, { action: 'approve', stage: 'production', reason: 'Learns the price list' }));
  expect(execute.mock.calls[0]?.[0]).toBe('tend.models.approve');
  expect(execute.mock.calls[0]?.[2]).toMatchObject({ stage: 'production', reason: null });
});
