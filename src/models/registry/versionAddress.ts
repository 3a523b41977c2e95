/** How people name a version: `churn@3` by its number, `churn#production` by what is live there. */
export type VersionAddress =
  | { readonly model: string; readonly number: number; readonly stage: null }
  | { readonly model: string; readonly number: null; readonly stage: string };

/** Null: the text names no version. */
export function versionAddress(text: string): VersionAddress | null {
  const [, model = '', sign, rest = ''] = /^([^@#\s]+)([@#])(\S+)$/.exec(text) ?? [];
  if (sign === '#') return { model, number: null, stage: rest };
  if (sign === '@' && /^[1-9]\d{0,8}$/.test(rest)) return { model, number: Number(rest), stage: null };
  return null;
}
