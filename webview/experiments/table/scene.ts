import { identityOf, type Identity } from '../../shared/identity';
import { placedColumns, type ColumnLayout, type PlacedColumn } from '../model/columnLayout';
import type { ExperimentsModel } from '../model/experimentsModel';
import { rowKey, type RowKey } from '../model/rowKey';
import type { LoadedRow, RowPages } from '../model/rowPages';
import { metricParts, type MetricParts } from './metricParts';
import { valueWidth } from './valueWidth';

/** A narrow table has no line of groups over its columns. */
export function headerHeight({ narrow }: ExperimentsModel): number {
  return narrow === null ? 66 : 44;
}

/** A row in sight and where it stands. */
export interface PlacedRow {
  readonly index: number;
  /** Px from the top of the table. */
  readonly top: number;
}

/** All that is needed to draw the part of the table that is in sight. */
export interface Scene {
  readonly model: ExperimentsModel;
  readonly pages: RowPages;
  readonly layout: ColumnLayout;
  /** Rows in sight, in slots that are used again while scrolling; null: an empty slot. */
  readonly rows: readonly (PlacedRow | null)[];
  /** Scrolling columns in sight, from left to right. */
  readonly columns: readonly PlacedColumn[];
  readonly slots: ReadonlyMap<RowKey, number>;
  readonly grouped: boolean;
  readonly baseline: RowKey | null;
  /** Column id of the metric that has small curves beside its values; null: none. */
  readonly curved: string | null;
  /** Differs whenever what stays where it is may look different. */
  readonly stamp: number;
  /** Milliseconds since 1970, for ages. */
  readonly now: number;
}

/** The first metric that is a series, where rows are runs. */
export function curvedColumn(model: ExperimentsModel, layout: ColumnLayout): PlacedColumn | null {
  if (model.view.groupBy.length > 0) return null;
  return placedColumns(layout).find(({ column, info }) => column.kind === 'metric' && info?.series) ?? null;
}

/** Px by which the page may draw a text wider than it was measured. */
const rounding = 1;

/** How the column of a metric is shared out. */
export function partsOf(scene: Scene, { id, width }: PlacedColumn): MetricParts {
  const decimals = scene.pages.scales.get(id)?.decimals ?? 4;
  return metricParts(width, {
    grouped: scene.grouped,
    // Where the filter lets nothing of the baseline through there is no difference to it.
    baseline: scene.baseline !== null && scene.pages.baseline !== null,
    sparkline: scene.curved === id,
    decimals,
    value: valueWidth(scene.pages, id, decimals) + rounding,
  });
}

/** How a row looks in the charts; members of a charted group look like it; null: it is not charted. */
export function identityOfRow(scene: Scene, index: number, loaded: LoadedRow): Identity | null {
  const own = scene.slots.get(loaded.key);
  if (own !== undefined) return identityOf(own);
  const group = scene.grouped && loaded.row.depth > 0 ? scene.pages.groupOf(index) : null;
  const slot = group === null ? undefined : scene.slots.get(group);
  return slot === undefined ? null : identityOf(slot);
}

/** Key of the baseline of a model. */
export function baselineKey({ view }: ExperimentsModel): RowKey | null {
  return view.baseline ? rowKey(view.baseline) : null;
}

/**
 * Puts items into slots by their index, so that one keeps its slot while others come and go: what scrolls out of sight
 * is drawn over by what comes in, and the rest stays untouched.
 */
export function inSlots<Item extends { readonly index: number }>(
  items: readonly Item[],
  slots: number,
): (Item | null)[] {
  const filled = new Array<Item | null>(slots).fill(null);
  for (const item of items) filled[item.index % slots] = item;
  return filled;
}
