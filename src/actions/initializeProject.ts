import type { Finding } from '../data/finding';
import type { FileReport } from '../data/report';
import { arePredictions } from '../evaluate/columnRoles';
import type { Discovery } from '../project/discovery';
import type { ObservedColumn } from '../project/initialColumns';
import { initialConfig, type ObservedDataSet } from '../project/initialConfig';

export interface InitializeProjectInput {
  /** Name of the folder. */
  readonly name: string;
  readonly discovery: Pick<Discovery, 'dataFiles'>;
  /** By project-relative path; files that were not checked are named without their columns. */
  readonly reports: ReadonlyMap<string, Pick<FileReport, 'rows' | 'columns' | 'findings'>>;
}

/** The text of a `tend.yaml` for a project that has none, to be shown before it is saved. */
export function initializeProject({ name, discovery, reports }: InitializeProjectInput): string {
  const paths = discovery.dataFiles.map(({ path }) => path);
  const predictions = paths.filter((path) =>
    arePredictions(path, reports.get(path)?.columns.map((column) => column.name) ?? []),
  );
  const data = paths.filter((path) => !predictions.includes(path));
  return initialConfig({
    projectName: name,
    predictions,
    dataSets: data.map((path): ObservedDataSet => {
      const report = reports.get(path);
      return {
        path,
        rows: report?.rows ?? 0,
        columns: report ? declarableColumns(report) : null,
        doubted: report ? doubtedValues(report) : new Map(),
      };
    }),
  });
}

/** Findings that say of a column of numbers that it is to be declared text. */
const meantAsText: ReadonlySet<string> = new Set(['number-leading-zero', 'zip-as-number', 'number-precision']);

/** Findings that doubt what the cells of a column are: a declared type would silence them, or make errors of them. */
const doubtsType: ReadonlySet<string> = new Set([
  ...['type-mixed', 'date-invalid', 'bool-variants', 'number-nonfinite'],
  ...['number-unit-suffix', 'number-decimal-comma', 'number-thousands'],
]);

/** The columns of a file, with the type that its findings ask for: to declare another one would contradict them. */
function declarableColumns({ columns, findings }: Pick<FileReport, 'columns' | 'findings'>): readonly ObservedColumn[] {
  // A whole column of decimal commas is one of numbers.
  const told = findings.filter(({ check, scope }) => check !== 'number-decimal-comma' || scope !== 'column');
  const namedBy = (says: (finding: Finding) => boolean) =>
    new Set(told.flatMap((finding) => (says(finding) ? [finding.column] : [])));
  const texts = namedBy((finding) => meantAsText.has(finding.check) && !isOverflow(finding));
  const untyped = namedBy((finding) => doubtsType.has(finding.check) || isOverflow(finding));
  return columns.map((column) => ({
    ...withoutTorn(column),
    ...(texts.has(column.name) && { type: 'text' }),
    ...(untyped.has(column.name) && { untyped: true }),
  }));
}

/** A number too great for a double is a slip; one of too many digits is an identifier. */
function isOverflow({ check, scope, value }: Finding): boolean {
  return check === 'number-precision' && scope === 'cell' && Math.abs(Number(value)) === Infinity;
}

/** A column without the values that only rows with a wrong number of cells hold. */
function withoutTorn(column: FileReport['columns'][number]): FileReport['columns'][number] {
  const top = column.top.filter(({ value }) => column.torn?.includes(value) !== true);
  return { ...column, top, distinct: column.distinct - (column.top.length - top.length) };
}

/** Findings that say of a whole column that one value stands in it in several spellings. */
const severalSpellings = /^text-.*(variant|whitespace)$/;

/** Whether NA, which counts as missing, may be a code like the others: a list without it would say that it is none. */
function lacksCode({ name, top }: FileReport['columns'][number], findings: readonly Finding[]): boolean {
  const length = top[0]?.value.length;
  return findings.some(
    ({ check, column, samples = [] }) =>
      check === 'missing-rate' &&
      column === name &&
      samples.some(({ value }) => value?.length === length && /^[A-Z]+$/.test(value ?? '')),
  );
}

/** Findings that say of a row that its cells may stand under the wrong names. */
const torn: ReadonlySet<string> = new Set(['csv-missing-cell', 'csv-extra-cell']);

/** Values that a check does not believe; where rows are torn, those too that may have slipped there. */
function doubtedValues({
  findings,
  columns,
}: Pick<FileReport, 'findings' | 'columns'>): ReadonlyMap<string, ReadonlySet<string>> {
  const doubted = new Map<string, Set<string>>();
  const doubt = (column: string, value: string) =>
    void doubted.set(column, (doubted.get(column) ?? new Set()).add(value));
  for (const { column, value, scope } of findings)
    if (column !== null && value !== null && scope === 'cell') doubt(column, value);
  const respelt = new Set(
    findings.flatMap(({ check, column, scope }) =>
      scope === 'column' && severalSpellings.test(check) ? [column] : [],
    ),
  );
  const all = columns.filter((column) => respelt.has(column.name) || lacksCode(column, findings));
  for (const { name, top } of all) for (const { value } of top) doubt(name, value);
  for (const { name, torn: values = [] } of columns) for (const value of values) doubt(name, value);
  if (!findings.some(({ check }) => torn.has(check))) return doubted;
  for (const { name, top } of columns) for (const { value, count } of top) if (count === 1) doubt(name, value);
  return doubted;
}
