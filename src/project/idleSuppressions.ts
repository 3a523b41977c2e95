import type { ConfigProblem } from './configProblem';
import type { DataSetConfig } from './dataSetConfig';
import type { Suppression } from './expectations';
import { declaredFor, suppressionOf } from './expectationsFor';
import type { ParsedConfig } from './parsedConfig';
import { pathMatch } from './pathPattern';

/** A file that was checked, relative to `tend.yaml`. */
export interface CheckedTable {
  readonly path: string;
  /** The suppressions that kept nothing there and are worth telling; none where not all of it was looked at. */
  readonly idle: readonly Suppression[];
}

/** What is known of the files of a data set. */
interface KnownFiles {
  readonly checked: readonly CheckedTable[];
  readonly dataFiles: readonly string[] | null;
}

/** Suppressions that keep nothing in any file of their data set, once all of these were read whole. */
export function idleSuppressions(parsed: ParsedConfig, known: KnownFiles): readonly ConfigProblem[] {
  return Object.entries(parsed.config.datasets ?? {}).flatMap(([name, dataSet]) => {
    const idle = dataSet.suppress ? idleInAll(parsed, name, dataSet, known) : null;
    if (idle === null) return [];
    return (dataSet.suppress ?? []).flatMap((entry, index): readonly ConfigProblem[] => {
      const range = parsed.valueRangeOf(['datasets', name, 'suppress', index, 'check']);
      if (range === null || !idle(suppressionOf(entry))) return [];
      const message = `This keeps nothing: no finding of \`${entry.check}\` fits it. Correct what it names, or remove it.`;
      return [{ severity: 'info', code: 'config-idle-suppression', message, range }];
    });
  });
}

/** Tells whether a suppression is idle in all files of a data set; null where not all are known. */
function idleInAll(
  { config }: ParsedConfig,
  name: string,
  dataSet: DataSetConfig,
  { checked, dataFiles }: KnownFiles,
): ((suppression: Suppression) => boolean) | null {
  const isOwn = (path: string): boolean => declaredFor(config, path)?.name === name;
  const own = checked.filter(({ path }) => isOwn(path));
  const paths = new Set(own.map(({ path }) => path));
  const { path, splits } = dataSet;
  // Where nobody has listed the files, only a data set of one file is known to have no other.
  const isAll = dataFiles
    ? dataFiles.every((file) => !isOwn(file) || paths.has(file))
    : splits === undefined && own.some((file) => path !== undefined && pathMatch(path, file.path) === 'exact');
  if (!isAll || own.length === 0) return null;
  const idle = own.map((file) => new Set(file.idle.map((suppression) => JSON.stringify(suppression))));
  return (suppression) => idle.every((those) => those.has(JSON.stringify(suppression)));
}
