import * as z from 'zod/mini';
import { strictBase64 } from './strictBase64';

const mediaType = 'application/vnd.dev.sigstore.bundle.v0.3+json';
export const payloadType = 'application/vnd.in-toto+json';

const base64 = z.pipe(
  z.string(),
  z.transform((text, context) => {
    const bytes = strictBase64(text);
    if (bytes) return bytes;
    context.issues.push({ code: 'custom', message: 'is not base64', input: text });
    return z.NEVER;
  }),
);

/** A Sigstore bundle with a key and one signature, as model signing writes it; nothing may be in it that is not looked at. */
const bundle = z.strictObject({
  mediaType: z.literal(mediaType),
  verificationMaterial: z.strictObject({
    publicKey: z.strictObject({ hint: z.string() }),
    tlogEntries: z.optional(z.array(z.never())),
  }),
  dsseEnvelope: z.strictObject({
    payload: base64,
    payloadType: z.literal(payloadType),
    signatures: z.array(z.strictObject({ sig: base64, keyid: z.optional(z.literal('')) })).check(z.length(1)),
  }),
});

/** What a `model.sig` says. */
export interface SignatureBundle {
  readonly hint: string;
  readonly payload: Uint8Array;
  readonly signature: Uint8Array;
}

export function renderBundle({ hint, payload, signature }: SignatureBundle): string {
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  return JSON.stringify({
    mediaType,
    verificationMaterial: { publicKey: { hint }, tlogEntries: [] },
    dsseEnvelope: { payload: text(payload), payloadType, signatures: [{ sig: text(signature), keyid: '' }] },
  });
}

/** Null: it is not a bundle, or not written as JSON is by the tools that sign, so that even a space more is found. */
export function readBundle(text: string): SignatureBundle | null {
  const json = parsed(text);
  if (json === null || !isUsualForm(text, json)) return null;
  const result = bundle.safeParse(json);
  const signature = result.data?.dsseEnvelope.signatures[0]?.sig;
  if (!result.success || !signature) return null;
  const { verificationMaterial, dsseEnvelope } = result.data;
  return { hint: verificationMaterial.publicKey.hint, payload: dsseEnvelope.payload, signature };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Compact, or indented by two, each with or without a last line break. */
function isUsualForm(text: string, json: unknown): boolean {
  const forms = [JSON.stringify(json), JSON.stringify(json, null, 2)];
  return forms.some((form) => text === form || text === `${form}\n`);
}
