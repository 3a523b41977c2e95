import { DisposableStore, type Disposable } from '../../../src/base/disposable';
import { Emitter } from '../../../src/base/event';
import type { ChartedCurve } from '../../../src/protocol/experiments/charts';
import type { ColumnInfo } from '../../../src/protocol/experiments/column';
import type { ChartLook } from '../model/chartLook';
import { curveMetrics } from '../model/curveMetrics';
import type { ExperimentsModel } from '../model/experimentsModel';
import { rowKey } from '../model/rowKey';
import type { ChartedRow } from './chartedRows';
import { valueRoom } from './axisText';
import type { ChartState } from './chartState';
import { CurveLoader } from './curveLoader';
import { firstPlaced, heldExtent, valueExtent, wholeExtent, type Extent } from './curveScales';
import { isStrip } from './stripPainter';

/** Buckets of a curve: one a pixel of a wide plot. */
const buckets = 800;

/** Milliseconds after which what was moved is at rest. */
const restAfter = 150;

/** Zoom, cursor and curves of stacked plots. */
export class CurvesModel implements Disposable {
  rows: readonly ChartedRow[] = [];
  metrics: readonly ColumnInfo[] = [];
  /** Where the cursor stands in units of the axis, in whichever plot it is; null: in none. */
  cursor: number | null = null;
  /** Whether it is being panned, or zoomed step by step. */
  moving = false;
  #resting: ReturnType<typeof setTimeout> | undefined;
  #keeping: ReturnType<typeof setTimeout> | undefined;
  #zoom: Map<string, Extent>;
  #upright: Map<string, Extent>;
  /** What plots show of y while they move. */
  readonly #held = new Map<string, Extent>();
  /** Px that the texts of values need beside each plot. */
  readonly #rooms = new Map<string, number>();
  readonly #loaders = new Map<string, CurveLoader>();
  readonly #parts = new DisposableStore();
  readonly #changed = this.#parts.register(new Emitter<undefined>());
  readonly onDidChange = this.#changed.event;
  readonly #moved = this.#parts.register(new Emitter<number | null>());
  readonly onDidMoveCursor = this.#moved.event;
  #axis: ChartState['axis'];
  /** The view that is zoomed. */
  #view: string | null;

  constructor(private readonly model: ExperimentsModel) {
    this.#axis = this.state.axis;
    this.#view = model.viewName;
    this.#zoom = extents(model.chartLook.x);
    this.#upright = extents(model.chartLook.y);
  }

  get state(): ChartState {
    return this.model.view.charts;
  }

