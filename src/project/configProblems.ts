import type { ConfigProblem } from './configProblem';
import { misspeltModels, unknownChecks, unknownColumns, unmatchedPaths } from './configReferences';
import { idleSuppressions, type CheckedTable } from './idleSuppressions';
import type { ParsedConfig } from './parsedConfig';

/** What is known of the project that a `tend.yaml` speaks of. */
export interface KnownProject {
  readonly checkIds: readonly string[];
  /** Data files that were found, relative to `tend.yaml`; null where nobody has looked. */
  readonly dataFiles: readonly string[] | null;
  /** Models that have versions; empty where nobody has looked. */
  readonly models: readonly string[];
  /** Files that were read and have a header, with their columns. */
  readonly tables: readonly { readonly path: string; readonly columns: readonly string[] }[];
  /** All files that were checked. */
  readonly checked: readonly CheckedTable[];
}

/** Everything that is wrong with a `tend.yaml`, each place once; the editor and the command line say the same. */
export function configProblems(parsed: ParsedConfig, known: KnownProject): readonly ConfigProblem[] {
  const all = [
    ...parsed.problems,
    ...unknownChecks(parsed, known.checkIds),
    ...misspeltModels(parsed, known.models),
    ...(known.dataFiles ? unmatchedPaths(parsed, known.dataFiles) : []),
    ...known.tables.flatMap(({ path, columns }) => unknownColumns(parsed, path, columns)),
    ...idleSuppressions(parsed, known),
  ];
  // Many files of one data set may lack the same column.
  const places = new Map(all.toReversed().map((problem) => [JSON.stringify([problem.code, problem.range]), problem]));
  return [...places.values()].reverse();
}
