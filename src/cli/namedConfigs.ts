import { configNotes, type ConfigNote } from './configNotes';
import type { NamedFile } from './inputs';
import { readConfig, type CommandProject } from './project';

interface NamedConfigs {
  readonly notes: readonly ConfigNote[];
  /** One sentence for each of which nothing could be read. */
  readonly unusable: readonly string[];
}

/** What is wrong in files of configuration that somebody named, beside that of the project, which is always looked at. */
export function namedConfigs(project: CommandProject, configs: readonly NamedFile[]): NamedConfigs {
  const read = configs
    .filter(({ path }) => path !== project.config.path)
    .map(({ path, reportPath }) => readConfig(path, reportPath));
  return {
    notes: read.flatMap((config) =>
      configNotes({ config, pathInConfig: (path) => path }, [], { dataFiles: null, models: [] }),
    ),
    unusable: read.flatMap(({ unusable }) => unusable ?? []),
  };
}
