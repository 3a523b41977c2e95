import { configNotes, type ConfigNote } from './configNotes';
import type { NamedFile } from './inputs';
import { readConfig, type CommandProject, type ConfigFile } from './project';
import type { UnusableInput } from './unusable';

interface BrokenConfig extends UnusableInput {
  readonly sentence: string;
  /** Whether lines of it say what is wrong with it. */
  readonly isTold: boolean;
}

interface NamedConfigs {
  readonly notes: readonly ConfigNote[];
  /** Those of which nothing could be read, that of the project among them. */
  readonly broken: readonly BrokenConfig[];
}

/** What is wrong in files of configuration that somebody named; that of the project, which is always looked at, may be broken as well. */
export function namedConfigs(project: CommandProject, configs: readonly NamedFile[]): NamedConfigs {
  const read = configs
    .filter(({ path }) => path !== project.config.path)
    .map(({ path, reportPath }) => readConfig(path, reportPath));
  return {
    notes: read.flatMap((config) =>
      configNotes({ config, pathInConfig: (path) => path }, [], { dataFiles: null, models: [], idle: null }),
    ),
    broken: [project.config, ...read].flatMap(brokenConfig),
  };
}

function brokenConfig({ name, unusable, parsed }: ConfigFile): readonly BrokenConfig[] {
  if (unusable === null) return [];
  return [
    {
      path: name,
      problem: unusable.slice(name.length + 1).trimStart(),
      sentence: unusable,
      isTold: parsed.problems.length > 0,
    },
  ];
}
