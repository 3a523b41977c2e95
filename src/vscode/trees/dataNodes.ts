import { formatBytes, formatCount, plural } from '../../base/text';
import { enoughCells, enoughForDistribution } from '../../data/checks/nature';
import { nameOf, share } from '../../data/checks/shown';
import type { ColumnSummary, FileReport, InferredType } from '../../data/report';
import { countBySeverity } from '../../data/severity';
import { baseName } from '../../lifecycle/dataEvidence';
import type { CheckedFile } from '../checking/checkedFile';
import { countsText, dimensions, moment, wholePercent } from '../figures';
import { leftOutNode, type LeftOutPart } from './leftOutNode';
import { factTable, type TreeNode } from './treeNode';

/** What the *Data* view of one project shows. */
export interface DataState {
  /** Keeps the ids of several projects apart. */
  readonly scope: string;
  readonly files: readonly CheckedFile[];
  readonly dataSets: readonly DataSetState[];
  readonly leftOut: readonly LeftOutPart[];
  readonly complete: boolean;
}

/** A data set that `tend.yaml` names, with the paths of its files. */
export interface DataSetState {
  readonly name: string;
  readonly zone: string | null;
  readonly files: readonly string[];
}

/** Rows of the *Data* view: declared data sets with their files, then the files that nobody declared. */
export function dataNodes(state: DataState): readonly TreeNode[] {
  const byPath = new Map(state.files.map((file) => [file.path, file]));
  const declared = new Set(state.dataSets.flatMap((set) => set.files));
  const loose = state.files.filter((file) => !declared.has(file.path)).toSorted(byPathOrder);
  return [
    ...state.dataSets.map((set) => dataSetNode(set, byPath, state.scope)),
    ...fileNodes(loose, null),
    ...leftOutNodes(state),
  ];
}

function dataSetNode(set: DataSetState, byPath: ReadonlyMap<string, CheckedFile>, scope: string): TreeNode {
  const files = set.files.flatMap((path) => byPath.get(path) ?? []).toSorted(byPathOrder);
  const description = [set.zone, dataSetDescription(files)].filter(Boolean).join(', ');
  return {
    // Another row once it has files: the editor would keep the one without them closed.
    id: `${scope}/dataset/${set.name}${files.length === 0 ? '/empty' : ''}`,
    label: set.name,
    description,
    icon: { id: 'database' },
    context: 'dataset',
    spoken: `Data set ${set.name}, ${description}`,
    children: fileNodes(files, set.zone),
    expanded: true,
  };
}

function dataSetDescription(files: readonly CheckedFile[]): string {
  if (files.length === 0) return 'no file found';
  const unreadable = files.filter((file) => file.state === 'unreadable').length;
  if (unreadable > 0) return `${plural(unreadable, 'file')} unreadable`;
  const only = files.length === 1 ? files[0]?.report : null;
  if (only) return dimensions(only.rows, only.columns.length);
  return plural(files.length, 'file');
}

/** Files of the same name are told apart by their folders. */
function fileNodes(files: readonly CheckedFile[], zone: string | null): readonly TreeNode[] {
  const names = new Map<string, number>();
  for (const { path } of files) names.set(baseName(path), (names.get(baseName(path)) ?? 0) + 1);
  return files.map((file) => rowOf(file, zone, (names.get(baseName(file.path)) ?? 0) > 1));
}

/** Rows by what they were made of: of a thousand files one changes at a time, and the rows of the others stay. */
const rows = new WeakMap<CheckedFile, Map<string, TreeNode>>();

function rowOf(file: CheckedFile, zone: string | null, withFolder: boolean): TreeNode {
  const made = rows.get(file) ?? new Map<string, TreeNode>();
  rows.set(file, made);
  const shape = JSON.stringify([zone, withFolder]);
  const row = made.get(shape) ?? fileNode(file, zone, withFolder);
  made.set(shape, row);
  return row;
}

function fileNode(file: CheckedFile, zone: string | null, withFolder: boolean): TreeNode {
  // What is longer hides the count of findings, which stands behind it, in a side bar of usual width.
  const description = [withFolder ? folderOf(file.path) : null, fileWords(file)].filter(Boolean).join(', ');
  const name = baseName(file.path);
  const icon = fileIcon(file);
  return {
    id: `file:${file.key}`,
    label: name,
    description,
    icon,
    resource: file.key,
    context: `file ${file.state}`,
    tooltip: fileTooltip(file, zone),
    spoken: [name, description, file.report ? countsText(countBySeverity(file.report.findings)) || 'no findings' : '']
      .filter(Boolean)
      .join(', '),
    command: { id: 'tend.data.open', title: 'Open', arguments: [file.key] },
    children: file.report ? columnNodes(file, file.report) : [],
    expanded: false,
  };
}

