import { importSource } from '../../../../src/runs/importing/importSource';
import type { SourceImport } from '../../../../src/runs/importing/visit';
import { findSources } from '../../../../src/runs/sources/findSources';
import type { FoundSource, RunSource } from '../../../../src/runs/sources/source';
import { MemoryStore } from '../importing/memoryStore';

/** Long after whatever a test wrote: nothing is taken for too fresh to be believed. */
export const later = () => Date.now() + 10_000;

/** The sources of one kind below a folder. */
export async function found(root: string, ...sources: readonly RunSource[]): Promise<readonly FoundSource[]> {
  const all: FoundSource[] = [];
  const signal = new AbortController().signal;
  await findSources({ root, sources, declared: [], onlyDeclared: false, outside: false, signal }, (one) =>
    all.push(one),
  );
  return all;
}

export interface Imported extends SourceImport {
  readonly store: MemoryStore;
}

/** Imports the one source of a kind that is below a folder. */
export async function imported(
  root: string,
  source: RunSource,
  options: {
    readonly store?: MemoryStore;
    readonly full?: boolean;
    readonly closely?: ReadonlySet<string>;
    readonly now?: () => number;
  } = {},
): Promise<Imported> {
  const { store = new MemoryStore(), full = false, closely = new Set(), now = later } = options;
  const [one, ...others] = await found(root, source);
  if (!one || others.length > 0) throw new Error(`Not one source but ${one ? others.length + 1 : 0}.`);
  const signal = new AbortController().signal;
  const outcome = await importSource(source, one, {
    root,
    store,
    signal,
    now,
    full,
    closely,
    onProgress: () => undefined,
  });
  return { ...outcome, store };
}
