import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import * as vscode from 'vscode';
import { act } from './act';
import { askReason, choose } from './ask';
import type { ModelCommand, ModelServices } from './modelCommand';
import { versionTarget } from './modelTarget';

/** Where the key is kept that was signed with last; the keychain of the system encrypts it. */
const secretName = 'tend.signingKey';

/** Tend: Sign… With a private key of a file, or the one that was kept. */
export const signVersion: ModelCommand = {
  id: 'tend.models.sign',
  async run(services, target, given) {
    const { project, name } = await versionTarget(services, target, 'Sign', ({ state }) => state !== 'purged');
    const key = await askKey(services, name);
    const reason = given.reason ?? (await askReason(`Sign ${name}`));
    const path = vscode.Uri.joinPath(vscode.Uri.parse(project.scope), name).fsPath;
    const input = { package: name, path, key, reason };
    await act(services.models, project, { action: 'sign', input, title: `Signing ${name}` });
    if (!key.isKept) await offerToKeep(services, key);
  },
};

interface Key {
  readonly pem: string;
  readonly name: string;
  readonly isKept: boolean;
}

async function askKey({ secrets }: ModelServices, version: string): Promise<Key> {
  const kept = await secrets.get(secretName);
  const file = { label: '$(key) Private Key from a File…', isKept: false };
  const items = kept === undefined ? [file] : [{ label: '$(lock) The Key That Is Kept', isKept: true }, file];
  const { isKept } = await choose(`Sign ${version} with`, items);
  if (isKept && kept !== undefined) return { pem: kept, name: 'the key that is kept', isKept };
  const filters = { 'Private key': ['pem', 'key'] };
  const [uri] = (await vscode.window.showOpenDialog({ title: `Sign ${version}`, openLabel: 'Sign', filters })) ?? [];
  if (!uri) throw new vscode.CancellationError();
  return { pem: await readFile(uri.fsPath, 'utf8'), name: basename(uri.fsPath), isKept: false };
}

async function offerToKeep({ secrets }: ModelServices, { pem, name }: Key): Promise<void> {
  const keep = 'Keep Key';
  const question = `Keep ${name} in the keychain of this machine for the next signature?`;
  if ((await vscode.window.showInformationMessage(question, keep)) === keep) await secrets.store(secretName, pem);
}
