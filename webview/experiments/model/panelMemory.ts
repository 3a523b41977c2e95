import * as z from 'zod/mini';
import type { ColumnInfo } from '../../../src/protocol/experiments/column';
import { rowRef, viewStamp, viewState } from '../../../src/protocol/experiments/viewState';
import { focusParts } from '../focusParts';
import { chartLook, freshChartLook } from './chartLook';
import { compareLook, freshLook } from './compareLook';
import { givenIdentity } from './identities';

/** What the panel leaves for itself when it is hidden or reloaded. */
export const panelMemory = z.object({
  viewName: z.nullable(z.string()),
  /** Whether the runs had any columns, which may all be hidden. */
  hadColumns: z._default(z.boolean(), true),
  view: viewState,
  /** The view as it was loaded or saved: what differs from it is unsaved. */
  saved: viewState,
  /** What its file held then. */
  stamp: z._default(z.nullable(viewStamp), null),
  /** The baseline that was deleted with its run. */
  lostBaseline: z._default(z.nullable(rowRef), null),
  expanded: z.array(rowRef),
  folded: z._default(z.array(rowRef), []),
  selection: z.array(rowRef),
  active: z.object({ row: z.number(), column: z.number() }),
  scroll: z.object({ top: z.number(), left: z.number() }),
  focus: z._default(z.enum(focusParts), 'table'),
  focusSpot: z._default(z.nullable(z.string()), null),
  filters: z.array(z.string()),
  compare: z.nullable(z.array(rowRef)),
  compareLook: z._default(compareLook, freshLook),
  chartLook: z._default(chartLook, freshChartLook),
  identities: z._default(z.array(givenIdentity), []),
});
export type PanelMemory = z.output<typeof panelMemory>;

/** Whether there is something on the screen to come back to: a folder that had no runs then has its first ones now. */
export function hasView({ hadColumns }: PanelMemory, columns: readonly ColumnInfo[]): boolean {
  return hadColumns || columns.length === 0;
}
