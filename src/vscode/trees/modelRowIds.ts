/** Ids of the rows of the *Models* and *Activity* views; `scope` keeps those of several projects apart. */
export function modelRow(scope: string, model: string): string {
  return `model:${model}:${scope}`;
}

const name = '[A-Za-z0-9][A-Za-z0-9._-]*';

/** What the id of a row names; null where it is no model. */
export function modelOfRow(row: string): { readonly scope: string; readonly model: string } | null {
  const [, model, scope] = new RegExp(`^model:(${name}):(.+)$`, 's').exec(row) ?? [];
  return model === undefined || scope === undefined ? null : { scope, model };
}

/** A version with the digest of its package, which tells two of the same number apart. */
export interface VersionRow {
  readonly scope: string;
  readonly model: string;
  readonly version: number;
  readonly digest: string;
}

export function versionRow({ scope, model, version, digest }: VersionRow): string {
  return `version:${model}@${version}:${digest}:${scope}`;
}

/** What the id of a row names; null where it is no version. */
export function versionOfRow(row: string): VersionRow | null {
  const [, model, version, digest, scope] =
    new RegExp(`^version:(${name})@(\\d+):(sha256:[0-9a-f]{64}):(.+)$`, 's').exec(row) ?? [];
  if (model === undefined || digest === undefined || scope === undefined) return null;
  return { scope, model, version: Number(version), digest };
}

/** The row of a model file that no package has; `uri` is the text of its URI. */
export function looseRow(uri: string): string {
  return `loose:${uri}`;
}

/** The text of a file's URI; null where the row is none of a model file. */
export function fileOfLooseRow(row: string): string | null {
  return /^loose:(.+)$/s.exec(row)?.[1] ?? null;
}

export function eventRow(scope: string, seq: number, digest: string | null): string {
  return `event:${seq}:${digest ?? ''}:${scope}`;
}

/** What the id of a row names; null where it is no link of the audit trail. */
export function eventOfRow(
  row: string,
): { readonly scope: string; readonly seq: number; readonly digest: string | null } | null {
  const [, seq, digest, scope] = /^event:(\d+):((?:sha256:[0-9a-f]{64})?):(.+)$/s.exec(row) ?? [];
  return scope === undefined ? null : { scope, seq: Number(seq), digest: digest === '' ? null : (digest ?? null) };
}