  /** Takes what the panel shows now, and asks for the curves that it lacks. */
  refresh(rows: readonly ChartedRow[]): void {
    this.rows = rows;
    this.metrics = curveMetrics(this.model);
    if (this.#view !== this.model.viewName) this.#takeZoom();
    else if (this.#axis !== this.state.axis) this.#resetZoom();
    this.#axis = this.state.axis;
    const { token } = this.model.loader;
    if (token !== null && rows.length > 0) for (const { column } of this.metrics) this.#ask(column.key, token);
    this.#dropUnused();
  }

  /** The curves of a metric in the order of the rows; null before they came. */
  curves(metric: string): readonly (ChartedCurve & { readonly charted: ChartedRow })[] | null {
    const curves = this.#loaders.get(metric)?.curves;
    if (!curves) return null;
    const byKey = new Map(curves.map((curve) => [rowKey(curve.row), curve]));
    return this.rows.flatMap((charted) => {
      const curve = byKey.get(charted.key);
      return curve ? [{ ...curve, charted }] : [];
    });
  }

  problem(metric: string): string | null {
    return this.#loaders.get(metric)?.problem ?? null;
  }

  /** Whether curves of a metric are on the way. */
  waits(metric: string): boolean {
    return this.rows.length > 0 && (this.#loaders.get(metric)?.isWorking ?? true);
  }

  /** What a plot shows of x: its zoom, else everything that any of the linked plots has. */
  extent(metric: string): Extent | null {
    return this.#zoom.get(this.#zoomKey(metric)) ?? this.#whole(metric);
  }

  #whole(metric: string): Extent | null {
    const shown = this.state.linked ? this.metrics.map(({ column }) => column.key) : [metric];
    // Single values are drawn without steps, and stretch nobody else's.
    const curves = shown.map((key) => this.#loaders.get(key)?.curves ?? []).flatMap((of) => (isStrip(of) ? [] : of));
    const whole = wholeExtent(curves);
    if (!whole || !this.state.logX || whole.low > 0) return whole;
    return { ...whole, low: Math.min(1, whole.high / 2, firstPlaced(curves)) };
  }

  /** Where on x the plots begin and end. */
  get ends(): readonly number[] {
    const extents = this.metrics.flatMap(({ column }) => this.extent(column.key) ?? []);
    return extents.flatMap(({ low, high }) => [low, high]);
  }

  /** What a plot shows of x and y; null: nothing of it has a place there. */
  shown(metric: string): { readonly x: Extent; readonly y: Extent } | null {
    const x = this.extent(metric);
    const y = x && (this.#upright.get(metric) ?? this.#values(metric, x));
    return x && y && { x, y };
  }

  #values(metric: string, x: Extent): Extent | null {
    const { logY: log, band } = this.state;
    const intervals = band === 'auto' || band === 'interval';
    const later = this.model.chartLook.fitLater.includes(metric);
    const values = valueExtent(this.curves(metric) ?? [], x, { log, intervals, later });
    return this.moving && values ? this.#hold(metric, values, log) : values;
  }

  /** While it moves the axis stays, unless something lies outside of it. */
  #hold(metric: string, values: Extent, log: boolean): Extent {
    const held = heldExtent(this.#held.get(metric) ?? values, values, log);
    this.#held.set(metric, held);
    return held;
  }

  /** Px beside a plot for the texts of its values: as many as the longest of all plots need, that steps stand over each other. */
  room(metric: string, texts: readonly string[]): number {
    const before = Math.max(...this.#rooms.values());
    this.#rooms.set(metric, valueRoom(texts));
    const room = Math.max(...this.#rooms.values());
    if (this.#rooms.size > 1 && room !== before) queueMicrotask(() => this.#changed.fire(undefined));
    return room;
  }

  /** Whether a plot has an axis of steps, or may have one when its curves come: a strip, and what has nothing to draw, have none. */
  hasSteps(metric: string): boolean {
    const curves = this.curves(metric);
    return curves === null || (!isStrip(curves) && this.shown(metric) !== null);
  }

  /** Whether a plot shows a part that was chosen. */
  isZoomed(metric: string): boolean {
    return this.#zoom.has(this.#zoomKey(metric)) || this.#upright.has(metric);
  }

  zoom(metric: string, x: Extent | null, y: Extent | null): void {
    const key = this.#zoomKey(metric);
    if (x) this.#zoom.set(key, x);
    if (y) this.#upright.set(metric, y);
    if (!x && !y) {
      this.#zoom.delete(key);
      this.#upright.delete(metric);
    }
    this.#keepSoon();
    this.#changed.fire(undefined);
  }

  /** Moves what is shown of x along, to the ends of what there is. */
  pan(metric: string, x: Extent): void {
    const [shown, whole] = [this.extent(metric), this.#whole(metric)];
    if (!shown || !whole) return;
    const leaves = (x.low < whole.low && x.low < shown.low) || (x.high > whole.high && x.high > shown.high);
    if (!leaves) this.move(metric, x);
  }

  /** Shows another stretch of x, which is likely to be followed by the next in a moment. */
  move(metric: string, x: Extent): void {
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => this.#rest(), restAfter);
    this.moving = true;
    this.zoom(metric, x, null);
  }

  moveCursor(at: number | null): void {
    if (at === this.cursor) return;
    this.cursor = at;
    this.#moved.fire(at);
  }

  dispose(): void {
    clearTimeout(this.#resting);
    clearTimeout(this.#keeping);
    for (const loader of this.#loaders.values()) loader.dispose();
    this.#parts.dispose();
  }

  #rest(): void {
    this.moving = false;
    this.#held.clear();
    this.#changed.fire(undefined);
  }

  #ask(metric: string, token: string): void {
    const rows = this.rows.map(({ row }) => row);
    const loader = this.#loader(metric);
    const x = isStrip(loader.curves ?? []) ? null : (this.#zoom.get(this.#zoomKey(metric)) ?? null);
    // What is on the way would be out of date before it came.
    if (this.moving && x && loader.covers(x)) return;
    const { axis, smoothing, logX: log } = this.state;
    loader.want({ token, rows, metric, axis, smoothing, x, buckets, log });
  }

  #loader(metric: string): CurveLoader {
    const known = this.#loaders.get(metric);
    if (known) return known;
    const loader = new CurveLoader(this.model.asks);
    loader.onDidChange(() => this.#changed.fire(undefined));
    this.#loaders.set(metric, loader);
    return loader;
  }

  #dropUnused(): void {
    const used = new Set(this.metrics.map(({ column }) => column.key));
    for (const [key, loader] of this.#loaders) {
      if (used.has(key)) continue;
      loader.dispose();
      this.#loaders.delete(key);
      this.#rooms.delete(key);
    }
  }

  #zoomKey(metric: string): string {
    return this.state.linked ? '' : metric;
  }

  /** Another view has a zoom of its own. */
  #takeZoom(): void {
    clearTimeout(this.#keeping);
    this.#view = this.model.viewName;
    this.#zoom = extents(this.model.chartLook.x);
    this.#upright = extents(this.model.chartLook.y);
  }

  #resetZoom(): void {
    this.#zoom.clear();
    this.#upright.clear();
    this.#keepSoon();
  }

  /** Remembers the zoom when it is at rest: everything is drawn anew for that. */
  #keepSoon(): void {
    clearTimeout(this.#keeping);
    const keep = () => this.model.lookAtCharts({ x: stretches(this.#zoom), y: stretches(this.#upright) });
    this.#keeping = setTimeout(keep, restAfter);
  }
}

function extents(kept: ChartLook['x']): Map<string, Extent> {
  return new Map(kept.map(({ plot, low, high }) => [plot, { low, high }]));
}

function stretches(zoom: ReadonlyMap<string, Extent>): ChartLook['x'] {
  return [...zoom].map(([plot, { low, high }]) => ({ plot, low, high }));
}
