import type { Range } from '../base/position';
import type { ProjectConfig } from './config';
import type { ColumnConfig, DataSetConfig } from './dataSetConfig';
import type { CheckOverride, ColumnExpectation, Expectations, Suppression } from './expectations';
import { noExpectations } from './expectations';
import type { ParsedConfig } from './parsedConfig';
import { pathMatch } from './pathPattern';

/** The data set that a file belongs to. */
export interface DeclaredFor {
  readonly name: string;
  readonly dataSet: DataSetConfig;
}

/**
 * What `tend.yaml` expects of a file (project-relative with `/`). With the `rangeOf` of the parsed document every column
 * knows where it stands there.
 */
export function expectationsFor(
  config: ProjectConfig,
  path: string,
  rangeOf: ParsedConfig['rangeOf'] = () => null,
): Expectations {
  const declared = declaredFor(config, path);
  if (!declared) return noExpectations;
  const { name, dataSet } = declared;
  const columns = Object.entries(dataSet.columns ?? {}).map(([column, it]) => {
    const at = rangeOf(['datasets', name, 'columns', column]) ?? nowhere;
    return [column, columnExpectation(it, at)] as const;
  });
  return {
    name,
    columns: Object.fromEntries(columns),
    target: dataSet.target ?? null,
    id: dataSet.id ?? null,
    time: dataSet.time ?? null,
    checks: Object.fromEntries(Object.entries(dataSet.checks ?? {}).map(([id, it]) => [id, checkOverride(it)])),
    suppress: (dataSet.suppress ?? []).map(suppressionOf),
  };
}

/** The data set that declares a file: by its own path before a folder or pattern, by its splits last. */
export function declaredFor(config: ProjectConfig, path: string): DeclaredFor | null {
  const sets = Object.entries(config.datasets ?? {}).map(([name, dataSet]) => ({ name, dataSet }));
  const by = (rank: 'exact' | 'within') =>
    sets.find(({ dataSet }) => dataSet.path !== undefined && pathMatch(dataSet.path, path) === rank);
  return (
    by('exact') ??
    by('within') ??
    sets.find(({ dataSet }) =>
      Object.values(dataSet.splits ?? {}).some((split) => split !== undefined && pathMatch(split, path)),
    ) ??
    null
  );
}

const nowhere: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

function columnExpectation({ type, range, values, nullable, unique }: ColumnConfig, at: Range): ColumnExpectation {
  return {
    ...(type === undefined ? {} : { type }),
    ...(range === undefined ? {} : { range }),
    ...(values === undefined ? {} : { values }),
    ...(nullable === undefined ? {} : { nullable }),
    ...(unique === undefined ? {} : { unique }),
    at,
  };
}

function checkOverride(check: NonNullable<DataSetConfig['checks']>[string]): CheckOverride {
  if (typeof check === 'boolean') return check ? { off: false } : { off: true };
  const { severity, max } = check;
  return { off: false, ...(severity === undefined ? {} : { severity }), ...(max === undefined ? {} : { max }) };
}

/** A suppression as the checks take it. */
export function suppressionOf(entry: NonNullable<DataSetConfig['suppress']>[number]): Suppression {
  const { check, column, rows, value, reason } = entry;
  return {
    check,
    ...(column === undefined ? {} : { column }),
    ...(rows === undefined ? {} : { rows: rowSpans(String(rows)) }),
    ...(value === undefined ? {} : { value: String(value) }),
    reason,
  };
}

/** "7, 120-130" → [7, 7], [120, 130]. */
function rowSpans(rows: string): readonly { readonly from: number; readonly to: number }[] {
  return rows.split(',').map((span) => {
    const [from = 0, to = from] = span.split('-').map(Number);
    return { from: Math.min(from, to), to: Math.max(from, to) };
  });
}
