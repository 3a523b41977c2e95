import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { DisposableStore } from '../../../src/base/disposable';
import type { ColumnInfo } from '../../../src/protocol/experiments/column';
import type { MenuEntry } from '../../shared/menu';
import { onDidChangeTheme } from '../../shared/theme';
import type { ExperimentsModel } from '../model/experimentsModel';
import { chartName } from '../model/chartLook';
import { toggled } from '../model/compareLook';
import type { RowKey } from '../model/rowKey';
import { beyondWords } from './beyondWords';
import { chartActions } from './chartActions';
import { chartKey } from './chartKeys';
import type { ChartState } from './chartState';
import type { PaintedRow } from './curveSpace';
import { curveMenu } from './curveMenu';
import { paintedRows } from './paintedRows';
import { CurvePlot, type CurvePicture, type PlotEvents } from './curvePlot';
import { curvesTable } from './curvesTable';
import { curvesPicture } from './curvesPicture';
import type { CurvesModel } from './curvesModel';
import { axisOf, scaleOf, type Extent } from './curveScales';
import type { ExportedPicture } from './exportedPicture';
import { focusChart } from './focusChart';
import { noCurveWords, plotCuts } from './plotCuts';
import { plotDescription } from './plotDescription';
import { plotHeading } from './plotHeading';
import { plotLook } from './plotLook';
import { isStrip } from './stripPainter';
import { unplacedWords } from './unplacedWords';
import { StripPlot, stripPicture } from './stripPlot';

/** What stands for an axis that is not drawn. */
const unit: Extent = { low: 0, high: 1 };

