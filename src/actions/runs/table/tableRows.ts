import type { Cell, TableRow } from '../../../protocol/experiments/rows';
import type { RowRef } from '../../../protocol/experiments/viewState';
import type { ColumnRef } from '../../../runs/columns';
import type { ColumnValues, StoredRun } from '../../../runs/runStore';
import { signOfLife } from '../../../runs/signOfLife';
import { groupCells } from './groupCells';
import { incompleteAt } from './incompleteRuns';
import { runCell } from './runCell';
import type { RunGroup } from './grouping';
import { groupKey, groupName, restName } from './rowKey';
import type { ChildCounts } from './childCounts';
import type { ShownRuns } from './shownRuns';
import type { LaidRow } from './tableLayout';

/** What rows say besides what the question asks for. */
export interface RowFacts {
  readonly children: ChildCounts;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Makes what is painted of laid rows; one question to the store for each column, however many rows. */
export function tableRows(
  shown: ShownRuns,
  laid: readonly LaidRow[],
  columns: readonly ColumnRef[],
  facts: RowFacts,
): readonly TableRow[] {
  const runs = laid.flatMap((row) => (row.kind === 'run' ? [row.number] : []));
  const stored = new Map(shown.store.runs(runs).map((run) => [run.number, run]));
  const places = new Map(runs.map((number, place) => [number, place]));
  const values = columns.map((column) => shown.store.values(column, Int32Array.from(runs)));
  return laid.flatMap((row) => {
    if (row.kind !== 'run') return [groupRow(shown, row, columns, facts.now)];
    const run = stored.get(row.number);
    if (!run) return [];
    const cells = cellsOf(shown, columns, values, places.get(row.number) ?? 0);
    return [runRow(run, row, cells, facts)];
  });
}

/** The row of the baseline, whether the filter lets it through or not; null: it no longer exists. */
export function baselineRow(shown: ShownRuns, columns: readonly ColumnRef[], facts: RowFacts): TableRow | null {
  const { baseline } = shown.question;
  const laid = baseline && laidBaseline(shown, baseline);
  return laid ? (tableRows(shown, [laid], columns, facts)[0] ?? null) : null;
}

function laidBaseline(shown: ShownRuns, baseline: RowRef): LaidRow | null {
  if (baseline.type === 'group') {
    const key = groupKey(baseline.values);
    const group = shown.isGrouped ? shown.grouping.groups.find((candidate) => candidate.key === key) : undefined;
    return group ? { kind: 'group', group, expanded: false } : null;
  }
  const number = shown.store.byId(baseline.id);
  return number === null ? null : { kind: 'run', number, depth: 0, shownChildren: 0, expanded: false, context: false };
}

function cellsOf(
  shown: ShownRuns,
  columns: readonly ColumnRef[],
  values: readonly ColumnValues[],
  place: number,
): readonly Cell[] {
  return columns.map((column, index) => {
    const read = values[index];
    return read ? runCell(shown, column, read, place) : null;
  });
}

function runRow(
  run: StoredRun,
  row: Extract<LaidRow, { kind: 'run' }>,
  cells: readonly Cell[],
  { children, now }: RowFacts,
): TableRow {
  return {
    row: { type: 'run', id: run.id },
    kind: 'run',
    depth: row.depth,
    expandable: row.shownChildren > 0,
    expanded: row.expanded,
    context: row.context,
    name: run.name,
    children: { ...children.of(row.number, now), shown: row.shownChildren },
    counted: null,
    experiment: run.experiment,
    status: run.status,
    sign: signOfLife(run),
    partly: run.partly,
    gone: run.gone,
    starred: run.starred,
    archived: run.archived,
    note: run.note,
    labels: [...run.labels],
    started: run.started,
    cells: run.status === 'finished' ? [...cells] : cells.map(provisional),
  };
}

/** What a run has that did not finish is the best of nothing, though it may be as good. */
function provisional(cell: Cell): Cell {
  return cell?.type === 'metric' ? { ...cell, best: false } : cell;
}

function groupRow(
  shown: ShownRuns,
  { kind, group, expanded }: Exclude<LaidRow, { kind: 'run' }>,
  columns: readonly ColumnRef[],
  now: number,
): TableRow {
  return {
    row: { type: 'group', values: [...group.values] },
    kind,
    depth: 0,
    expandable: true,
    expanded,
    context: false,
    name: kind === 'rest' ? restName(shown.question.groupBy) : groupName(group.values),
    children: groupCounts(shown, group, now),
    counted: finishedRuns(shown, group),
    experiment: '',
    status: null,
    sign: null,
    partly: null,
    gone: false,
    starred: allStarred(shown, group),
    archived: false,
    note: '',
    labels: commonLabels(shown, group),
    started: null,
    cells: kind === 'rest' ? columns.map(() => null) : groupCells(shown, group, columns),
  };
}

function finishedRuns(shown: ShownRuns, { members }: RunGroup): number {
  const statuses = shown.statuses();
  return members.filter((place) => statuses[place] === 'finished').length;
}

function allStarred(shown: ShownRuns, { members }: RunGroup): boolean {
  const { values } = shown.values({ kind: 'attribute', key: 'starred' });
  return members.every((place) => values[place] === 1);
}

function commonLabels(shown: ShownRuns, { members }: RunGroup): string[] {
  const { values } = shown.values({ kind: 'attribute', key: 'labels' });
  const labelsAt = (place: number) => (values[place] ?? '').toString().split(', ');
  const [first = -1, ...others] = members;
  return labelsAt(first).filter((label) => label !== '' && others.every((place) => labelsAt(place).includes(label)));
}

function groupCounts(shown: ShownRuns, { members }: RunGroup, now: number): TableRow['children'] {
  return {
    all: members.length,
    shown: members.length,
    running: shown.running(members, now),
    incomplete: members.filter(incompleteAt((column) => shown.values(column))).length,
  };
}