/** Columns beyond this are not listed: nobody reads ten thousand rows of a tree. */
const mostColumns = 500;

function fileIcon(file: CheckedFile): TreeNode['icon'] {
  if (file.state === 'unreadable') return { id: 'error', colour: 'problemsErrorIcon.foreground' };
  return file.state === 'checking' && !file.report ? { id: 'loading~spin' } : null;
}

function fileWords(file: CheckedFile): string {
  if (file.state === 'unreadable') return 'cannot be read';
  if (file.state === 'checking' && (!file.report || (file.progress ?? 0) > 0)) {
    return file.progress === null ? 'reading' : `reading, ${wholePercent(file.progress)} %`;
  }
  if (!file.report) return file.problem ?? 'waiting';
  if (file.report.bytes === 0) return 'empty';
  const size = dimensions(file.report.rows, file.report.columns.length);
  return file.report.complete ? size : `${size}, ${file.report.reason ?? 'partly checked'}`;
}

function fileTooltip(file: CheckedFile, zone: string | null): string {
  const { report } = file;
  if (!report) {
    return factTable(file.path, [['State', file.problem ?? (file.state === 'checking' ? 'being read' : 'waiting')]]);
  }
  return factTable(file.path, [
    ['Rows', rowsText(report.rows)],
    ['Columns', formatCount(report.columns.length)],
    ['Zone', zone ?? ''],
    ['Size', formatBytes(report.bytes)],
    ['Findings', countsText(countBySeverity(report.findings)) || 'none'],
    ['Checked', file.checkedAt === null ? '' : moment(file.checkedAt)],
    ['Stopped', report.complete ? '' : (report.reason ?? '')],
  ]);
}

/** "25, too few to tell outliers (30) and how values are spread (100)": nothing found is no all-clear there. */
function rowsText(rows: number): string {
  const asks = [
    [enoughCells, 'outliers'],
    [enoughForDistribution, 'how values are spread'],
  ] as const;
  const lacking = asks.filter(([enough]) => rows > 0 && rows < enough).map(([enough, what]) => `${what} (${enough})`);
  return [formatCount(rows), ...(lacking.length > 0 ? [`too few to tell ${lacking.join(' and ')}`] : [])].join(', ');
}

const columnRows = new WeakMap<FileReport, readonly TreeNode[]>();

function columnNodes(file: CheckedFile, report: FileReport): readonly TreeNode[] {
  const made =
    columnRows.get(report) ?? report.columns.slice(0, mostColumns).map((column) => columnNode(file, report, column));
  columnRows.set(report, made);
  return made;
}

function columnNode(file: CheckedFile, { rows }: FileReport, column: ColumnSummary): TreeNode {
  const missing = column.missing > 0 ? `, ${share(column.missing, rows)} missing` : '';
  const description = `${column.type}${missing}`;
  const label = nameOf(column);
  return {
    id: `column:${column.index}:${file.key}`,
    label,
    description,
    icon: { id: typeIcons[column.type] },
    context: 'column',
    spoken: `Column ${label}, ${description}`,
    command: {
      id: '_tend.target.open',
      title: 'Go to Column',
      arguments: [{ file: file.key, column: column.index }],
    },
    children: [],
    expanded: false,
  };
}

const typeIcons: Record<InferredType, string> = {
  integer: 'symbol-numeric',
  number: 'symbol-numeric',
  text: 'symbol-string',
  category: 'symbol-enum',
  boolean: 'symbol-boolean',
  date: 'calendar',
  datetime: 'calendar',
  time: 'watch',
  id: 'symbol-key',
  empty: 'circle-slash',
};

function leftOutNodes(state: DataState): readonly TreeNode[] {
  if (state.leftOut.length === 0 && state.complete) return [];
  const total = state.leftOut.reduce((sum, part) => sum + part.count, 0);
  const label = state.complete
    ? `${plural(total, 'folder or file', 'folders and files')} not searched for data`
    : 'The folder was not listed to its end';
  return [leftOutNode(`${state.scope}/leftOut`, label, state.leftOut)];
}

function folderOf(path: string): string {
  const end = path.lastIndexOf('/');
  return end < 0 ? '' : path.slice(0, end);
}

function byPathOrder(a: CheckedFile, b: CheckedFile): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
