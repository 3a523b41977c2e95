import type { TableQuestion } from '../../../src/protocol/experiments/rows';
import type { RowRef } from '../../../src/protocol/experiments/viewState';
import { rowKey } from './rowKey';
import type { LoadedRow, RowPages } from './rowPages';

/** How many rows are charted when a person marked none. */
const mostUnmarked = 5;

/** Beyond this many rows from the top nobody looks for the first ones that are not unfolded. */
const reach = 512;

/**
 * What is charted while no row is marked: the first rows of the table that have a curve, whatever is unfolded in it; where
 * none has one the first of those that are unfolded in them, and where none of these has one the first rows.
 */
export class UnmarkedRows {
  rows: readonly RowRef[] = [];
  #of = '';

  /**
   * Takes the first rows that are here. What is unfolded may keep others out of reach: those of before stay then. `metrics`:
   * ids of the columns whose curves are drawn.
   */
  follow(pages: RowPages, baseline: RowRef | null, metrics: readonly string[]): void {
    const top = rowsFromTop(pages);
    const alone = baseline && rowKey(baseline);
    const drawable = (of: readonly LoadedRow[]) => of.filter((row) => isDrawable(row, alone));
    const [rows, outer] = [drawable(top), drawable(outermost(top))];
    const curved = (of: readonly LoadedRow[]) => of.filter((loaded) => mayHaveCurve(loaded, metrics));
    const drawn = [curved(outer), curved(rows), outer].find((some) => some.length > 0) ?? [];
    const first = drawn.map(({ row: { row } }) => row);
    const of = JSON.stringify([allButUnfolded(pages.question), metrics]);
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

/** What is not known of a row speaks for it, and so do members of a group that go on, of which its figures are not. */
function mayHaveCurve({ row, cells }: LoadedRow, metrics: readonly string[]): boolean {
  if (row.kind === 'group' && row.children.running > 0) return true;
  return metrics.length === 0 || metrics.some((id) => cells.get(id) !== null);
}

function rowsFromTop(pages: RowPages): readonly LoadedRow[] {
  const loaded = pages.loaded(0, Math.min(reach, pages.answer.rows));
  return loaded.filter(([place], index) => place === index).map(([, row]) => row);
}

/** Whether runs are folded in one of the first rows, which would be drawn if they were unfolded. */
export function holdFolded(pages: RowPages): boolean {
  return outermost(rowsFromTop(pages)).some(
    ({ row: { kind, children, expanded } }) => kind === 'run' && children.all > 0 && !expanded,
  );
}

/** Not the baseline, which is drawn anyhow. */
function isDrawable({ key, row: { kind, context } }: LoadedRow, baseline: string | null): boolean {
  return kind !== 'rest' && !context && key !== baseline;
}

/**
 * The rows under which others may be unfolded, without these. A parent that the filter left out is none of those shown: its
 * children stand for themselves.
 */
function outermost(rows: readonly LoadedRow[]): readonly LoadedRow[] {
  let above = Infinity;
  return rows.filter(({ row: { context, depth } }) => {
    if (depth > above) return false;
    above = context ? Infinity : depth;
    return true;
  });
}
