import { html, nothing, type TemplateResult } from 'lit';
import { columnId, type ColumnRef } from '../../../src/protocol/experiments/column';
import type { Brushed } from '../../../src/protocol/experiments/filtering';
import { textWidth } from '../../shared/textWidth';
import { resolvedColour } from '../../shared/theme';
import type { EChartsCoreOption, EChartsType } from './echarts';
import { brushKey } from './brushKeys';
import { BrushWrites } from './brushWrites';
import { HeldBrush } from './heldBrush';
import { faint, faintOpacity, paintBrushes } from './brushLook';
import {
  brushedOf,
  brushText,
  intervalsOf,
  isWithinBrushes,
  parallelAxis,
  placeOnAxis,
  typedBrush,
  type Interval,
  type ParallelAxis,
} from './parallelAxes';
import { axisId, axisOption, parallelEnds, parallelHeight, parallelRoom } from './parallelOption';
import { plotLook } from './plotLook';
import { exampleRange, rangeProblem } from './rangeWords';
import type { RunValues } from './runValues';
import { parallelColumns } from './valueColumns';
import { ValuesChart, type ChartData } from './valuesChart';

/** What ECharts tells of a brush on an axis. */
interface AxisAreaEvent {
  readonly parallelAxisId?: string;
  readonly intervals?: readonly (readonly number[])[];
  readonly written?: boolean;
}

/** The runs that a filter lets through. */
interface LetThrough {
  readonly filter: string;
  readonly ids: ReadonlySet<string>;
}

/** One axis alone compares nothing. */
const leastAxes = 2;
const tooFew = 'Parallel coordinates need two params or metrics that differ.';

/** Every run as a line through its values. Brushes on the axes write the filter. */
class ParallelView extends ValuesChart {
  protected override readonly drawnByWidth = true;
  protected override readonly sample = 'line';
  #drawn = '';
  /** Those of the drawing: what came since may have others. */
  #drawnAxes: readonly ParallelAxis[] = [];
  #through: LetThrough | null = null;
  readonly #found = new WeakMap<RunValues, Map<string, ParallelAxis | null>>();
  readonly #brushes = new BrushWrites((column, brushed) => this.#writeFilter(column, brushed));
  readonly #held = new HeldBrush(this, (column, brushed) => this.#brush(column, brushed));

  protected override isHeld(): boolean {
    return this.#held.isDrawing;
  }

  protected override columns(): readonly ColumnRef[] {
    return parallelColumns(this.model);
  }

  protected override lack(): string | null {
    return this.columns().length < leastAxes ? tooFew : null;
  }

  protected override undrawable(data: ChartData): string | null {
    if (data.values.ids.length === 0) return 'There is no run to draw.';
    return this.#axes(data).length < leastAxes ? tooFew : null;
  }

  protected override caption(): string {
    return 'Parallel coordinates';
  }

  /** Runs that the filter lets through but for the brushes: what is outside of a brush stays faintly in sight. */
  protected override async token(): Promise<string | null> {
    const { filter, archived } = this.model.view;
    const columns = this.columns();
    const { isWritten } = this.#brushes;
    const { brushed, rest } = await this.model.asks.brushes({ filter, columns: [...columns] });
    this.#brushes.take(columns, brushed, isWritten);
    const question = { sort: [], groupBy: [], archived, baseline: null, expanded: [], metrics: [] };
    const tokenOf = async (text: string) => (await this.model.asks.table({ ...question, filter: text })).token;
    const isBrushed = brushed.some((brush) => brush !== null);
    const through = isBrushed ? await this.model.asks.values({ token: await tokenOf(filter), columns: [] }) : null;
    this.#through = through && { filter, ids: new Set(through.ids) };
    return tokenOf(rest);
  }

  /** Which runs the filter lets through; null: it has no brushes, or what it lets through is not known yet. */
  get #letThrough(): ReadonlySet<string> | null {
    const isCurrent = this.#through?.filter === this.model.view.filter && this.#brushes.isWritten;
    return isCurrent ? (this.#through?.ids ?? null) : null;
  }

  protected override inBrush({ values }: ChartData): ((run: number) => boolean) | null {
    const ids = this.#letThrough;
    return ids && ((run) => ids.has(values.ids[run] ?? ''));
  }

