import type { TableQuestion, TableRow } from '../../../src/protocol/experiments/rows';
import type { RowRef } from '../../../src/protocol/experiments/viewState';
import { rowKey } from './rowKey';
import type { RowPages } from './rowPages';

/** How many rows are charted when a person marked none. */
const mostUnmarked = 5;

/** Beyond this many rows from the top nobody looks for the first ones that are not unfolded. */
const reach = 512;

/** What is charted while no row is marked: the first rows of the table, whatever is unfolded in it. */
export class UnmarkedRows {
  rows: readonly RowRef[] = [];
  #of = '';

  /** Takes the first rows that are here. What is unfolded may keep others out of reach: those of before stay then. */
  follow(pages: RowPages, baseline: RowRef | null): void {
    const top = rowsFromTop(pages);
    const first = folded(top, baseline && rowKey(baseline));
    const of = allButUnfolded(pages.question);
    const mayBeMore = of === this.#of && top.length < pages.answer.rows;
    const keys = new Set(first.map(rowKey));
    const others = mayBeMore ? this.rows.filter((row) => !keys.has(rowKey(row))) : [];
    this.rows = [...first, ...others].slice(0, mostUnmarked);
    this.#of = of;
  }
}

/** What two questions have in common that differ only by what is unfolded. */
function allButUnfolded({ filter, sort, groupBy, archived, baseline }: TableQuestion): string {
  return JSON.stringify([filter, sort, groupBy, archived, baseline]);
}

function rowsFromTop(pages: RowPages): readonly TableRow[] {
  const loaded = pages.loaded(0, Math.min(reach, pages.answer.rows));
  return loaded.filter(([place], index) => place === index).map(([, { row }]) => row);
}

/**
 * The rows under which others may be unfolded, without these; not the baseline, which is drawn anyhow. A parent that the
 * filter left out is none of those shown: its children stand for themselves.
 */
function folded(rows: readonly TableRow[], baseline: string | null): readonly RowRef[] {
  let above = Infinity;
  return rows.flatMap(({ row, kind, context, depth }) => {
    if (depth > above) return [];
    above = context ? Infinity : depth;
    return kind === 'rest' || context || rowKey(row) === baseline ? [] : [row];
  });
}
