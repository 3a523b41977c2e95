import type { Logger } from '../../base/logger';
import type { ObjectStore } from '../../models/package/objectStore';
import type { Actor, AuditStore, RegistryStore } from '../../models/registry/registryStore';
import type { ProjectConfig } from '../../project/config';

/** How far something is, where that is known, in the unit that it is counted in. */
export type Progress =
  | { readonly text: string; readonly done: null; readonly total: null }
  | {
      readonly text: string;
      readonly done: number;
      readonly total: number;
      readonly unit: 'bytes' | 'file' | 'record';
    };

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
