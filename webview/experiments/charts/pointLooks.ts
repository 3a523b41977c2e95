import { columnId, type ColumnRef } from '../../../src/protocol/experiments/column';
import { identityOf, type Identity, type Marker } from '../../shared/identity';
import { resolvedColour } from '../../shared/theme';
import type { ExperimentsModel } from '../model/experimentsModel';
import { rowKey, type RowKey } from '../model/rowKey';
import { chartedRows } from './chartedRows';
import { groupName } from './groupName';
import type { RunValues } from './runValues';

/** How the runs of a chart of values look, and what that means. */
export interface PointLooks {
  /** Null: like any other. */
  readonly of: (run: number) => Identity | null;
  /** Each look that a drawn run has. */
  readonly legend: readonly { readonly label: string; readonly identity: Identity }[];
  /** What the colours stand for: a param; null: single runs. */
  readonly by: ColumnRef | null;
}

/** More values of a param than these would share colours. */
const mostLooks = 12;

/** The columns that colours stand for: as chosen, else what is grouped by; none: single runs. */
export function colourColumns({ view }: Pick<ExperimentsModel, 'view'>): readonly ColumnRef[] {
  return view.charts.colourBy ? [view.charts.colourBy] : view.groupBy;
}

export function pointLooks(model: ExperimentsModel, values: RunValues): PointLooks {
  const { colourBy } = model.view.charts;
  return colourBy ? looksByValue(model, values, colourBy) : looksAsCharted(model, values);
}

/** Runs and groups look as they do in the table and in the curves. */
function looksAsCharted(model: ExperimentsModel, values: RunValues): PointLooks {
  const { groupBy } = model.view;
  const charted = new Map(chartedRows(model).map(({ key, identity }) => [key, identity]));
  const groupOf = (run: number) => groupBy.map((column) => values.at(column, run));
  const keyOf = (run: number): RowKey => {
    if (groupBy.length === 0) return rowKey({ type: 'run', id: values.ids[run] ?? '' });
    return rowKey({ type: 'group', values: groupOf(run).map((value) => (value === null ? null : String(value))) });
  };
  const nameOf = (run: number) => (groupBy.length === 0 ? (values.names[run] ?? '') : groupName(groupBy, groupOf(run)));
  const labels = new Map(values.ids.map((_, run) => [keyOf(run), nameOf(run)]));
  const legend = [...charted].flatMap(([key, identity]) => {
    const label = labels.get(key);
    return label === undefined ? [] : [{ label, identity }];
  });
  return { of: (run) => charted.get(keyOf(run)) ?? null, legend, by: null };
}

function looksByValue(model: ExperimentsModel, values: RunValues, by: ColumnRef): PointLooks {
  const counts = new Map<string, number>();
  values.ids.forEach((_, run) => {
    const value = values.at(by, run);
    if (value !== null) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
  });
  const common = [...counts].sort((a, b) => b[1] - a[1]).slice(0, mostLooks);
  const slots = model.identities.give(
    columnId(by),
    common.map(([value]) => value),
  );
  const looks = new Map([...slots].map(([value, slot]) => [value, identityOf(slot)]));
  return {
    of: (run) => looks.get(String(values.at(by, run))) ?? null,
    legend: [...looks].map(([label, identity]) => ({ label, identity })),
    by,
  };
}

const symbols: Readonly<Record<Marker, string>> = {
  circle: 'circle',
  square: 'rect',
  triangle: 'triangle',
  diamond: 'diamond',
  down: 'path://M0 0H10L5 10Z',
  plus: 'path://M4 0H6V4H10V6H6V10H4V6H0V4H4Z',
  cross: 'path://M0 1L1 0L5 4L9 0L10 1L6 5L10 9L9 10L5 6L1 10L0 9L4 5Z',
};

/** A point as the chart library wants it. */
export function pointStyle(identity: Identity | null, neutral: string, background: string) {
  const colour = identity ? resolvedColour(identity.colour) : neutral;
  const hollow = identity?.hollow ?? false;
  return {
    symbol: symbols[identity?.marker ?? 'circle'],
    symbolSize: identity ? 9 : 6,
    itemStyle: hollow
      ? { color: background, borderColor: colour, borderWidth: 1.5 }
      : { color: colour, borderColor: colour, borderWidth: 0 },
  };
}
