import { expect, it, vi } from 'vitest';
import * as vscode from 'vscode';
import { givenOf } from '../../../../src/vscode/commands/models/given';
import type { ModelServices } from '../../../../src/vscode/commands/models/modelCommand';
import { registerPackage } from '../../../../src/vscode/commands/models/registerPackage';
import { digestFor } from '../../models/registry/happenings';
import { eventually } from '../../eventually';

const message = vi.hoisted(() => vi.fn<(text: string, action: string) => Promise<string>>());
const warning = vi.hoisted(() => vi.fn<(text: string) => void>());

vi.mock('vscode', () => ({
  Uri: class Uri {
    static file = () => new Uri();
    fsPath = '/churn/packages/rf';
  },
  ProgressLocation: {},
  workspace: { isTrusted: true },
  window: {
    showInputBox: () => Promise.resolve('retrained'),
    showInformationMessage: message,
    showWarningMessage: warning,
    withProgress: (_: unknown, work: (...given: readonly unknown[]) => unknown) =>
      work({ report: () => undefined }, { onCancellationRequested: () => undefined }),
  },
}));

it('a package that became a version is told of, which leads to its version', async () => {
  const project = { scope: 'file:///churn', name: 'churn' };
  const opened = vi.fn();
  const models = {
    ask: () => Promise.resolve({ name: 'churn', folder: '/churn/packages/rf', of: 'joblib of the run rf-1' }),
    act: () => Promise.resolve({ version: 'churn@4', digest: digestFor('churn4'), emptyRequirements: null }),
  };
  const projects = { locate: () => ({ project }), all: () => [project] };
  const services = { models, projects, modelPanels: { open: opened } } as unknown as ModelServices;
  message.mockResolvedValue('Show');
  await registerPackage.run(services, vscode.Uri.file('/churn/packages/rf'), givenOf(undefined));
  expect(message).toHaveBeenCalledWith('churn@4 is registered: joblib of the run rf-1.', 'Show');
  await eventually(() => expect(opened).toHaveBeenCalled());
  expect(opened.mock.calls[0]).toEqual([
    project,
    { model: 'churn', promotion: null },
    { version: 4, digest: digestFor('churn4') },
  ]);
});

it('a version whose bytes no clone gets is warned of, and one whose requirements are empty', async () => {
  const project = { scope: 'file:///churn', name: 'churn' };
  const registered = { version: 'churn@4', digest: digestFor('churn4'), emptyRequirements: null };
  const lacks = 'since requirements.txt lists nothing, while rf.joblib imports sklearn';
  const act = vi
    .fn()
    .mockResolvedValueOnce({ ...registered, onlyStored: true })
    .mockResolvedValueOnce({ ...registered, onlyStored: false, emptyRequirements: lacks });
  const models = {
    ask: () => Promise.resolve({ name: 'churn', folder: '/churn/packages/rf', of: 'joblib' }),
    act: act.mockResolvedValue({ ...registered, onlyStored: false }),
  };
  const projects = { locate: () => ({ project }), all: () => [project] };
  const services = { models, projects } as unknown as ModelServices;
  message.mockResolvedValue('');
  const register = () => registerPackage.run(services, vscode.Uri.file('/churn/packages/rf'), givenOf(undefined));
  for (let times = 0; times < 3; times++) await register();
  expect(warning.mock.calls.map(([text]) => text)).toEqual([
    expect.stringMatching(
      /^The bytes of churn@4 are under \.tend alone, which git does not hold: no clone gets them\./,
    ),
    `churn@4 lacks requirements, ${lacks}.`,
  ]);
});
