import type { ChartedCurve, Envelope } from '../../../protocol/experiments/charts';
import type { RowRef } from '../../../protocol/experiments/viewState';
import type { RunStore, StoredRun } from '../../../runs/runStore';
import { boundsOf } from '../../../runs/metricMeaning';
import type { EnvelopeRequest } from '../../../runs/series';
import { keptBounds, withinBounds } from '../../../runs/statistics/bounds';
import { summarize } from '../../../runs/statistics/summary';
import { sharedNotFinite } from './groupCells';
import { groupCurve, type Averaging } from './groupCurve';
import { groupKey, groupName } from './rowKey';
import type { ShownRuns } from './shownRuns';

/** Members of a group that are drawn; more would be a blot. */
export const mostDrawnMembers = 50;

type CurveRequest = EnvelopeRequest & Pick<Averaging, 'smoothing'>;

/** The curves of one metric for runs and groups; what no longer exists, or lacks the metric, is left out. */
export function curvesOf(
  shown: ShownRuns,
  rows: readonly RowRef[],
  metric: string,
  request: CurveRequest,
): ChartedCurve[] {
  const { smoothing } = request;
  const { store } = shown;
  const averaging = { places: request.buckets, log: request.log, smoothing, bounds: boundsOf(metric) };
  return rows.flatMap((row) => {
    const members =
      row.type === 'run' ? runOf(store, row.id) : placesOf(shown, row.values).map((place) => shown.numbers[place] ?? 0);
    const curves = curvesOfRuns(store, members, metric, request);
    if (curves.length === 0) return [];
    const name = row.type === 'run' ? (curves[0]?.name ?? '') : groupName(row.values);
    const finished = curves.filter((curve) => curve.finished);
    const group = row.type === 'group' ? groupCurve(finished, averaging) : null;
    const cut = curves.length === mostDrawnMembers && members.length > mostDrawnMembers;
    return [{ row, name, runs: members.length, curves, cut, group, final: finalFigure(shown, row, metric) }];
  });
}

function curvesOfRuns(store: RunStore, members: readonly number[], metric: string, request: CurveRequest): Envelope[] {
  const curves: Envelope[] = [];
  for (let from = 0; from < members.length && curves.length < mostDrawnMembers; from += mostDrawnMembers) {
    const runs = store.runs(members.slice(from, from + mostDrawnMembers));
    for (const run of runs) if (curves.length < mostDrawnMembers) curves.push(...curveOf(store, run, metric, request));
  }
  return curves;
}

function runOf(store: RunStore, id: string): readonly number[] {
  const number = store.byId(id);
  return number === null ? [] : [number];
}

/** Where the members of a group stand among the shown runs. */
function placesOf(shown: ShownRuns, values: readonly (string | null)[]): readonly number[] {
  const key = groupKey(values);
  return shown.grouping.groups.find((candidate) => candidate.key === key)?.members ?? [];
}

function finalFigure(shown: ShownRuns, row: RowRef, key: string): ChartedCurve['final'] {
  const metric = { kind: 'metric', key, of: 'last' } as const;
  if (row.type === 'run') return { n: 1, mean: shown.valueOfRun(metric, row.id) ?? NaN, low: NaN, high: NaN };
  const valueAt = shown.finishedValues(metric);
  const values = placesOf(shown, row.values)
    .map(valueAt)
    .filter((value) => value !== null);
  const { n, mean, low, high } = withinBounds(summarize(values), keptBounds(values, boundsOf(key)));
  return { n, mean: n > 0 ? mean : sharedNotFinite(values), low, high };
}

function curveOf(
  store: RunStore,
  run: StoredRun,
  metric: string,
  { smoothing, ...request }: CurveRequest,
): readonly Envelope[] {
  const envelope = store.envelope(run.number, metric, request);
  if (!envelope) return [];
  const { id, name, status } = run;
  const along = { axis: request.axis, weight: smoothing, places: envelope.to };
  const smooth = smoothing > 0 ? store.smoothed(run.number, metric, along) : null;
  return [{ id, name, running: status === 'running', finished: status === 'finished', ...envelope, smooth }];
}
