import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import * as vscode from 'vscode';
import { dayText } from '../../../base/days';
import { errorMessage } from '../../../base/errors';
import { privateKey } from '../../../models/signing/signingKey';
import { act } from './act';
import { CommandError } from '../registerCommands';
import { askReason } from './ask';
import type { ModelCommand, ModelServices } from './modelCommand';
import { versionTarget } from './modelTarget';
import { tellDone } from './tellDone';

/** Where the key is kept that was signed with last; the keychain of the system encrypts it. */
const secretName = 'tend.signingKey';

/** Tend: Sign… With a private key of a file, or the one that was kept. */
export const signVersion: ModelCommand = {
  id: 'tend.models.sign',
  async run(services, target, given) {
    const suits = ({ state }: { readonly state: string }) => state !== 'purged';
    const { project, model, version, name } = await versionTarget(services, target, 'Sign which version?', suits);
    const key = await askKey(services, name);
    const reason = given.reason ?? (await askReason(`Sign ${name}`));
    const path = vscode.Uri.joinPath(vscode.Uri.parse(project.scope), name).fsPath;
    const input = { package: name, path, key, reason };
    const { replaced } = await act(services.models, project, { action: 'sign', input, title: `Signing ${name}` });
    const { number, digest } = version;
    const instead =
      replaced && `, in place of the signature with ${replaced.key.slice(0, 12)} of ${dayText(replaced.at)}`;
    tellDone(services, `${name} is signed with ${key.name}${instead ?? ''}.`, {
      project,
      model,
      version: number,
      digest,
    });
    if (!key.isKept) void offerToKeep(services, key);
  },
};

interface Key {
  readonly pem: string;
  readonly name: string;
  readonly isKept: boolean;
}

async function askKey({ secrets }: ModelServices, version: string): Promise<Key> {
  const kept = await secrets.get(secretName);
  const ofFile = {
    label: '$(key) A Private Key from a File…',
    description: 'PEM, on P-256, P-384 or P-521, not encrypted',
    isKept: false,
  };
  const ofMachine = { label: '$(lock) The Private Key That Is Kept', description: 'in the keychain', isKept: true };
  const items = [...(kept === undefined ? [] : [ofMachine]), ofFile];
  const chosen = await vscode.window.showQuickPick(items, {
    ...{
      title: `Sign ${version} with which private key?`,
      placeHolder: 'the signature covers every file of the package',
    },
  });
  if (!chosen) throw new vscode.CancellationError();
  if (chosen.isKept && kept !== undefined) return { pem: kept, name: 'the key that is kept', isKept: true };
  return keyOfFile(version);
}

/** A file that holds no private key is told before anything else is asked. */
async function keyOfFile(version: string): Promise<Key> {
  const filters = { 'Private key (PEM)': ['pem', 'key'] };
  const title = `Private key (PEM) that signs ${version}`;
  const [uri] = (await vscode.window.showOpenDialog({ title, openLabel: 'Sign with This Key', filters })) ?? [];
  if (!uri) throw new vscode.CancellationError();
  const key = { pem: await readFile(uri.fsPath, 'utf8'), name: basename(uri.fsPath), isKept: false };
  try {
    privateKey(key.pem, key.name);
  } catch (error) {
    throw new CommandError(errorMessage(error));
  }
  return key;
}

/** Not awaited: the version is signed, and the question stays as long as it is wanted. */
async function offerToKeep({ secrets }: ModelServices, { pem, name }: Key): Promise<void> {
  const keep = 'Keep Key';
  const question = `Keep ${name} in the keychain of this machine for the next signature?`;
  if ((await vscode.window.showInformationMessage(question, keep)) !== keep) return;
  try {
    await secrets.store(secretName, pem);
  } catch (error) {
    void vscode.window.showErrorMessage(`${name} was not kept in the keychain: ${errorMessage(error)}`);
  }
}
