import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { UnusableInput } from '../refusal';

/** Curves of the OpenSSF model signing specification, with the hash that belongs to each. */
const hashes: Readonly<Record<string, string>> = { prime256v1: 'sha256', secp384r1: 'sha384', secp521r1: 'sha512' };

/** An elliptic key that signs or verifies. */
export interface SigningKey {
  readonly key: KeyObject;
  readonly hash: string;
  /** What names its public half: SHA-256 of the PEM text of it, in hexadecimal digits. */
  readonly hint: string;
}

/** Reads a private key: PEM, SEC 1 or PKCS 8, not encrypted. `name` is how the person called it. */
export function privateKey(pem: string, name: string): SigningKey {
  if (pem.includes('-----BEGIN PUBLIC KEY-----'))
    throw new UnusableInput(`${name} is a public key; signing needs the private one.`);
  if (pem.includes('ENCRYPTED'))
    throw new UnusableInput(`${name} is encrypted; decrypt it first, for instance with openssl ec.`);
  return signingKey(() => createPrivateKey(pem), name);
}

/** Reads a public key in PEM. */
export function publicKey(pem: string, name: string): SigningKey {
  if (pem.includes('PRIVATE KEY-----'))
    throw new UnusableInput(
      `${name} is a private key; verifying needs the public one, and the private one stays where it is.`,
    );
  return signingKey(() => createPublicKey(pem), name);
}

function signingKey(read: () => KeyObject, name: string): SigningKey {
  const key = attempt(read);
  if (!key) throw new UnusableInput(`${name} is not a key in PEM form.`);
  const hash = hashes[key.asymmetricKeyDetails?.namedCurve ?? ''];
  if (hash === undefined)
    throw new UnusableInput(`${name} is not a key on P-256, P-384 or P-521, as model signing asks for.`);
  return { key, hash, hint: hintOf(key) };
}

function attempt(read: () => KeyObject): KeyObject | null {
  try {
    return read();
  } catch {
    return null;
  }
}

function hintOf(key: KeyObject): string {
  const half = key.type === 'public' ? key : createPublicKey(key);
  return createHash('sha256')
    .update(half.export({ type: 'spki', format: 'pem' }))
    .digest('hex');
}
