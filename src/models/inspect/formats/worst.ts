import type { ModelImport, ModelVerdict } from '../modelFileReport';

const order: readonly ModelVerdict[] = ['dangerous', 'needs-trust', 'partly-scanned', 'safe', 'not-code'];

/** The verdict of the whole from those of its parts. */
export function worst(verdicts: Iterable<ModelVerdict>): ModelVerdict {
  const found = new Set(verdicts);
  return order.find((verdict) => found.has(verdict)) ?? 'not-code';
}

/** Every import once, one that is called as such; worst first, then by name. */
export function sortedImports(imports: Iterable<ModelImport>): readonly ModelImport[] {
  const byName = new Map<string, ModelImport>();
  for (const it of imports) {
    const name = `${it.module}.${it.name}`;
    if (!byName.get(name)?.called) byName.set(name, it);
  }
  return [...byName]
    .sort(([a, one], [b, other]) => order.indexOf(one.verdict) - order.indexOf(other.verdict) || (a < b ? -1 : 1))
    .map(([, it]) => it);
}
