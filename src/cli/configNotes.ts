import { comparePositions } from '../base/position';
import { checkIds } from '../data/checks/checkTitles';
import type { ConfigProblem } from '../project/configProblem';
import { configProblems } from '../project/configProblems';
import type { Severity } from '../data/finding';
import type { FileReport } from '../data/report';
import { atLeast } from '../data/severity';
import type { CommandProject, ConfigFile } from './project';

/** One thing that is wrong with a part of `tend.yaml`, and its line. */
export interface ConfigNote extends Pick<ConfigProblem, 'severity' | 'message' | 'range'> {
  /** The whole path of the file. */
  readonly path: string;
  /** The name that the editor shows for it. */
  readonly check: string;
  readonly line: string;
}

/** What was found beside `tend.yaml` that it may name. */
interface FoundInProject {
  /** Relative to the project; null where nobody has looked for them. */
  readonly dataFiles: readonly string[] | null;
  /** Models that have versions; empty where nobody has looked for them. */
  readonly models: readonly string[];
  /** Whether suppressions that keep nothing are told, and the least severity of their checks; null: none are. */
  readonly idle: Severity | null;
}

/** What is wrong with parts of `tend.yaml` while the rest applies, or keeps all of it from being read, one line each. */
export function configNotes(
  { config, pathInConfig }: Pick<CommandProject, 'config' | 'pathInConfig'>,
  files: readonly Pick<FileReport, 'path' | 'columns' | 'dialect' | 'idle'>[],
  { dataFiles, models, idle: level }: FoundInProject,
): readonly ConfigNote[] {
  if (config.unusable !== null) return config.parsed.problems.map((it) => configNote(config, it));
  const tables = files
    .filter(({ dialect }) => dialect.header)
    .map(({ path, columns }) => ({ path: pathInConfig(path), columns: columns.map(({ name }) => name) }));
  const checked = files.map(({ path, idle = [] }) => ({
    path: pathInConfig(path),
    idle: level === null ? [] : atLeast(idle, level).map(({ suppression }) => suppression),
  }));
  const known = { checkIds, tables, checked, models, dataFiles: dataFiles?.map(pathInConfig) ?? null };
  return configProblems(config.parsed, known)
    .toSorted((a, b) => comparePositions(a.range.start, b.range.start))
    .map((it) => configNote(config, it));
}

function configNote(config: ConfigFile, problem: ConfigProblem): ConfigNote {
  const { code, severity, message, range } = problem;
  return { path: config.path, check: code, severity, message, range, line: lineOf(config, problem) };
}

/** As the lines of findings are, with the name that the editor shows for it, so that whatever reads those reads these. */
function lineOf({ name }: ConfigFile, { range, severity, message, code }: ConfigProblem): string {
  return `${name}:${range.start.line + 1}:${range.start.character + 1} ${severity} ${message} ${code}`;
}
