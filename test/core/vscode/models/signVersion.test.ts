import { generateKeyPairSync } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, it, vi } from 'vitest';
import { givenOf } from '../../../../src/vscode/commands/models/given';
import type { ModelServices } from '../../../../src/vscode/commands/models/modelCommand';
import { signVersion } from '../../../../src/vscode/commands/models/signVersion';
import { versionRow } from '../../../../src/vscode/trees/modelRowIds';
import { eventually } from '../../eventually';
import { digestFor } from '../../models/registry/happenings';
import { temporaryFolder } from '../../temporaryFolder';

const host = vi.hoisted(() => ({
  message: vi.fn<(text: string, action: string) => Promise<string | undefined>>(),
  failure: vi.fn<(text: string) => void>(),
  key: '',
}));

vi.mock('vscode', () => ({
  Uri: { parse: (text: string) => text, joinPath: () => ({ fsPath: '/churn/churn@2' }) },
  CancellationError: class extends Error {},
  workspace: { isTrusted: true },
  window: {
    showInformationMessage: host.message,
    showErrorMessage: host.failure,
    showQuickPick: (items: readonly unknown[]) => Promise.resolve(items.at(-1)),
    showOpenDialog: () => Promise.resolve([{ fsPath: host.key }]),
  },
}));
vi.mock('../../../../src/vscode/commands/models/act', () => ({ act: () => Promise.resolve({}) }));

const question = 'Keep k.pem in the keychain of this machine for the next signature?';
const digest = digestFor('churn2');
const row = versionRow({ scope: 'file:///churn', model: 'churn', version: 2, digest });

/** Signs with a private key from a file, where the keychain does that with it. */
function signing(store: (name: string, pem: string) => Promise<void>): Promise<void> | void {
  const project = { scope: 'file:///churn' };
  const version = { number: 2, digest, state: 'registered', run: null };
  const ask = (_: unknown, name: string) => Promise.resolve(name === 'versions' ? [version] : null);
  const projects = { get: () => project, all: () => [project] };
  const secrets = { get: () => Promise.resolve(undefined), store };
  const services = { models: { ask, projects }, projects, secrets } as unknown as ModelServices;
  return signVersion.run(services, row, givenOf({ reason: 'it was reviewed' }));
}

beforeEach(async () => {
  vi.clearAllMocks();
  host.key = join(temporaryFolder(), 'k.pem');
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  await writeFile(host.key, privateKey.export({ type: 'pkcs8', format: 'pem' }));
});

it('a version is signed though nobody answers whether its key is to be kept', async () => {
  host.message.mockReturnValue(new Promise(() => undefined));
  await signing(() => Promise.resolve());
  expect(host.message.mock.calls.map(([text]) => text)).toEqual(['churn@2 is signed with k.pem.', question]);
});

it('a key is kept where that is answered later, and a keychain that says no is told', async () => {
  host.message.mockImplementation((_, action) => Promise.resolve(action === 'Keep Key' ? action : undefined));
  const store = vi.fn<(name: string, pem: string) => Promise<void>>().mockResolvedValueOnce();
  await signing(store);
  await eventually(() => expect(store.mock.calls[0]?.[1]).toContain('BEGIN PRIVATE KEY'));
  await signing(store.mockRejectedValueOnce(new Error('it is locked')));
  await eventually(() => expect(host.failure).toHaveBeenCalledWith('k.pem was not kept in the keychain: it is locked'));
});
