import { posix } from 'node:path';
import picomatch from 'picomatch';
import type { ProjectConfig } from './config';
import { declaredPaths } from './declaredPaths';
import { pathMatch } from './pathPattern';
import type { RunMapping } from './runMapping';

/** Paths and globs of `experiments.sources` where trackers wrote runs. */
export function sourcePaths({ experiments }: ProjectConfig): readonly string[] {
  return (experiments?.sources ?? []).filter((source) => typeof source === 'string');
}

/** Files of `experiments.sources` that are read as they say. */
export function runMappings({ experiments }: ProjectConfig): readonly RunMapping[] {
  return (experiments?.sources ?? []).filter((source) => typeof source !== 'string');
}

/** Tells of a file, by its path in `tend.yaml`, whether a mapping names it. Of a folder that one names nothing is read. */
export function mappedBy(mappings: readonly RunMapping[]): (path: string) => boolean {
  const matches = mappings.map(({ path }) => picomatch(posix.normalize(path)));
  return (path) => matches.some((match) => match(path));
}

/** Tells of a file, by its path in `tend.yaml`, whether it is read as runs and is therefore no data: no data set names it. */
export function runLogs(config: ProjectConfig): (path: string) => boolean {
  const isMapped = mappedBy(runMappings(config));
  const declared = declaredPaths(config);
  return (path) => isMapped(path) && !declared.some((one) => pathMatch(one, path));
}
