import type { Logger } from '../../base/logger';
import type { ObjectStore } from '../../models/package/objectStore';
import type { Actor, AuditStore, RegistryStore } from '../../models/registry/registryStore';
import type { ProjectConfig } from '../../project/config';

/** How far something is; `done` and `total` in the unit that `text` names, null where that is not known. */
export interface Progress {
  readonly text: string;
  readonly done: number | null;
  readonly total: number | null;
}

/** What every use case of models is given. */
export interface ModelContext {
  /** Absolute path of the project. */
  readonly root: string;
  readonly config: ProjectConfig;
  readonly registry: RegistryStore;
  readonly audit: AuditStore;
  readonly objects: ObjectStore;
  readonly actor: Actor;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
  readonly logger: Logger;
  /** False in a workspace that is not trusted: nothing of the person's is run. */
  readonly trusted: boolean;
}
