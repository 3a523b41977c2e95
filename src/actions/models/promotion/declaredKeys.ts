import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unreadable } from '../../../disk/unreadable';
import type { DeclaredGate } from '../../../models/gates/declaredGate';
import type { DeclaredKey } from '../../../models/gates/gate';
import { signatureFile } from '../../../models/package/layoutDocuments';
import type { PackageEntries } from '../../../models/package/packageEntries';
import { entryBytes } from '../../../models/package/readPackage';
import { UnusableInput } from '../../../models/refusal';
import { isSignedWith } from '../../../models/signing/modelSignature';
import { publicKey, type SigningKey } from '../../../models/signing/signingKey';

/** Files of the keys that gates name. */
export function keysOf(gates: readonly DeclaredGate[]): readonly string[] {
  return gates.flatMap((gate) => (gate.key === 'signed' ? (gate.settings?.keys ?? []) : []));
}

/** Which of the named keys made the signature of a package, by their files below `root`. */
export function declaredKeys(
  root: string,
  { files }: PackageEntries,
  names: readonly string[],
): ReadonlyMap<string, DeclaredKey> {
  const text = files.has(signatureFile) ? Buffer.from(entryBytes(files, signatureFile)).toString('utf8') : '';
  return new Map(names.map((name) => [name, cameOf(keyIn(root, name), text)]));
}

function cameOf(key: SigningKey | string, text: string): DeclaredKey {
  if (typeof key === 'string') return { problem: key };
  return isSignedWith(text, key) ? 'signed' : { didNotSign: key.hint };
}

/** A text says why it cannot be used. */
function keyIn(root: string, name: string): SigningKey | string {
  let pem: string;
  try {
    pem = readFileSync(join(root, name), 'utf8');
  } catch (error) {
    return `the key ${name} of tend.yaml ${unreadable(error)}`;
  }
  try {
    return publicKey(pem, name);
  } catch (error) {
    if (error instanceof UnusableInput)
      return `the key of tend.yaml cannot be used: ${error.message.replace(/\.$/, '')}`;
    throw error;
  }
}
