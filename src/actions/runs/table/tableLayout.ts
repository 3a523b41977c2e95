import type { RowRef } from '../../../protocol/experiments/viewState';
import type { RunStore } from '../../../runs/runStore';
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

/** The rows of a table from top to bottom. `toggled`: rows that are not folded as they begin. */
export function tableLayout(shown: ShownRuns, toggled: readonly RowRef[]): readonly LaidRow[] {
  return shown.isGrouped ? groupedRows(shown, new Set(toggled.map(rowKey))) : nestedRows(shown, toggled);
}

function groupedRows({ grouping, numbers }: ShownRuns, toggled: ReadonlySet<string>): readonly LaidRow[] {
  const rows: LaidRow[] = [];
  const add = (kind: 'group' | 'rest', group: RunGroup) => {
    const expanded = toggled.has(group.key);
    rows.push({ kind, group, expanded });
    if (expanded) for (const place of group.members) rows.push(plainRow(numbers[place] ?? 0, 1));
  };
  for (const group of grouping.groups) add('group', group);
  if (grouping.rest) add('rest', grouping.rest);
  return rows;
}

function nestedRows({ nesting, store }: ShownRuns, toggledRows: readonly RowRef[]): readonly LaidRow[] {
  const toggled = toggledNumbers(store, toggledRows);
  const rows: LaidRow[] = [];
  // Rows that wait, the next one last: a nesting may be deeper than the call stack.
  const waiting = nesting.top.map((number) => ({ number, depth: 0 })).reverse();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { number, depth } = next;
    const children = nesting.children.get(number) ?? [];
    const context = nesting.context.has(number);
    // A parent that is here for its children begins unfolded.
    const expanded = children.length > 0 && toggled.has(number) !== context;
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

function toggledNumbers(store: RunStore, rows: readonly RowRef[]): ReadonlySet<number> {
  return new Set(rows.flatMap((row) => (row.type === 'run' ? (store.byId(row.id) ?? []) : [])));
}
