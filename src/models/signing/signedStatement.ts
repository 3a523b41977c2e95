import { createHash } from 'node:crypto';
import * as z from 'zod/mini';

/** Digest of each signed file, `sha256:…` by path. */
export type SignedFiles = ReadonlyMap<string, string>;

const statementType = 'https://in-toto.io/Statement/v1';
const predicateType = 'https://model_signing/signature/v1.0';
const hex = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** What OpenSSF model signing 1.0 signs: an in-toto statement with the digest of every file. */
const statement = z.object({
  _type: z.literal(statementType),
  subject: z.array(z.object({ name: z.string(), digest: z.object({ sha256: hex }) })).check(z.length(1)),
  predicateType: z.literal(predicateType),
  predicate: z.object({
    serialization: z.object({ method: z.string(), hash_type: z.string() }),
    resources: z.array(z.object({ name: z.string(), algorithm: z.literal('sha256'), digest: hex })),
  }),
});

export function renderStatement(name: string, files: SignedFiles): string {
  const resources = [...files]
    .sort(([a], [b]) => byComponents(a, b))
    .map(([path, digest]) => ({ name: path, algorithm: 'sha256', digest: digest.slice('sha256:'.length) }));
  const [subject, serialization] = [
    { name, digest: { sha256: rootDigest(resources) } },
    { method: 'files', hash_type: 'sha256', allow_symlinks: false, ignore_paths: ['.gitattributes', 'model.sig'] },
  ];
  return JSON.stringify({
    _type: statementType,
    subject: [subject],
    predicateType,
    predicate: { resources, serialization },
  });
}

/** The files that a statement signs, or one sentence why that cannot be told. */
export function readStatement(json: unknown): SignedFiles | string {
  const type = z.object({ predicateType: z.string() }).safeParse(json);
  if (type.data?.predicateType === 'https://model_signing/Digests/v0.1')
    return 'it was made by model signing before 1.0, which signed something else than it said; sign it again.';
  const parsed = statement.safeParse(json);
  if (!parsed.success) return 'what it signs is not a statement of OpenSSF model signing 1.0.';
  const { subject, predicate } = parsed.data;
  const { method, hash_type } = predicate.serialization;
  if (method !== 'files' || hash_type !== 'sha256')
    return `it signs ${method} by ${hash_type}; only files by sha256 are known.`;
  const files = new Map(predicate.resources.map(({ name, digest }) => [name, `sha256:${digest}`]));
  if (files.size < predicate.resources.length) return 'it names a file twice.';
  if (subject[0]?.digest.sha256 !== rootDigest(predicate.resources))
    return 'its root is not the digest of what it lists.';
  return files;
}

/** SHA-256 over the digests of the files, as bytes, in their order. */
function rootDigest(resources: readonly { readonly digest: string }[]): string {
  const hash = createHash('sha256');
  for (const { digest } of resources) hash.update(digest, 'hex');
  return hash.digest('hex');
}

/** Names are compared folder by folder, so that `a/b` comes before `a-b`. */
function byComponents(a: string, b: string): number {
  const [left, right] = [a.split('/'), b.split('/')];
  for (let index = 0; ; index++) {
    const [one, other] = [left[index], right[index]];
    if (one === other && one !== undefined) continue;
    if (one === undefined || other === undefined) return left.length - right.length;
    return Buffer.compare(Buffer.from(one), Buffer.from(other));
  }
}