/** One metric's curves: a heading, what can be done with the plot, and the plot or its table. */
class CurvePlotElement extends LitElement {
  static override readonly properties = {
    model: { attribute: false },
    curves: { attribute: false },
    metric: { attribute: false },
    state: { attribute: false },
    charted: { attribute: false },
    labelled: { attribute: false },
  };
  declare model: ExperimentsModel;
  declare curves: CurvesModel;
  declare metric: ColumnInfo;
  /** How all plots are set; another one is drawn anew. */
  declare state: ChartState;
  /** Whether any row is charted: without one no answer comes that would draw the plot anew. */
  declare charted: boolean;
  /** Whether the places of x are said under the plot. */
  declare labelled: boolean;
  #plot: CurvePlot | StripPlot | null = null;
  #hovered: RowKey | null = null;
  /** While it is connected; the element comes back where a column is moved. */
  #parts: DisposableStore | null = null;
  readonly #resized = new ResizeObserver(() => this.#fit());

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const parts = (this.#parts = new DisposableStore());
    parts.register(this.curves.onDidChange(() => this.#changed()));
    parts.register(this.curves.onDidMoveCursor((at) => this.#plot?.point(at)));
    parts.register(onDidChangeTheme(() => this.#redraw()));
    parts.register(
      this.model.onDidHover((key) => {
        this.#hovered = key;
        this.#show();
      }),
    );
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
    this.#parts?.dispose();
    this.#drop();
  }

  protected override render(): TemplateResult {
    const { column } = this.metric;
    const problem = this.curves.problem(column.key);
    return html`<section
      class="plot"
      aria-label=${`${column.key}, curves`}
      @keydown=${(event: KeyboardEvent) => void this.#leave(event)}
    >
      <header>
        ${plotHeading(this.metric, plotDescription(this.state, this.#curves()))} ${this.#cut()}
        <span class="actions">${this.#actions()}</span>
      </header>
      ${problem === null ? nothing : html`<p class="problem">${problem}</p>`}
      ${this.#hasNone() ? html`<p class="second">${this.#noCurve()}</p>` : nothing}
      ${this.#asTable ? curvesTable(this.metric, this.#curves(), this.state) : this.#canvas()}
    </section>`;
  }

  protected override updated(_changed: PropertyValues): void {
    if (this.#asTable) this.#drop();
    else this.#show();
  }

  get #asTable(): boolean {
    return this.model.chartLook.tables.includes(this.#name);
  }

  get #name(): string {
    return chartName('curves', this.metric.column.key);
  }

  /** Whether the first steps, which are often far off, are left out of y. */
  get #fitsLater(): boolean {
    return this.model.chartLook.fitLater.includes(this.metric.column.key);
  }

  #cut(): TemplateResult {
    const isDrawn = !this.#asTable && !isStrip(this.#curves());
    return plotCuts({
      showAll: this.#fitsLater && isDrawn ? () => this.#turnFit() : null,
      resetZoom: isDrawn && this.curves.isZoomed(this.metric.column.key) ? () => void this.#resetZoom() : null,
    });
  }

  /** The button that was pressed goes away: the keyboard is left on the plot. */
  async #resetZoom(): Promise<void> {
    this.curves.zoom(this.metric.column.key, null, null);
    await this.updateComplete;
    focusChart(this);
  }

  #turn(): void {
    this.model.lookAtCharts({ tables: toggled(this.model.chartLook.tables, this.#name) });
    this.requestUpdate();
  }

  #turnFit(): void {
    this.model.lookAtCharts({ fitLater: toggled(this.model.chartLook.fitLater, this.metric.column.key) });
    this.requestUpdate();
  }

  /** While it moves only the plot is drawn: every frame counts. */
  #changed(): void {
    if (this.curves.moving && this.#plot) this.#show();
    else this.requestUpdate();
  }

  /** Nothing is to be drawn, and nothing is on the way. */
  #hasNone(): boolean {
    const { column } = this.metric;
    return this.#curves().length === 0 && this.curves.problem(column.key) === null && !this.curves.waits(column.key);
  }

  #noCurve(): string {
    const { view, loader } = this.model;
    return noCurveWords({ view, pages: loader.pages }, this.metric, this.charted);
  }

  #canvas(): TemplateResult {
    return html`<div
      class="canvas"
      tabindex="0"
      role="application"
      aria-roledescription="chart"
      aria-label=${this.#spoken()}
      @keydown=${(event: KeyboardEvent) => this.#key(event)}
      @focusout=${() => this.curves.moveCursor(null)}
    ></div>`;
  }

  #actions(): TemplateResult {
    return chartActions({
      asTable: this.#asTable,
      chartIcon: 'graph-line',
      toggle: () => this.#turn(),
      exports: () => this.#exports(),
    });
  }

  #exports(): readonly MenuEntry[] {
    return curveMenu({
      asks: this.model.asks,
      name: this.metric.column.key,
      curves: this.#curves(),
      smoothing: this.state.smoothing,
      picture: this.#hasNone() ? null : this.#exported(),
      fitsLater: this.#fitsLater,
      turnFit: () => this.#turnFit(),
      resetZoom: () => void this.#resetZoom(),
    });
  }

  #curves() {
    return this.curves.curves(this.metric.column.key) ?? [];
  }

  #picture(): CurvePicture | null {
    const { key } = this.metric.column;
    const { axis, logX, logY, smoothing, band } = this.state;
    const curves = this.#curves();
    const strip = isStrip(curves);
    const shown = strip ? { x: unit, y: unit } : this.curves.shown(key);
    if (!shown) return null;
    const rows = paintedRows(curves, this.#hovered);
    const { moving } = this.curves;
    const room = strip ? 0 : this.curves.room(key, axisOf(shown.y, logY, 'value').texts);
    const { labelled } = this;
    return { rows, ...shown, axis, logX, logY, smoothing, band, moving, room, labelled, look: plotLook() };
  }

  #show(): void {
    const container = this.querySelector<HTMLElement>('.canvas');
    const picture = this.#picture();
    // What is no longer shown is not left standing under the legend of something else.
    if (!picture) return this.#drop();
    if (!container || container.clientWidth === 0) return;
    const strip = isStrip(this.#curves());
    if (this.#plot && this.#plot.isStrip !== strip) this.#drop();
    if (this.#plot) return this.#plot.show(picture);
    this.#plot = strip
      ? new StripPlot(container, picture, this.#events)
      : new CurvePlot(container, picture, this.#events);
    this.#resized.observe(container);
  }

  get #events(): PlotEvents {
    return {
      cursor: (at) => this.curves.moveCursor(at),
      zoom: (x, y) => this.curves.zoom(this.metric.column.key, x, y),
      zoomStep: (x) => this.curves.move(this.metric.column.key, x),
      pan: (x) => this.curves.pan(this.metric.column.key, x),
      hover: (row) => this.model.hover(row ? (this.#keyOf(row) ?? null) : null),
    };
  }

  #keyOf(row: PaintedRow): RowKey | undefined {
    return this.#curves().find((curve) => curve.row === row.charted.row)?.charted.key;
  }

  #fit(): void {
    const container = this.querySelector<HTMLElement>('.canvas');
    if (container) this.#plot?.resize(container.clientWidth, container.clientHeight);
  }

  /** The axes of a plot keep the font and colours that they began with. */
  #redraw(): void {
    this.#drop();
    this.#show();
  }

  #drop(): void {
    this.#plot?.dispose();
    this.#plot = null;
  }

  #key(event: KeyboardEvent): void {
    const { key } = this.metric.column;
    const extent = this.curves.extent(key);
    if (!extent) return;
    if (event.key === 'Enter') void this.#turnByKey();
    else if (
      !chartKey(event, {
        cursor: this.curves.cursor,
        shown: scaleOf(extent, this.state.logX),
        move: (at) => this.curves.moveCursor(at),
        zoom: (x) => this.curves.zoom(key, x, null),
        pan: (x) => this.curves.pan(key, x),
      })
    )
      return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Enter and Escape lead from the table back to the plot. */
  async #leave({ key, target }: KeyboardEvent): Promise<void> {
    if (!this.#asTable || target instanceof HTMLButtonElement) return;
    if (key === 'Enter' || key === 'Escape') await this.#turnByKey();
  }

  /** The keyboard goes along. */
  async #turnByKey(): Promise<void> {
    this.#turn();
    await this.updateComplete;
    focusChart(this);
  }

  #spoken(): string {
    const names = this.#curves().map(({ name }) => name);
    return `${this.metric.column.key}: ${names.join(', ')}. Arrow keys move the cursor, Enter shows the values as a table.`;
  }

  #exported(): ExportedPicture | null {
    const picture = this.#picture();
    const { clientWidth: width } = this.querySelector('.canvas') ?? this;
    if (!picture) return null;
    if (isStrip(this.#curves())) return stripPicture(picture, width);
    const { axis, logY } = this.state;
    const drawn = this.#curves();
    const description = plotDescription(this.state, drawn);
    const beyond = beyondWords([{ drawn, x: picture.x }], logY);
    const parts = [`x: ${axis}`, description, beyond, unplacedWords([drawn], axis)];
    const note = parts.filter((part) => part !== '').join(' · ');
    return curvesPicture({ picture, title: this.metric.column.key, note, width });
  }
}

customElements.define('tend-curve-plot', CurvePlotElement);
