/** Ids of the rows of the *Experiments* view; `scope` keeps those of several projects apart. */
export function experimentRow(scope: string, name: string): string {
  return `experiment:${JSON.stringify(name)}:${scope}`;
}

/** What the id of a row names; null where it is no experiment. */
export function experimentOfRow(row: string): { readonly scope: string; readonly name: string } | null {
  const [, name, scope] = /^experiment:("(?:[^"\\]|\\.)*"):(.+)$/s.exec(row) ?? [];
  return name === undefined || scope === undefined ? null : { scope, name: JSON.parse(name) as string };
}

export function runRow(scope: string, id: string): string {
  return `run:${id}:${scope}`;
}

/** What the id of a row names; null where it is no run. */
export function runOfRow(row: string): { readonly scope: string; readonly id: string } | null {
  const [, id, scope] = /^run:([0-9a-f]+):(.+)$/s.exec(row) ?? [];
  return id === undefined || scope === undefined ? null : { scope, id };
}
