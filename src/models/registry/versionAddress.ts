/**
 * How people name a version: `churn@3` by its number, `churn#production` by what is live there, `churn@sha256:0f1e2d` by the
 * digest of its package or the start of it, which tells apart two that got one number.
 */
export type VersionAddress =
  | { readonly kind: 'number'; readonly model: string; readonly number: number }
  | { readonly kind: 'live'; readonly model: string; readonly stage: string }
  | { readonly kind: 'digest'; readonly model: string; readonly start: string };

/** Null: the text names no version. */
export function versionAddress(text: string): VersionAddress | null {
  const [, model = '', sign, rest = ''] = /^([^@#\s]+)([@#])(\S+)$/.exec(text) ?? [];
  if (sign === '#') return { kind: 'live', model, stage: rest };
  if (sign === '@' && /^[1-9]\d{0,8}$/.test(rest)) return { kind: 'number', model, number: Number(rest) };
  if (sign === '@' && /^sha256:[0-9a-f]{1,64}$/.test(rest)) return { kind: 'digest', model, start: rest };
  return null;
}

/** A version by its digest, as short as people can tell apart. */
export function digestAddress({ model, digest }: { readonly model: string; readonly digest: string }): string {
  return `${model}@${digest.slice(0, 'sha256:'.length + 12)}`;
}