  protected override heading(data: ChartData | null): TemplateResult {
    const shown = this.#letThrough?.size ?? this.model.loader.pages?.answer.runs.shown ?? 0;
    const all = data?.values.ids.length ?? 0;
    const brushing = this.columns().some((column) => this.#brushes.of(column) !== null);
    return html`<h3>Parallel coordinates</h3>
      <span class="second">${brushing ? `${shown} of ${all} in the brush` : `${all} runs`}</span>
      ${this.columns().map((column) => this.#brushButton(column))} ${data ? this.#emptyNote(data) : nothing}`;
  }

  /** What of the columns has no axis, because no run has a value of it. */
  #emptyNote({ values }: ChartData): TemplateResult | typeof nothing {
    const empty = this.columns().filter((column) => values.has(column) && !this.#axisIn(values, column));
    if (empty.length === 0 || values.ids.length === 0) return nothing;
    return html`<span class="second">no axis for ${empty.map(({ key }) => key).join(', ')}: no run has a value</span>`;
  }

  /** Without an axis there is no brush to draw, but one that was drawn can be cleared. */
  #brushButton(column: ColumnRef): TemplateResult | typeof nothing {
    const isEmpty = this.data !== null && !this.#axisOf(column);
    if (isEmpty && !this.#brushes.of(column)) return nothing;
    const text = brushText(column, this.#brushes.of(column));
    const label = `Brush on ${column.key}: ${text || 'none'}. ${isEmpty ? 'Enter clears it.' : 'Enter types a range, arrows move it, Shift resizes, Delete clears.'}`;
    return html`<button
      class=${text === '' ? 'brush' : 'brush on'}
      aria-label=${label}
      data-tip=${label}
      @click=${() => void this.#type(column)}
      @keydown=${(event: KeyboardEvent) => this.#key(event, column)}
    >
      <span class="axis">${column.key}</span>${text === '' ? '' : html` <span class="second">${text}</span>`}
    </button>`;
  }

  protected override option(data: ChartData): EChartsCoreOption {
    return this.#option(data, this.#excluded(data));
  }

  /** Without a brush on it, a picture is faint where the filter lets nothing through. */
  protected override pictureOption(data: ChartData): EChartsCoreOption {
    const isThrough = this.inBrush(data);
    return this.#option(data, (run) => isThrough?.(run) === false);
  }

  protected override pictureNote(): string {
    const brushed = this.columns().flatMap((column) => {
      const text = brushText(column, this.#brushes.of(column));
      return text === '' ? [] : [`${column.key} ${text}`];
    });
    return brushed.length === 0 ? '' : `brushed: ${brushed.join(', ')}`;
  }

  #option(data: ChartData, isExcluded: (run: number) => boolean): EChartsCoreOption {
    const look = plotLook();
    const axes = this.#axes(data);
    const room = parallelRoom(this.chart?.getWidth() ?? 640, axes.length, this.model.narrow !== null);
    const lines = data.values.ids.map((_, run) => {
      const identity = data.looks.of(run);
      const colour = identity ? resolvedColour(identity.colour) : look.second;
      return {
        name: data.values.names[run],
        value: axes.map((axis) => placeOnAxis(axis, data.values, run)),
        lineStyle: {
          color: isExcluded(run) ? faint(colour) : colour,
          type: identity && identity.dash.length > 0 ? [...identity.dash] : 'solid',
          width: 1.25,
        },
      };
    });
    return {
      animation: false,
      textStyle: { fontFamily: look.font },
      parallel: { left: room.margin, right: room.margin, ...parallelEnds },
      parallelAxis: axes.map((axis, dim) => axisOption({ axis, room: room.of(dim), widthOf: textWidth }, dim, look)),
      series: [
        {
          type: 'parallel',
          name: 'runs',
          data: lines,
          inactiveOpacity: faintOpacity,
          activeOpacity: 0.9,
          lineStyle: { opacity: 0.7 },
        },
      ],
    };
  }

  /** Runs that the brushes cover and the filter excludes all the same: a number may lie beside one that it names. */
  #excluded(data: ChartData): (run: number) => boolean {
    const axes = this.#axes(data);
    const isThrough = this.inBrush(data);
    if (!isThrough) return () => false;
    const intervals = this.#intervals(axes);
    return (run) => !isThrough(run) && isWithinBrushes(axes, intervals, data.values, run);
  }

  #intervals(axes: readonly ParallelAxis[]): readonly (readonly Interval[])[] {
    return axes.map((axis) => intervalsOf(axis, this.#brushes.of(axis.column)));
  }

  protected override leastHeight(data: ChartData): number {
    return parallelHeight(this.#axes(data));
  }

  protected override chartMade(chart: EChartsType): void {
    super.chartMade(chart);
    chart.on('axisareaselected', (event) => this.#takeBrush(event as AxisAreaEvent));
    chart.on('finished', () => {
      if (!this.isHeld()) this.#showBrushes(chart);
      paintBrushes(chart, plotLook());
    });
  }

  /** What is drawn anew has no brushes yet. */
  protected override drawsAnew(data: ChartData): void {
    this.#drawn = '';
    this.#drawnAxes = this.#axes(data);
  }

  #axes({ values }: ChartData): readonly ParallelAxis[] {
    return this.columns().flatMap((column) => this.#axisIn(values, column) ?? []);
  }

  #axisOf(column: ColumnRef): ParallelAxis | null {
    return this.data && this.#axisIn(this.data.values, column);
  }

  /** Found once for the values that came, because it takes a look at every run and the panel draws often. */
  #axisIn(values: RunValues, column: ColumnRef): ParallelAxis | null {
    const known = this.#found.get(values) ?? new Map<string, ParallelAxis | null>();
    this.#found.set(values, known);
    const id = columnId(column);
    const axis = known.get(id);
    if (axis !== undefined) return axis;
    const found = parallelAxis(values, column);
    known.set(id, found);
    return found;
  }

  /** Draws the brushes that the filter says; drawing one tells of it again, which changes nothing. */
  #showBrushes(chart: EChartsType): void {
    const axes = this.#drawnAxes;
    const intervals = this.#intervals(axes);
    const drawn = JSON.stringify([axes.map(({ column }) => columnId(column)), intervals]);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    // ECharts 6.1 draws no brush of an axis for an action on that axis, but for the next one on another.
    for (const index of [...intervals.keys(), 0]) {
      chart.dispatchAction({
        type: 'axisAreaSelect',
        parallelAxisId: axisId(index),
        intervals: intervals[index] ?? [],
        written: true,
      });
    }
  }

  /** A person drew a brush. What `#showBrushes` draws comes back here too, and says so. */
  #takeBrush({ parallelAxisId, intervals, written }: AxisAreaEvent): void {
    if (written) return;
    const axis = this.#drawnAxes.find((_, dim) => axisId(dim) === parallelAxisId);
    if (axis) this.#held.drawn(axis.column, brushedOf(axis, intervals ?? []));
  }

