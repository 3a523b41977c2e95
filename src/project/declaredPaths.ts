import type { ProjectConfig } from './config';

/** The paths, folders and globs of all data sets of `tend.yaml`, their splits included, each once. */
export function declaredPaths(config: ProjectConfig): readonly string[] {
  const paths = Object.values(config.datasets ?? {}).flatMap(({ path, splits }) => [
    path,
    ...Object.values(splits ?? {}),
  ]);
  return [...new Set(paths.filter((path) => path !== undefined))];
}

/** What *Suppress* and *Switch Off* write of a data set. */
const hiding: readonly string[] = ['path', 'checks', 'suppress'];

/** Whether all that is said of the data sets is which findings to hide, which declares no data. */
export function onlyHidesFindings(config: ProjectConfig): boolean {
  return Object.values(config.datasets ?? {}).every((dataSet) => {
    const hides = dataSet.checks !== undefined || dataSet.suppress !== undefined;
    return hides && Object.entries(dataSet).every(([key, value]) => hiding.includes(key) || value === undefined);
  });
}
