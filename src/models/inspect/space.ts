import type { ModelFileReport } from './modelFileReport';

const mostParts = 20;

type Part = ModelFileReport['space'][number];

/**
 * What takes the space, largest first, and what is left of the whole. Where there are more parts than are listed, those whose
 * names differ by numbers alone are one: `estimators_[*].tree_.nodes × 40`.
 */
export function spaceOf(parts: readonly Part[], bytes: number): readonly Part[] {
  const stored = parts.filter((part) => part.bytes > 0).map(({ name, bytes: size }) => ({ name, bytes: size }));
  const largest = (stored.length < mostParts ? stored : siblings(stored)).toSorted((a, b) => b.bytes - a.bytes);
  const shown = largest.slice(0, mostParts - 1);
  const rest = bytes - shown.reduce((all, part) => all + part.bytes, 0);
  return shown.length === 0 || rest <= 0 ? shown : [...shown, { name: 'others', bytes: rest }];
}

function siblings(parts: readonly Part[]): readonly Part[] {
  const groups = new Map<string, Part[]>();
  for (const part of parts) {
    const family = familyOf(part.name);
    const group = groups.get(family);
    if (group) group.push(part);
    else groups.set(family, [part]);
  }
  return [...groups].map(([family, group]) => ({
    name: group.length === 1 ? (group[0]?.name ?? family) : `${family} × ${group.length}`,
    bytes: group.reduce((all, { bytes }) => all + bytes, 0),
  }));
}

/** `estimators_[8].tree_.nodes` → `estimators_[*].tree_.nodes`, `layers.3.weight` → `layers.*.weight` */
function familyOf(name: string): string {
  return name.replace(/\[\d+\]/g, '[*]').replace(/(^|\.)\d+(?=\.|$)/g, '$1*');
}
