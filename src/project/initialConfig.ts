import { plural } from '../base/text';
import { dataSetName } from './configEdits';
import { columnEntry, repeatedEntry, type ObservedColumn } from './initialColumns';
import { initialExperiments } from './initialExperiments';
import { initialModels } from './initialModels';
import { initialTarget } from './initialTarget';
import { splitFiles } from './splitFiles';
import { yamlInline, yamlText } from './yamlText';

/** A data file as it was found; `columns` is null where it was not checked yet. */
export interface ObservedDataSet {
  /** Project-relative with `/`. */
  readonly path: string;
  readonly rows: number;
  readonly columns: readonly ObservedColumn[] | null;
  /** Values by column that a check does not believe. */
  readonly doubted: ReadonlyMap<string, ReadonlySet<string>>;
}

export interface InitialConfigInput {
  readonly projectName: string;
  readonly dataSets: readonly ObservedDataSet[];
  /** Paths of files that hold what models predicted: no data set, and data of a package. */
  readonly predictions?: readonly string[];
}

/** Data sets of which more than the path is written. */
const mostDescribed = 20;
/** A table with more columns is begun with the first ones: less than half, so that nothing is said of the others. */
const mostColumns = 200;
const columnsOfWide = 40;

/** A commented `tend.yaml` that says what was found and shows what could be said; it has no problems. */
export function initialConfig({ projectName, dataSets, predictions = [] }: InitialConfigInput): string {
  const names: string[] = [];
  const written = dataSets.map((dataSet, index) => {
    const name = dataSetName(dataSet.path, names);
    names.push(name);
    return index < mostDescribed ? [...dataSetLines(name, dataSet, dataSets), ''] : [shortLine(name, dataSet)];
  });
  return [
    '# What this project wants and what its data should hold. Everything in this file is optional.',
    '# Take the "#" away from a line to use it; findings follow when the file is saved.',
    'version: 1',
    '',
    'project:',
    `  name: ${yamlText(projectName)}`,
    '  # objective: "What the model is for, in one sentence"',
    '  # owner: name@example.com',
    '  # success: { metric: val_accuracy, goal: maximize, target: 0.9 }',
    '  # costs: { false-positive: 5, false-negative: 120, currency: EUR }',
    '',
    ...(written.length > 0 ? ['datasets:', ...written.flat()] : noDataSets),
    ...(written.length > mostDescribed ? [''] : []),
    ...predictionLines(predictions),
    ...initialExperiments,
    ...initialModels,
  ]
    .join('\n')
    .replace(/\n+$/, '\n');
}

function predictionLines(paths: readonly string[]): readonly string[] {
  const [first, ...others] = paths;
  if (first === undefined) return [];
  const more = others.length === 0 ? '' : ` and ${plural(others.length, 'more file')}`;
  const hold = others.length === 0 ? 'holds' : 'hold';
  return [`# ${yamlText(first)}${more} ${hold} predictions: tend models package takes them with --predictions.`, ''];
}

const noDataSets = [
  '# datasets:',
  '#   customers:',
  '#     path: data/customers.csv      # a file, a folder or a glob',
  '#     target: churned               # the column to predict',
  '#     columns:',
  '#       age: { type: integer, range: [18, 120] }',
  '',
];

/** A data set that is only named: `tend check` would leave out what is not. */
function shortLine(name: string, { path }: ObservedDataSet): string {
  return `  ${yamlText(name)}: ${yamlInline({ path })}`;
}

function dataSetLines(name: string, dataSet: ObservedDataSet, all: readonly ObservedDataSet[]): readonly string[] {
  const { path, rows, columns, doubted } = dataSet;
  const zone = zoneOf(path);
  const splits = splitFiles(
    path,
    all.map((each) => each.path),
  );
  return [
    `  ${yamlText(name)}:`,
    `    path: ${yamlText(path)}`,
    zone ? `    zone: ${zone}` : explained('    # zone: raw', 'raw, cleaned or transformed'),
    '    # source: { owner: name@example.com, licence: internal, refresh: 7d }',
    ...roleLines(columns ?? [], initialTarget(dataSet, all)),
    ...(splits ? [explained(`    # splits: ${yamlInline(splits)}`, 'what it is divided into')] : []),
    ...columnLines(rows, columns ?? [], doubted),
  ];
}

/** Folders that data usually goes through. */
function zoneOf(path: string): string | null {
  const folders = path.toLowerCase().split('/').slice(0, -1);
  if (folders.some((folder) => /(^|_)(raw|original|landing|bronze)$/.test(folder))) return 'raw';
  if (folders.some((folder) => /^(clean|cleaned|interim|silver)$/.test(folder))) return 'cleaned';
  return folders.some((folder) => /^(transformed|processed|features|gold)$/.test(folder)) ? 'transformed' : null;
}

function roleLines(columns: readonly ObservedColumn[], target: ObservedColumn | undefined): readonly string[] {
  const time = columns.find((column) => column.type === 'date' || column.type === 'datetime');
  const roles = [
    ['target', target, 'the column to predict; a row without it teaches nothing'],
    ['id', columns.find((column) => column.type === 'id'), 'names each row; no value may stand twice'],
    ['time', time, 'when the row was observed'],
  ] as const;
  return roles.flatMap(([role, column, why]) =>
    column ? [explained(`    # ${role}: ${yamlText(column.name)}`, why)] : [],
  );
}

function columnLines(
  rows: number,
  columns: readonly ObservedColumn[],
  doubted: ObservedDataSet['doubted'],
): readonly string[] {
  const byName = [...Map.groupBy(columns, ({ name }) => name).values()];
  const shown = byName
    .slice(0, byName.length > mostColumns ? columnsOfWide : mostColumns)
    .map((alike) => entryOf(alike, doubted).map((line) => `      ${line}`));
  if (shown.length === 0) return [];
  const more = byName.length - shown.length;
  return [
    explained(
      '    columns:',
      `as ${plural(rows, 'row has', 'rows have')} them today; correct what should be otherwise`,
    ),
    ...shown.flat(),
    ...(more > 0 ? [`      # ${plural(more, 'more column')}`] : []),
  ];
}

/** What stands below `columns:` for all columns of one name, which a key can stand for only once. */
function entryOf(alike: readonly ObservedColumn[], doubted: ObservedDataSet['doubted']): readonly string[] {
  const [column, ...others] = alike;
  if (column === undefined) return [];
  return others.length > 0
    ? [repeatedEntry(column, alike.length)]
    : columnEntry(column, doubted.get(column.name) ?? new Set());
}

function explained(line: string, why: string): string {
  return `${line.padEnd(33)} # ${why}`;
}