  #brush(column: ColumnRef, brushed: Brushed): void {
    void this.#brushes.set(column, brushed).then(() => this.requestUpdate());
    this.requestUpdate();
  }

  async #writeFilter(column: ColumnRef, brushed: Brushed): Promise<boolean> {
    const before = this.model.view.filter;
    const filter = await this.model.asks.brush({ filter: before, column, brushed });
    if (filter === before) return false;
    this.model.change({ filter }, `brush ${columnId(column)}`);
    return true;
  }

  async #type(column: ColumnRef): Promise<void> {
    const axis = this.#axisOf(column);
    if (!axis) {
      this.#brush(column, null);
      return;
    }
    const typed = await this.#askRange(axis, brushText(column, this.#brushes.of(column)));
    if (typed) this.#brush(column, typed.brushed);
  }

  /** Asks again where nothing can be read of what was typed; null: the brush stays as it is. */
  async #askRange(axis: ParallelAxis, value: string, problem?: string): Promise<{ readonly brushed: Brushed } | null> {
    const question = { title: `Range of ${axis.column.key}`, placeholder: exampleRange(axis), value };
    const text = await this.model.asks.askText({ ...question, ...(problem !== undefined && { problem }) });
    // The words have fewer digits than the brush.
    if (text === null || text === value) return null;
    if (text.trim() === '') return { brushed: null };
    const brushed = typedBrush(axis, text);
    return brushed ? { brushed } : this.#askRange(axis, text, rangeProblem(axis));
  }

  #key(event: KeyboardEvent, column: ColumnRef): void {
    const axis = this.#axisOf(column);
    const moved = axis && brushKey(event, axis, this.#brushes.of(column));
    if (moved === null) return;
    event.preventDefault();
    event.stopPropagation();
    this.#brush(column, moved.brushed);
  }
}

customElements.define('tend-parallel', ParallelView);
