import type { Expectations } from '../../project/expectations';
import type { ParsedConfig } from '../../project/parseConfig';

/** A `tend.yaml` that was read, with the questions that are asked of it. */
export interface LoadedConfig {
  readonly text: string;
  readonly parsed: ParsedConfig;
  expectationsFor(path: string): Expectations;
  /** Paths and globs of its data sets. */
  readonly declaredPaths: readonly string[];
  /** Whether it has a table read as runs, which is no data then. */
  isRunLog(path: string): boolean;
  /** The name of the data set that declares a file. */
  dataSetOf(path: string): string | null;
}

/** Reads the text of a `tend.yaml`; the parser is loaded when there is one. */
export async function loadConfig(text: string): Promise<LoadedConfig> {
  const [{ parseConfig }, { declaredFor, expectationsFor }, { declaredPaths }, { runLogs }] = await Promise.all([
    import('../../project/parseConfig'),
    import('../../project/expectationsFor'),
    import('../../project/declaredPaths'),
    import('../../project/declaredRuns'),
  ]);
  const parsed = parseConfig(text);
  return {
    text,
    parsed,
    declaredPaths: declaredPaths(parsed.config),
    isRunLog: runLogs(parsed.config),
    expectationsFor: (path) => expectationsFor(parsed.config, path, parsed.rangeOf),
    dataSetOf: (path) => declaredFor(parsed.config, path)?.name ?? null,
  };
}
