import { readFileSync } from 'node:fs';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import { isMissing } from '../base/errors';
import { unreadable } from '../disk/unreadable';
import { declaredPaths } from '../project/declaredPaths';
import { runLogs } from '../project/declaredRuns';
import type { Expectations } from '../project/expectations';
import { expectationsFor } from '../project/expectationsFor';
import { parseConfig } from '../project/parseConfig';
import { noConfig, type ParsedConfig } from '../project/parsedConfig';
import { projectPlace, type ProjectOptions } from './projectPlace';

/** The folder and the `tend.yaml` that a command works with. */
export interface CommandProject {
  readonly root: string;
  readonly config: ConfigFile;
  /** Paths, folders and globs of the declared data sets, relative to the folder of `tend.yaml`. */
  readonly declared: readonly string[];
  /** Whether `tend.yaml` has a table read as runs, which is no data then. */
  readonly isRunLog: (reportPath: string) => boolean;
  /** `reportPath` is relative to the root, or absolute. */
  expectationsFor(reportPath: string): Expectations;
  /** A path of a report as `tend.yaml` would write it. */
  readonly pathInConfig: (reportPath: string) => string;
}

/** A `tend.yaml` that was read, or the absence of one. */
export interface ConfigFile {
  /** As it is named in notes. */
  readonly name: string;
  readonly path: string;
  /** What its paths are relative to. */
  readonly folder: string;
  readonly parsed: ParsedConfig;
  /** One sentence where nothing of it could be read. */
  readonly unusable: string | null;
}

/** Finds the project and reads its `tend.yaml`. */
export function openProject(cwd: string, options: ProjectOptions): CommandProject {
  const { root, path } = projectPlace(cwd, options);
  const config = readConfig(path, options.config ?? basename(path));
  const pathInConfig = (reportPath: string) => relative(config.folder, resolve(root, reportPath)).split(sep).join('/');
  const isRunLog = runLogs(config.parsed.config);
  return {
    root,
    config,
    pathInConfig,
    isRunLog: (reportPath) => isRunLog(pathInConfig(reportPath)),
    declared: declaredPaths(config.parsed.config),
    expectationsFor: (reportPath) =>
      expectationsFor(config.parsed.config, pathInConfig(reportPath), config.parsed.rangeOf),
  };
}

/** A `tend.yaml` by its absolute path, called `name` in notes. */
export function readConfig(path: string, name: string): ConfigFile {
  const folder = dirname(path);
  try {
    const parsed = parseConfig(new TextDecoder().decode(readFileSync(path)));
    const [first] = parsed.usable ? [] : parsed.problems;
    const place = first ? `${name}:${first.range.start.line + 1}:${first.range.start.character + 1}` : name;
    return { name, path, folder, parsed, unusable: first ? `${place}: ${first.message}` : null };
  } catch (error) {
    if (isMissing(error)) return { name, path, folder, parsed: noConfig, unusable: null };
    return { name, path, folder, parsed: noConfig, unusable: `${name}: ${unreadable(error)}.` };
  }
}
