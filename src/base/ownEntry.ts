/** An entry of a mapping by a name that somebody wrote: `constructor` is one only where it was put there. */
export function ownEntry<Value>(mapping: Readonly<Record<string, Value>> | undefined, key: string): Value | undefined {
  return mapping && Object.hasOwn(mapping, key) ? mapping[key] : undefined;
}
