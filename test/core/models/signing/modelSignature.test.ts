import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkSignature, preAuthenticated, signFiles } from '../../../../src/models/signing/modelSignature';
import { renderBundle } from '../../../../src/models/signing/signatureBundle';
import { privateKey, publicKey } from '../../../../src/models/signing/signingKey';
import { renderStatement } from '../../../../src/models/signing/signedStatement';

const pem = (key: KeyObject, type: 'sec1' | 'pkcs8' | 'spki') => key.export({ type, format: 'pem' }).toString();
const pair = (namedCurve: string) => generateKeyPairSync('ec', { namedCurve });
const digest = (letter: string) => `sha256:${letter.repeat(64)}`;

const files = new Map([
  ['a.txt', digest('a')],
  ['a/b', digest('b')],
  ['a-b', digest('c')],
  ['a/a', digest('d')],
]);
const own = pair('P-384');
const key = privateKey(pem(own.privateKey, 'pkcs8'), 'key.pem');
const open = publicKey(pem(own.publicKey, 'spki'), 'public.pem');

describe('a model signature', () => {
  it.each(
    ['P-256', 'P-384', 'P-521'].flatMap((curve) => (['sec1', 'pkcs8'] as const).map((form) => ({ curve, form }))),
  )('is made and checked with $curve keys in the form $form', ({ curve, form }) => {
    const { privateKey: secret, publicKey: shared } = pair(curve);
    const text = signFiles('model', files, privateKey(pem(secret, form), 'key.pem'));
    const checked = checkSignature(text, files, publicKey(pem(shared, 'spki'), 'public.pem'));
    expect(checked).toMatchObject({ state: 'valid', problems: [] });
  });

  it('signs files folder by folder', () => {
    const statement = JSON.parse(renderStatement('model', files)) as { predicate: { resources: { name: string }[] } };
    expect(statement.predicate.resources.map(({ name }) => name)).toEqual(['a/a', 'a/b', 'a-b', 'a.txt']);
  });

  it('encodes what is signed as DSSE says', () => {
    const encoded = preAuthenticated(Buffer.from('hello world'), 'http://example.com/HelloWorld');
    expect(Buffer.from(encoded).toString()).toBe('DSSEv1 29 http://example.com/HelloWorld 11 hello world');
  });

  it('names every file that differs from what was signed', () => {
    const text = signFiles('model', files, key);
    const changed = new Map([...files, ['a/a', digest('e')], ['new', digest('f')]]);
    changed.delete('a-b');
    expect(checkSignature(text, changed, open)).toMatchObject({
      state: 'invalid',
      problems: [
        { path: 'a/a', problem: 'is not what was signed' },
        { path: 'a-b', problem: 'was signed and is missing' },
        { path: 'new', problem: 'was not signed' },
      ],
    });
  });

  it('is unchecked without a key, and invalid with another one', () => {
    const text = signFiles('model', files, key);
    expect(checkSignature(text, files, null).state).toBe('unchecked');
    const other = publicKey(pem(pair('P-384').publicKey, 'spki'), 'other.pem');
    expect(checkSignature(text, files, other)).toMatchObject({
      state: 'invalid',
      problems: [{ path: null, problem: 'was made with another key than the one given.' }],
    });
  });

  it('is found out by any byte of it that is changed, put in or taken out', () => {
    const text = signFiles('model', files, key);
    for (let at = 0; at < text.length; at++) {
      const other = text[at] === ' ' ? 'x' : ' ';
      const letter = text[at] === 'A' ? 'B' : 'A';
      for (const replaced of [other, letter, '', `${text[at] ?? ''}${other}`]) {
        const changed = text.slice(0, at) + replaced + text.slice(at + 1);
        const { state } = checkSignature(changed, files, open);
        expect({ at, replaced, state }).toEqual({ at, replaced, state: 'invalid' });
      }
    }
  });

  it.each([
    ['a line break at its end', (text: string) => `${text}\n`, 'valid'],
    ['indentation', (text: string) => JSON.stringify(JSON.parse(text), null, 2), 'valid'],
    ['a tab at its end', (text: string) => `${text}\t`, 'invalid'],
    ['another key in it', (text: string) => text.replace('{', '{"more":1,'), 'invalid'],
    ['no text', () => '', 'invalid'],
  ])('with %s is judged', (_, change, state) => {
    expect(checkSignature(change(signFiles('model', files, key)), files, open).state).toBe(state);
  });

  it('of the time before 1.0 is refused with a clear sentence', () => {
    const payload = Buffer.from(JSON.stringify({ predicateType: 'https://model_signing/Digests/v0.1' }));
    const text = renderBundle({ hint: open.hint, payload, signature: Buffer.from('x') });
    expect(checkSignature(text, files, null).problems[0]?.problem).toContain('model signing before 1.0');
  });
});

describe('a key', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  it.each([
    ['a text', () => privateKey('hello', 'k.pem'), 'k.pem is not a key in PEM form.'],
    [
      'a public key to sign',
      () => privateKey(pem(own.publicKey, 'spki'), 'k.pem'),
      'k.pem is a public key; signing needs the private one.',
    ],
    ['a private key to verify', () => publicKey(pem(own.privateKey, 'pkcs8'), 'k.pem'), 'k.pem is a private key;'],
    [
      'another curve',
      () => privateKey(pem(pair('secp256k1').privateKey, 'pkcs8'), 'k.pem'),
      'k.pem is not a key on P-256, P-384 or P-521',
    ],
    ['RSA', () => privateKey(pem(rsa.privateKey, 'pkcs8'), 'k.pem'), 'k.pem is not a key on P-256, P-384 or P-521'],
    [
      'an encrypted one',
      () =>
        privateKey(
          own.privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }) as string,
          'k.pem',
        ),
      'k.pem is encrypted; decrypt it first',
    ],
  ])('is refused: %s', (_, read, problem) => expect(read).toThrow(problem));
});
