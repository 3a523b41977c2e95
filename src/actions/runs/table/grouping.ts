import type { ColumnRef } from '../../../runs/columns';
import type { ColumnValues, RunStore } from '../../../runs/runStore';
import { groupKey } from './rowKey';

/** Runs that agree in what is grouped by. */
export interface RunGroup {
  readonly key: string;
  /** In the order of `groupBy`; null: its runs lack it. */
  readonly values: readonly (string | null)[];
  /** Places of its runs in the numbers that were grouped, in their order. */
  readonly members: readonly number[];
}

export interface Grouping {
  readonly groups: readonly RunGroup[];
  /** Runs that lack all of what is grouped by; null: there are none. */
  readonly rest: RunGroup | null;
}

/** Groups runs by the values of columns, in the order in which the groups first come. */
export function groupRuns(store: RunStore, numbers: Int32Array, by: readonly ColumnRef[]): Grouping {
  const columns = by.map((column) => texts(store.values(column, numbers)));
  const members = membersOf(numbers.length, columns.map(codesOf));
  const all = members.map((places): RunGroup => {
    const values = columns.map((column) => column[places[0] ?? -1] ?? null);
    return { key: groupKey(values), values, members: places };
  });
  return {
    groups: all.filter(({ values }) => !lacksAll(values)),
    rest: all.find(({ values }) => lacksAll(values)) ?? null,
  };
}

function lacksAll(values: readonly (string | null)[]): boolean {
  return values.every((value) => value === null);
}

interface Codes {
  readonly of: Int32Array;
  /** Codes are less than this. */
  readonly count: number;
}

/** A small number for each value of a column, equal for equal ones. */
function codesOf(column: readonly (string | null)[]): Codes {
  const known = new Map<string | null, number>();
  const of = Int32Array.from(column, (value) => {
    const code = known.get(value) ?? known.size;
    if (code === known.size) known.set(value, code);
    return code;
  });
  return { of, count: known.size };
}

/** Places of the runs of each group. The codes of two columns are made to one, and so on. */
function membersOf(length: number, columns: readonly Codes[]): readonly (readonly number[])[] {
  const groups = columns.reduce<Codes>(combined, { of: new Int32Array(length), count: 1 });
  const members: number[][] = Array.from({ length: length === 0 ? 0 : groups.count }, () => []);
  groups.of.forEach((group, place) => members[group]?.push(place));
  return members;
}

function combined(left: Codes, right: Codes): Codes {
  const known = new Map<number, number>();
  const of = left.of.map((code, place) => {
    const pair = code * right.count + (right.of[place] ?? 0);
    const group = known.get(pair) ?? known.size;
    if (group === known.size) known.set(pair, group);
    return group;
  });
  return { of, count: known.size };
}

/** Values of a column as they are recorded. */
export function texts(column: ColumnValues): readonly (string | null)[] {
  if (column.type === 'texts') return column.values;
  return Array.from(column.values, (value, index) => (column.present[index] ? String(value) : null));
}
