import { isAbsolute } from 'node:path';
import type { Disposable } from '../base/disposable';
import { errorMessage } from '../base/errors';
import { silentLogger } from '../base/logger';
import type { FileReport } from '../data/report';
import type { RegistryFacts } from '../models/registry/registryFacts';
import type { ProjectConfig } from '../project/config';
import type { DevelopmentFacts } from '../runs/development';
import { hasStore } from '../store/storeFiles';

/** Puts reports into the store of a project. */
export interface ProfileKeeper extends Disposable {
  save(report: FileReport): void;
  /** What the runs in the store tell; null where they cannot be read. */
  development(config: ProjectConfig): Promise<DevelopmentFacts | null>;
  /** Whether any place of runs was ever read into the store. */
  hasReadRuns(): boolean;
  /** Models that have versions; none where they cannot be read. */
  modelNames(): Promise<readonly string[]>;
  /** What the registry in the store tells; null where it cannot be read. */
  registry(): Promise<RegistryFacts | null>;
}

/**
 * Opens the store of a project if it has one; it is never made. What is wrong with it is said once, and the command goes
 * on without: null.
 */
export async function openProfileKeeper(
  root: string,
  now: () => Date,
  note: (sentence: string) => void,
): Promise<ProfileKeeper | null> {
  if (!hasStore(root)) return null;
  const { openStore } = await import('../store/openStore');
  const opened = openStore(root, { create: false, logger: silentLogger, now });
  if (opened.kind === 'unusable') note(opened.problem);
  if (opened.kind !== 'open') return null;
  const { store } = opened;
  let broken = false;
  return {
    save: (report) => {
      // What lies outside the project has no place in its history.
      if (broken || isAbsolute(report.path)) return;
      try {
        store.profiles.save(report, now());
      } catch (error) {
        broken = true;
        note(errorMessage(error));
      }
    },
    development: async (config) => {
      // Statistics are of no use to a check.
      const [{ developmentFacts }, { metricMeaning }] = await Promise.all([
        import('../actions/runs/developmentFacts'),
        import('../actions/runs/table/metricMeaning'),
      ]);
      try {
        return developmentFacts(store.runs, metricMeaning(config), now().getTime());
      } catch (error) {
        note(errorMessage(error));
        return null;
      }
    },
    hasReadRuns: () => {
      try {
        return store.runs.sources().length > 0;
      } catch (error) {
        note(errorMessage(error));
        return false;
      }
    },
    modelNames: async () => {
      const { modelStores } = await import('../actions/models/modelStores');
      try {
        return modelStores(store)
          .registry.models()
          .map(({ name }) => name);
      } catch (error) {
        note(errorMessage(error));
        return [];
      }
    },
    registry: async () => {
      // Most commands know nothing of models.
      const [{ modelStores }, { registryFacts }] = await Promise.all([
        import('../actions/models/modelStores'),
        import('../actions/models/registryFacts'),
      ]);
      try {
        return registryFacts(root, modelStores(store).registry, now());
      } catch (error) {
        note(errorMessage(error));
        return null;
      }
    },
    dispose: () => store.dispose(),
  };
}
