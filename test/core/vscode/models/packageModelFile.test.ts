import { beforeEach, expect, it, vi } from 'vitest';
import * as vscode from 'vscode';
import { givenOf } from '../../../../src/vscode/commands/models/given';
import type { ModelServices } from '../../../../src/vscode/commands/models/modelCommand';
import { packageModelFile } from '../../../../src/vscode/commands/models/packageModelFile';
import { eventually } from '../../eventually';

interface Item {
  readonly label: string;
  readonly description?: string;
}

const host = vi.hoisted(() => {
  class Uri {
    static file = (path: string) => new Uri(path);
    static parse = (text: string) => new Uri(text.replace('file://', ''));
    static joinPath = (uri: Uri, path: string) => new Uri(`${uri.path}/${path}`);
    constructor(readonly path: string) {}
    get fsPath() {
      return this.path;
    }
    toString() {
      return `file://${this.path}`;
    }
  }
  class Tab {
    constructor(readonly uri: Uri) {}
  }
  const warned = vi.fn<(text: string, options: object, action: string) => Promise<string | undefined>>();
  const offered = vi.fn<(items: readonly Item[]) => Promise<undefined>>();
  const told = vi.fn<(text: string, ...actions: readonly string[]) => Promise<string | undefined>>();
  const execute = vi.fn<(command: string, target: unknown) => Promise<boolean>>();
  return {
    Uri,
    Tab,
    warned,
    offered,
    told,
    execute,
    workspace: { isTrusted: true, asRelativePath: ({ path }: Uri) => path.slice('/churn/'.length) },
  };
});

vi.mock('vscode', () => ({
  ...{ Uri: host.Uri, workspace: host.workspace, TabInputCustom: host.Tab, TabInputText: host.Tab },
  QuickPickItemKind: { Separator: -1 },
  CancellationError: class extends Error {},
  commands: { executeCommand: host.execute },
  window: {
    showWarningMessage: host.warned,
    showInformationMessage: host.told,
    showInputBox: ({ value }: { readonly value: string }) => Promise.resolve(value),
    showQuickPick: host.offered,
    tabGroups: { activeTabGroup: { activeTab: { input: new host.Tab(new host.Uri('/churn/evil.pkl')) } } },
  },
}));

vi.mock('../../../../src/vscode/commands/models/askParts', () => ({ askParts: () => Promise.resolve({}) }));
vi.mock('../../../../src/vscode/commands/models/act', () => ({
  act: () => Promise.resolve({ name: 'rf', path: '/churn/packages/rf', warnings: [] }),
}));
vi.mock('../../../../src/vscode/commands/models/packagedPage', () => ({ packagedSentence: () => 'rf is packaged.' }));

const project = {
  scope: 'file:///churn',
  name: 'churn',
  root: '/churn',
  discovery: { dataFiles: [], modelFiles: ['rf.joblib', 'evil.pkl', 'cut.safetensors'] },
};
const answers: Readonly<Record<string, unknown>> = {
  inspect: {
    verdict: 'dangerous',
    imports: [{ module: 'os', name: 'system', verdict: 'dangerous', called: true }],
    problems: [],
  },
  packageable: [],
  tree: [],
  verdicts: [
    { path: 'evil.pkl', report: { verdict: 'dangerous', problems: [] } },
    { path: 'cut.safetensors', report: { verdict: 'not-code', problems: [{ problem: 'It ends.', at: 0 }] } },
    { path: 'rf.joblib', report: { verdict: 'safe', problems: [] } },
  ],
};
const services = {
  checks: { all: () => [] },
  models: { ask: (_: unknown, name: string) => Promise.resolve(answers[name]) },
  projects: { all: () => [project], locate: () => ({ project }) },
} as unknown as ModelServices;
const packaging = (target?: unknown) => packageModelFile.run(services, target, givenOf(undefined));

beforeEach(() => {
  vi.clearAllMocks();
  host.workspace.isTrusted = true;
});

it('a folder that is not trusted is said to need trust before anything is asked', async () => {
  host.workspace.isTrusted = false;
  await expect(packaging(vscode.Uri.file('/churn/evil.pkl'))).rejects.toThrow('Trust this folder first');
  expect(host.offered).not.toHaveBeenCalled();
});

it('what cannot be packaged is refused before anything is asked', async () => {
  const ask = () => Promise.reject(new Error('evil.pkl cannot be packaged.'));
  const refusing = { ...services, models: { ask } } as unknown as ModelServices;
  const packaged = packageModelFile.run(refusing, vscode.Uri.file('/churn/evil.pkl'), givenOf(undefined));
  await expect(packaged).rejects.toThrow('evil.pkl cannot be packaged.');
  expect([host.warned.mock.calls, host.offered.mock.calls]).toEqual([[], []]);
});

it('a model that would run commands is said to before it is packaged', async () => {
  host.warned.mockResolvedValue(undefined);
  await expect(packaging(vscode.Uri.file('/churn/evil.pkl'))).rejects.toBeInstanceOf(vscode.CancellationError);
  const [question, options] = host.warned.mock.calls[0] ?? [];
  expect(question).toBe('Loading evil.pkl is dangerous. Package it?');
  expect(options).toMatchObject({
    detail: expect.stringContaining('Loading it can run commands: os.system.') as string,
  });
});

it('the palette offers the file in front first, and once, rather than taking it, and says what is harmful', async () => {
  host.offered.mockResolvedValue(undefined);
  await expect(packaging()).rejects.toBeInstanceOf(vscode.CancellationError);
  const items = host.offered.mock.calls[0]?.[0] ?? [];
  const labels = items.map(({ label }) => label);
  expect(items.slice(0, 5).map(({ label, description }) => [label, description])).toEqual([
    ['Open in the Editor', undefined],
    ['$(error) evil.pkl', 'dangerous'],
    ['Model Files', undefined],
    ['$(file-binary) rf.joblib', 'churn'],
    ['$(error) cut.safetensors', 'damaged, churn'],
  ]);
  expect(labels.filter((label) => label.includes('evil.pkl'))).toHaveLength(1);
});

it('a model is packaged though nobody answers what is told of it, and registered where that is answered', async () => {
  host.warned.mockResolvedValue('Package All the Same');
  host.told.mockReturnValueOnce(new Promise(() => undefined));
  await packaging(vscode.Uri.file('/churn/evil.pkl'));
  expect(host.told).toHaveBeenLastCalledWith('rf is packaged.', 'Show', 'Register…');
  host.told.mockResolvedValueOnce('Register…');
  await packaging(vscode.Uri.file('/churn/evil.pkl'));
  await eventually(() => expect(host.execute.mock.calls).toEqual([['tend.models.register', expect.anything()]]));
  expect(host.execute.mock.calls[0]?.[1]).toMatchObject({ path: '/churn/packages/rf' });
});
