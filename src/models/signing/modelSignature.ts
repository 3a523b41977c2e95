import { sign, verify } from 'node:crypto';
import { payloadType, readBundle, renderBundle, type SignatureBundle } from './signatureBundle';
import { readStatement, renderStatement, type SignedFiles } from './signedStatement';
import type { SigningKey } from './signingKey';

/** Signs files as OpenSSF model signing 1.0 says; the text is that of `model.sig`. `name` is that of their folder. */
export function signFiles(name: string, files: SignedFiles, { key, hash, hint }: SigningKey): string {
  const payload = Buffer.from(renderStatement(name, files));
  const signature = sign(hash, preAuthenticated(payload), { key, dsaEncoding: 'der' });
  return renderBundle({ hint, payload, signature });
}

/** What a signature says of files. */
export interface CheckedSignature {
  /** `unchecked`: it fits the files, but no key was given. */
  readonly state: 'valid' | 'invalid' | 'unchecked';
  readonly hint: string | null;
  /** Empty unless it is invalid; `path` is the file that fails, or the signature. */
  readonly problems: readonly { readonly path: string | null; readonly problem: string }[];
}

/** Checks the text of a `model.sig` against all other files of its folder, and against the key where one is given. */
export function checkSignature(text: string, files: SignedFiles, key: SigningKey | null): CheckedSignature {
  const bundle = readBundle(text);
  if (!bundle) return invalid(null, 'is not a signature by OpenSSF model signing with a key, or was changed.');
  const { hint } = bundle;
  if (key && hint !== key.hint) return invalid(hint, 'was made with another key than the one given.');
  if (key && !isBy(bundle, key))
    return invalid(hint, 'does not fit what it signs: it was changed, or made with another key.');
  const signed = readStatement(parsed(bundle.payload));
  if (typeof signed === 'string') return invalid(hint, `cannot be used: ${signed}`);
  const problems = differences(signed, files);
  return { state: problems.length > 0 ? 'invalid' : key ? 'valid' : 'unchecked', hint, problems };
}

/** Whether the text of a `model.sig` was signed with a key; what it signs is not looked at. */
export function isSignedWith(text: string, key: SigningKey): boolean {
  const bundle = readBundle(text);
  return bundle?.hint === key.hint && isBy(bundle, key);
}

function isBy({ payload, signature }: SignatureBundle, { key, hash }: SigningKey): boolean {
  return verify(hash, preAuthenticated(payload), { key, dsaEncoding: 'der' }, signature);
}

function differences(signed: SignedFiles, files: SignedFiles): CheckedSignature['problems'] {
  const problems: { path: string; problem: string }[] = [];
  for (const [path, digest] of signed) {
    const now = files.get(path);
    if (now === undefined) problems.push({ path, problem: 'was signed and is missing' });
    else if (now !== digest) problems.push({ path, problem: 'is not what was signed' });
  }
  for (const path of files.keys()) if (!signed.has(path)) problems.push({ path, problem: 'was not signed' });
  return problems;
}

function invalid(hint: string | null, problem: string): CheckedSignature {
  return { state: 'invalid', hint, problems: [{ path: null, problem }] };
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}

/** Pre-authentication encoding of DSSE 1.0 (github.com/secure-systems-lab/dsse, protocol.md). */
export function preAuthenticated(body: Uint8Array, type = payloadType): Uint8Array {
  const head = `DSSEv1 ${Buffer.byteLength(type)} ${type} ${body.length} `;
  return Buffer.concat([Buffer.from(head), body]);
}
