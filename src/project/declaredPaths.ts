import type { ProjectConfig } from './config';

/** The paths, folders and globs of all data sets of `tend.yaml`, their splits included, each once. */
export function declaredPaths(config: ProjectConfig): readonly string[] {
  const paths = Object.values(config.datasets ?? {}).flatMap(({ path, splits }) => [
    path,
    ...Object.values(splits ?? {}),
  ]);
  return [...new Set(paths.filter((path) => path !== undefined))];
}
