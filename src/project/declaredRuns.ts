import type { ProjectConfig } from './config';
import type { RunMapping } from './runMapping';

/** Paths and globs of `experiments.sources` where trackers wrote runs. */
export function sourcePaths({ experiments }: ProjectConfig): readonly string[] {
  return (experiments?.sources ?? []).filter((source) => typeof source === 'string');
}

/** Files of `experiments.sources` that are read as they say. */
export function runMappings({ experiments }: ProjectConfig): readonly RunMapping[] {
  return (experiments?.sources ?? []).filter((source) => typeof source !== 'string');
}
