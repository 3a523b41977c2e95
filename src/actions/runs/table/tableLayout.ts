import { partitionPoint } from '../../../base/partitionPoint';
import type { TableQuestion } from '../../../protocol/experiments/rows';
import type { RowRef } from '../../../protocol/experiments/viewState';
import type { RunNumber, RunStore } from '../../../runs/runStore';
import type { RunGroup } from './grouping';
import { rowKey } from './rowKey';
import type { ShownRuns } from './shownRuns';

/** One row of a table as it is unfolded. */
export type LaidRow =
  | {
      readonly kind: 'run';
      readonly number: number;
      readonly depth: number;
      readonly shownChildren: number;
      readonly expanded: boolean;
      readonly context: boolean;
    }
  | { readonly kind: 'group' | 'rest'; readonly group: RunGroup; readonly expanded: boolean };

/** The rows of a table from top to bottom, made when they are asked for: a table may have hundreds of thousands. */
export interface TableLayout {
  readonly length: number;
  /** Rows `from` to before `to`. */
  slice(from: number, to: number): readonly LaidRow[];
}

/** Rows that are unfolded, and parents that the filter left out (`context`) and that are folded nevertheless. */
export type Unfolded = Pick<TableQuestion, 'expanded' | 'folded'>;

/** Lays out a table. The baseline stands above it, and among the others only while it is unfolded. */
export function tableLayout(shown: ShownRuns, unfolded: Unfolded): TableLayout {
  if (shown.isGrouped) return new GroupedLayout(shown, new Set(unfolded.expanded.map(rowKey)));
  return shown.isNested ? nestedRows(shown, unfolded) : flatLayout(withoutBaseline(shown));
}

function withoutBaseline(shown: ShownRuns): Int32Array {
  const baseline = baselineNumber(shown);
  return baseline === null ? shown.numbers : shown.numbers.filter((number) => number !== baseline);
}

function baselineNumber({ store, question: { baseline } }: ShownRuns): RunNumber | null {
  return baseline?.type === 'run' ? store.byId(baseline.id) : null;
}

function flatLayout(numbers: Int32Array): TableLayout {
  return {
    length: numbers.length,
    slice: (from, to) => Array.from(numbers.subarray(from, to), (number) => plainRow(number, 0)),
  };
}

/** A group, or the rest, with the place of its row. */
interface LaidGroup {
  readonly kind: 'group' | 'rest';
  readonly group: RunGroup;
  readonly expanded: boolean;
  readonly start: number;
}

class GroupedLayout implements TableLayout {
  readonly length: number;
  readonly #groups: readonly LaidGroup[];

  constructor(
    private readonly shown: ShownRuns,
    toggled: ReadonlySet<string>,
  ) {
    let start = 0;
    const place = (kind: 'group' | 'rest') => (group: RunGroup) => {
      const expanded = toggled.has(group.key);
      const laid = { kind, group, expanded, start };
      start += expanded ? 1 + group.members.length : 1;
      return laid;
    };
    const { groups, rest } = shown.grouping;
    const { baseline } = shown.question;
    const above = baseline && !toggled.has(rowKey(baseline)) ? rowKey(baseline) : null;
    this.#groups = [
      ...groups.filter(({ key }) => key !== above).map(place('group')),
      ...(rest ? [place('rest')(rest)] : []),
    ];
    this.length = start;
  }

  slice(from: number, to: number): readonly LaidRow[] {
    const last = Math.min(to, this.length);
    const rows: LaidRow[] = [];
    for (let at = this.#groupAt(from); at < this.#groups.length; at++) {
      const laid = this.#groups[at];
      if (!laid || laid.start >= last) break;
      rows.push(...this.#rowsOf(laid, Math.max(from, laid.start) - laid.start, last - laid.start));
    }
    return rows;
  }

  #rowsOf({ kind, group, expanded }: LaidGroup, from: number, to: number): readonly LaidRow[] {
    const own: readonly LaidRow[] = from === 0 ? [{ kind, group, expanded }] : [];
    if (!expanded) return own;
    const members = group.members.slice(Math.max(0, from - 1), Math.max(0, to - 1));
    return [...own, ...members.map((place) => plainRow(this.shown.numbers[place] ?? 0, 1))];
  }

  /** Index of the last group that begins at a row or before it. */
  #groupAt(row: number): number {
    return Math.max(0, partitionPoint(this.#groups.length, (at) => (this.#groups[at]?.start ?? 0) <= row) - 1);
  }
}

/** The baseline stays in its place where runs are nested in it: they are unfolded from there. */
function nestedRows(shown: ShownRuns, unfolded: Unfolded): TableLayout {
  const { nesting, store } = shown;
  const expandedRuns = numbersOf(store, unfolded.expanded);
  const foldedRuns = numbersOf(store, unfolded.folded ?? []);
  const baseline = baselineNumber(shown);
  const rows: LaidRow[] = [];
  // Rows that wait, the next one last: a nesting may be deeper than the call stack.
  const waiting = nesting.top.map((number) => ({ number, depth: 0 })).reverse();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { number, depth } = next;
    const children = nesting.children.get(number) ?? [];
    if (number === baseline && children.length === 0) continue;
    const context = nesting.context.has(number);
    // A parent that is here for its children begins unfolded, however it stands without the filter.
    const isOpen = context ? !foldedRuns.has(number) : expandedRuns.has(number);
    const expanded = children.length > 0 && isOpen;
    rows.push({ kind: 'run', number, depth, shownChildren: children.length, expanded, context });
    if (!expanded) continue;
    for (let index = children.length - 1; index >= 0; index--)
      waiting.push({ number: children[index] ?? 0, depth: depth + 1 });
  }
  return rows;
}

function plainRow(number: number, depth: number): LaidRow {
  return { kind: 'run', number, depth, shownChildren: 0, expanded: false, context: false };
}

function numbersOf(store: RunStore, rows: readonly RowRef[]): ReadonlySet<number> {
  return new Set(rows.flatMap((row) => (row.type === 'run' ? (store.byId(row.id) ?? []) : [])));
}
