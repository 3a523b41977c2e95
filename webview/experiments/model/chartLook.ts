import * as z from 'zod/mini';

const stretches = z.array(z.object({ plot: z.string(), low: z.number(), high: z.number() }));

/** How charts stand that is of the moment, and no part of a view: charts by their kind, plots of curves by their metric. */
export const chartLook = z.object({
  /** Charts that are shown as a table, as `chartName` calls them. */
  tables: z.array(z.string()),
  /** Metrics whose plots leave the first steps out of y. */
  fitLater: z._default(z.array(z.string()), []),
  /** Whether the legend is unfolded where the panel is narrow. */
  legend: z._default(z.boolean(), false),
  /** What is zoomed to; "" stands for all plots that are linked. */
  x: stretches,
  y: stretches,
});
export type ChartLook = z.output<typeof chartLook>;

export const freshChartLook: ChartLook = { tables: [], fitLater: [], legend: false, x: [], y: [] };

/** To what curves are zoomed. */
export type CurveZoom = Pick<ChartLook, 'x' | 'y'>;
export const noZoom: CurveZoom = { x: [], y: [] };

/** A plot of curves is called by its metric too. */
export function chartName(kind: string, metric?: string): string {
  return metric === undefined ? kind : `${kind} ${metric}`;
}
