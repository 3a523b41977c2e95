import type { ColumnRef } from '../../../runs/columns';
import type { ColumnValues, RunStore } from '../../../runs/runStore';
import {
  choosePairing,
  namesFoldCount,
  tellsRepeats,
  type Pairing,
  type Repeat,
} from '../../../runs/statistics/pairing';
import { texts, type RunGroup } from './grouping';

/** How the members of two groups belong together, by their places among the members; null: they do not. */
export type PairGroups = (first: RunGroup, second: RunGroup) => Pairing | null;

/** What is read of the runs of the groups. */
export interface PairingSource {
  readonly store: Pick<RunStore, 'columns'>;
  values(column: ColumnRef): ColumnValues;
  statuses(): readonly (string | null)[];
}

/** Larger groups are no repeats of one thing. */
const mostPaired = 1000;

/** Pairs the finished runs of groups as the comparison does: by the params, else tags, that are named like seeds or folds. */
export function groupPairing(source: PairingSource): PairGroups {
  const finished = remembered((group: RunGroup) => finishedOf(source.statuses(), group));
  const repeats = remembered((group: RunGroup) =>
    finished(group).map((member) => repeatAt(columns(), group.members[member] ?? -1)),
  );
  let read: readonly RepeatColumn[] | undefined;
  const columns = () => (read ??= repeatColumns(source));
  return (first, second) => {
    const [ours, theirs] = [finished(first), finished(second)];
    if (ours.length > mostPaired || ours.length !== theirs.length || columns().length === 0) return null;
    const pairing = choosePairing(repeats(first), repeats(second));
    return pairing && { ...pairing, pairs: pairing.pairs.map((pair) => amongMembers(pair, ours, theirs)) };
  };
}

function remembered<Value>(read: (group: RunGroup) => Value): (group: RunGroup) => Value {
  const known = new Map<string, Value>();
  return (group) => {
    const value = known.get(group.key) ?? read(group);
    known.set(group.key, value);
    return value;
  };
}

function finishedOf(statuses: readonly (string | null)[], { members }: RunGroup): readonly number[] {
  return members.flatMap((place, member) => (statuses[place] === 'finished' ? [member] : []));
}

type Pair = Pairing['pairs'][number];

function amongMembers({ label, first, second }: Pair, ours: readonly number[], theirs: readonly number[]): Pair {
  return { label, first: ours[first] ?? -1, second: theirs[second] ?? -1 };
}

interface RepeatColumn {
  readonly column: Extract<ColumnRef, { kind: 'param' | 'tag' }>;
  readonly values: readonly (string | null)[];
}

function repeatColumns(source: PairingSource): readonly RepeatColumn[] {
  return source.store.columns().flatMap(({ column }): readonly RepeatColumn[] => {
    if ((column.kind !== 'param' && column.kind !== 'tag') || !isTelling(column.key)) return [];
    return [{ column, values: texts(source.values(column)) }];
  });
}

function isTelling(name: string): boolean {
  return tellsRepeats(name) || namesFoldCount(name);
}

function repeatAt(columns: readonly RepeatColumn[], place: number): Repeat {
  const repeat = { params: new Map<string, string>(), tags: new Map<string, string>() };
  for (const { column, values } of columns) {
    const value = values[place] ?? null;
    if (value !== null) (column.kind === 'param' ? repeat.params : repeat.tags).set(column.key, value);
  }
  return repeat;
}
