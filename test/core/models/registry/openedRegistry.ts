import { onTestFinished } from 'vitest';
import { modelStores } from '../../../../src/actions/models/modelStores';
import type { ModelContext } from '../../../../src/actions/models/modelContext';
import { silentLogger } from '../../../../src/base/logger';
import { emptyConfig } from '../../../../src/project/config';
import { openStore } from '../../../../src/store/openStore';

export interface RegistryAround {
  readonly actor?: string;
  readonly now?: () => Date;
}

/** What use cases of models are given, on the store of a folder. */
export function openedRegistry(root: string, { actor = 'ana@example.com', now }: RegistryAround = {}): ModelContext {
  const clock = now ?? (() => new Date('2026-11-25T18:00:00Z'));
  const opened = openStore(root, { create: true, logger: silentLogger, now: clock });
  if (opened.kind !== 'open') throw new Error(JSON.stringify(opened));
  onTestFinished(() => opened.store.dispose());
  return {
    root,
    config: emptyConfig,
    ...modelStores(opened.store),
    actor: { name: actor, kind: 'person' },
    now: clock,
    signal: new AbortController().signal,
    progress: () => undefined,
    logger: silentLogger,
    trusted: true,
  };
}
