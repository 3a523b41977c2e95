import '../../shared/usableLanguage';
import uPlot from 'uplot';
import type { Disposable } from '../../../src/base/disposable';
import { CanvasPen } from './canvasPen';
import type { ChartState } from './chartState';
import { CurveLayer } from './curveLayer';
import { paintMarks } from './curveMarks';
import { paintCurves } from './curvePainter';
import type { PaintedRow } from './curveSpace';
import { nearestPlace, valueAt } from './curveValues';
import type { Box } from './pen';
import type { PlotLook } from './plotLook';
import { axisOf, fromScreen, toScreen, zoomed, type Axis, type Extent } from './curveScales';

/** One plot of curves as it is to be drawn. */
export interface CurvePicture {
  readonly rows: readonly PaintedRow[];
  readonly x: Extent;
  readonly y: Extent;
  readonly axis: ChartState['axis'];
  readonly logX: boolean;
  readonly logY: boolean;
  readonly smoothing: number;
  readonly band: ChartState['band'];
  /** Whether it will move on in a moment. */
  readonly moving: boolean;
  /** Px beside the plot for the texts of values. */
  readonly room: number;
  /** Only the last of stacked plots says the places of x. */
  readonly labelled: boolean;
  readonly look: PlotLook;
}

export interface PlotEvents {
  /** Where the cursor stands, in units of the axis; null: it left. */
  cursor(at: number | null): void;
  zoom(x: Extent | null, y: Extent | null): void;
  /** A step of a zoom that is likely to go on. */
  zoomStep(x: Extent): void;
  pan(x: Extent): void;
  hover(row: PaintedRow | null): void;
}

const axisHeight = 22;
const bareHeight = 6;
const labelSize = 11;

/** How near the pointer has to be to a line, in pixels. */
const nearEnough = 12;

/** A plot on a canvas: uPlot keeps axes, cursor and zoom; the painter draws the curves. */
export class CurvePlot implements Disposable {
  readonly isStrip = false;
  readonly #plot: uPlot;
  readonly #layer = new CurveLayer();
  #picture: CurvePicture;
  #axes: { readonly x: Axis; readonly y: Axis };

  constructor(
    container: HTMLElement,
    picture: CurvePicture,
    private readonly events: PlotEvents,
  ) {
    this.#picture = picture;
    this.#axes = axesOf(picture);
    this.#plot = new uPlot(this.#options(container), placeholder(this.#axes.x), container);
  }

