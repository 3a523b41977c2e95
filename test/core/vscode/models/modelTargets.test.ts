import { beforeEach, expect, it, vi } from 'vitest';
import { givenOf } from '../../../../src/vscode/commands/models/given';
import type { ModelServices } from '../../../../src/vscode/commands/models/modelCommand';
import { openModel } from '../../../../src/vscode/commands/models/openModel';
import { openModelTarget, type TargetPlace } from '../../../../src/vscode/models/panel/modelTargets';
import { runRow } from '../../../../src/vscode/trees/rowIds';
import { digestFor } from '../../models/registry/happenings';

const execute = vi.hoisted(() => vi.fn<(...given: readonly unknown[]) => Promise<void>>());

vi.mock('vscode', () => ({ commands: { executeCommand: execute }, workspace: { isTrusted: true } }));

beforeEach(() => void execute.mockReset());

const scope = 'file:///churn';
const project = { scope };
const digest = digestFor('churn4');
const ask = (_: unknown, question: string) =>
  Promise.resolve(question === 'versions' ? [{ number: 4, digest }] : [{ name: 'churn', versions: [] }]);
const place = { models: { ask }, project, model: 'churn' } as unknown as TargetPlace;

it('opens the runs of two versions side by side, in the order in which they are named', async () => {
  await openModelTarget(place, 'runs:bbb,aaa');
  const rows = [runRow(scope, 'bbb'), runRow(scope, 'aaa')];
  expect(execute.mock.calls).toEqual([['tend.runs.compare', rows[0], rows]]);
});

it('opens the page of a model with a version beside the one that it is compared with', async () => {
  await openModelTarget(place, 'compare:4,1');
  const [command, row, given] = execute.mock.calls[0] ?? [];
  expect(command).toBe('tend.models.open');
  const opened = vi.fn();
  const projects = { get: () => project, all: () => [project] };
  const services = { models: { ask, projects }, projects, modelPanels: { open: opened } } as unknown as ModelServices;
  await openModel.run(services, row, givenOf(given));
  expect(opened.mock.calls[0]?.[1]).toEqual({ model: 'churn', promotion: null });
  expect(opened.mock.calls[0]?.[2]).toMatchObject({ version: 4, digest, against: 1 });
});
