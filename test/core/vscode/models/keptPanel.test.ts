import { expect, it } from 'vitest';
import { keepPanel, keptPanel } from '../../../../src/vscode/models/panel/keptPanel';
import { digestFor } from '../../models/registry/happenings';

const project = { scope: 'file:///churn' };
const model = { model: 'churn', promotion: null };
const promotion = { version: 2, digest: digestFor('churn2'), stage: 'production' };
const state = { tab: 'metrics', version: 2, digest: digestFor('churn2'), day: null, reason: '' };

it('the tab and the version of a panel come back for its model and its project alone', () => {
  const states = new Map<string, unknown>();
  keepPanel(states, project, model, state);
  expect(keptPanel(states, project, model)).toEqual(state);
  expect(keptPanel(states, project, { ...model, model: 'fraud' })).toBeNull();
  expect(keptPanel(states, { scope: 'file:///other' }, model)).toBeNull();
  expect(keptPanel(states, project, { ...model, promotion })).toBeNull();
});

it('the reason that is typed on the page of a promotion stays with its version when another stage is chosen', () => {
  const states = new Map<string, unknown>();
  keepPanel(states, project, { ...model, promotion }, { ...state, reason: 'Half a reason' });
  const other = { ...model, promotion: { ...promotion, stage: 'staging' } };
  expect(keptPanel(states, project, other)?.reason).toBe('Half a reason');
});

it('what is no state of a panel is not brought back', () => {
  expect(keptPanel({ get: () => ({ tab: 3 }), set: () => undefined }, project, model)).toBeNull();
});