  /** Draws another picture in the same place. */
  show(picture: CurvePicture): void {
    this.#picture = picture;
    this.#axes = axesOf(picture);
    this.#plot.batch(() => {
      this.#plot.setData(placeholder(this.#axes.x), false);
      for (const name of ['x', 'y'] as const) {
        const [min, max] = even(this.#axes[name]);
        this.#plot.setScale(name, { min, max });
      }
      // Within the batch: it would be painted a second time after it.
      this.#plot.redraw(false, true);
    });
  }

  resize(width: number, height: number): void {
    if (width !== this.#plot.width || height !== this.#plot.height) this.#plot.setSize({ width, height });
  }

  /** Puts the cursor where another plot has it; null takes it away. */
  point(at: number | null): void {
    const left = at === null ? -10 : toScreen(this.#axes.x, 0, this.#plot.over.clientWidth)(at);
    this.#plot.setCursor({ left, top: at === null ? -10 : 0 }, false);
  }

  dispose(): void {
    this.#plot.destroy();
  }

  #options({ clientWidth, clientHeight }: HTMLElement): uPlot.Options {
    return {
      width: clientWidth,
      height: clientHeight,
      padding: [8, 20, 0, 0],
      legend: { show: false },
      series: [{}, { show: false }],
      scales: { x: this.#scale('x'), y: this.#scale('y') },
      axes: [this.#axis('x'), this.#axis('y')],
      cursor: { points: { show: false }, y: false, drag: { x: true, y: false, setScale: false }, focus: { prox: -1 } },
      hooks: {
        draw: [() => this.#paint()],
        setCursor: [() => this.#moveCursor()],
        setSelect: [() => this.#select()],
        ready: [({ over }) => this.#listen(over)],
      },
    };
  }

  #scale(name: 'x' | 'y'): uPlot.Scale {
    return { time: false, range: () => even(this.#axes[name]) };
  }

  #axis(name: 'x' | 'y'): uPlot.Axis {
    const { look } = this.#picture;
    return {
      scale: name,
      size: () => (name === 'y' ? this.#picture.room : this.#picture.labelled ? axisHeight : bareHeight),
      gap: 4,
      font: `${labelSize}px ${look.font}`,
      stroke: () => this.#picture.look.second,
      grid: { show: name === 'y', stroke: () => this.#picture.look.grid, width: 1 },
      ticks: { show: false },
      splits: () => this.#axes[name].ticks.map((tick) => evenly(this.#axes[name], tick)),
      filter: (_plot, splits) => splits,
      values: () => (name === 'y' || this.#picture.labelled ? [...this.#axes[name].texts] : []),
    };
  }

  /** The painter works in CSS pixels of the whole canvas. */
  #paint(): void {
    const { ctx, bbox } = this.#plot;
    const { rows, look, smoothing, band, moving } = this.#picture;
    const box = boxOf(bbox);
    const space = {
      pen: new CanvasPen(ctx, uPlot.pxRatio),
      x: toScreen(this.#axes.x, box.left, box.right),
      y: toScreen(this.#axes.y, box.bottom, box.top),
      ...box,
      background: look.background,
      smoothing,
      band,
      moving,
    };
    if (!moving) {
      this.#layer.clear();
      return paintCurves(space, rows);
    }
    this.#layer.draw(ctx, { ...space, rows, axes: this.#axes, ratio: uPlot.pxRatio });
    paintMarks(space, rows);
  }

  #moveCursor(): void {
    const { left = -1, top = -1 } = this.#plot.cursor;
    if (left < 0) {
      this.events.cursor(null);
      this.events.hover(null);
      return;
    }
    const { clientWidth } = this.#plot.over;
    this.events.cursor(fromScreen(this.#axes.x, 0, clientWidth)(left));
    this.events.hover(this.#rowAt(left, top));
  }

  #rowAt(left: number, top: number): PaintedRow | null {
    const { clientWidth, clientHeight } = this.#plot.over;
    const at = fromScreen(this.#axes.x, 0, clientWidth)(left);
    const [x, y] = [toScreen(this.#axes.x, 0, clientWidth), toScreen(this.#axes.y, clientHeight, 0)];
    let found: PaintedRow | null = null;
    let nearest = nearEnough;
    for (const row of this.#picture.rows) {
      const place = nearestPlace(row.charted, at);
      const distance = Math.hypot(x(place) - left, y(valueAt(row.charted, place)) - top);
      if (distance < nearest) [nearest, found] = [distance, row];
    }
    return found;
  }

  #select(): void {
    const { left, width, top, height } = this.#plot.select;
    if (width < 3 && height < 3) return;
    const { clientWidth, clientHeight } = this.#plot.over;
    const x = fromScreen(this.#axes.x, 0, clientWidth);
    const y = fromScreen(this.#axes.y, clientHeight, 0);
    const upright = width < clientWidth - 1;
    this.events.zoom(
      upright ? { low: x(left), high: x(left + width) } : null,
      height < clientHeight - 1 ? { low: y(top + height), high: y(top) } : null,
    );
    this.#plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
  }

  #listen(over: HTMLElement): void {
    over.addEventListener('dblclick', () => this.events.zoom(null, null));
    over.addEventListener('mousedown', ({ shiftKey }) => {
      const { drag } = this.#plot.cursor;
      if (drag) [drag.x, drag.y] = [!shiftKey, shiftKey];
    });
    over.addEventListener('wheel', (event) => this.#wheel(event), { passive: false });
  }

  #wheel(event: WheelEvent): void {
    const zooms = event.ctrlKey || event.metaKey;
    if (!zooms && Math.abs(event.deltaX) <= Math.abs(event.deltaY)) return;
    event.preventDefault();
    const { clientWidth } = this.#plot.over;
    const x = fromScreen(this.#axes.x, 0, clientWidth);
    if (zooms) this.events.zoomStep(zoomed(this.#axes.x, x(event.offsetX), event.deltaY > 0 ? 1.25 : 0.8));
    else {
      // By whole pixels what was painted can be shifted.
      const by = Math.round(event.deltaX * uPlot.pxRatio) / uPlot.pxRatio;
      this.events.pan({ low: x(by), high: x(clientWidth + by) });
    }
  }
}

function axesOf({ x, y, axis, logX, logY }: CurvePicture): { readonly x: Axis; readonly y: Axis } {
  return { x: axisOf(x, logX, axis), y: axisOf(y, logY, 'value') };
}

/** uPlot has even scales only: of a logarithmic axis it is given the logarithms. */
function evenly({ log }: Axis, value: number): number {
  return log ? Math.log10(value) : value;
}

function even(axis: Axis): [low: number, high: number] {
  return [evenly(axis, axis.low), evenly(axis, axis.high)];
}

/** uPlot wants data of its own; the painter has the real ones. */
function placeholder(axis: Axis): uPlot.AlignedData {
  return [even(axis), [null, null]];
}

function boxOf({ left, top, width, height }: uPlot.BBox): Box {
  const ratio = uPlot.pxRatio;
  return { left: left / ratio, top: top / ratio, right: (left + width) / ratio, bottom: (top + height) / ratio };
}
