import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { DisposableStore } from '../../../src/base/disposable';
import { errorMessage } from '../../../src/base/errors';
import { columnId, type ColumnRef } from '../../../src/protocol/experiments/column';
import type { MenuEntry } from '../../shared/menu';
import { onDidChangeTheme } from '../../shared/theme';
import type { ExperimentsModel } from '../model/experimentsModel';
import { chartActions } from './chartActions';
import { chartName } from '../model/chartLook';
import { toggled } from '../model/compareLook';
import { identitySample } from './curvesLegend';
import { picturePng, pictureSvg, type ExportedPicture } from './exportedPicture';
import { focusChart } from './focusChart';
import type { LegendItem } from './paintedLegend';
import { canvasOf, makeChart, svgOf, type EChartsCoreOption, type EChartsType } from './echarts';
import { colourColumns, pointLooks, type PointLooks } from './pointLooks';
import { finishedRuns, runValues, statusColumn, type RunValues } from './runValues';
import { saveChart } from './saveChart';
import { valuesPicture } from './valuesPicture';
import { valuesCsv, valuesTable } from './valuesTable';

/** What a chart of values draws from. */
export interface ChartData {
  readonly values: RunValues;
  readonly looks: PointLooks;
}

/** A chart of one value or more of every run of the table, drawn by ECharts. */
export abstract class ValuesChart extends LitElement {
  static override readonly properties = {
    model: { attribute: false },
    problem: { state: true },
  };
  declare model: ExperimentsModel;
  declare problem: string | null;
  protected data: ChartData | null = null;
  protected chart: EChartsType | null = null;
  #asked = '';
  readonly #parts = new DisposableStore();
  readonly #resized = new ResizeObserver(() => this.#resize());

  constructor() {
    super();
    this.problem = null;
  }

  /** What is drawn, in the order of the table. */
  protected abstract columns(): readonly ColumnRef[];
  protected abstract heading(data: ChartData | null): TemplateResult;
  protected abstract option(data: ChartData): EChartsCoreOption;
  /** Names the file of an export. */
  protected abstract caption(): string;
  /** Why there is nothing to draw, and what would help; null: there is. */
  protected abstract lack(): string | null;

  /** Why the values that came cannot be drawn; null: they can. */
  protected undrawable(_data: ChartData): string | null {
    return null;
  }

  /** How a run is drawn, and so what stands for it in a legend. */
  protected readonly sample: LegendItem['sample'] = 'point';

  /** What is drawn into a picture that is taken along. */
  protected pictureOption(data: ChartData): EChartsCoreOption {
    return this.option(data);
  }

  /** What a picture that is taken along has to say besides what its colours are; empty: nothing. */
  protected pictureNote(_data: ChartData): string {
    return '';
  }

  /** Whether a run lies in the brushes of the chart; null: it has none. */
  protected inBrush(_data: ChartData): ((run: number) => boolean) | null {
    return null;
  }

  /** Whether runs that did not come to their end are left out. */
  protected readonly onlyFinished: boolean = false;

  /** Whether texts are cut to the room that they have, and so by the width of the chart. */
  protected readonly drawnByWidth: boolean = false;

  /** Px below which what is drawn would lie over each other. */
  protected leastHeight(_data: ChartData): number {
    return 0;
  }

  /** Whether values that came are not drawn, because others are asked for in their place. */
  protected passesOver(_values: RunValues): boolean {
    return false;
  }

  /** Whether a person draws in the chart just now, which drawing it anew would end. */
  protected isHeld(): boolean {
    return false;
  }

  /** The answer of the table whose runs are drawn. */
  protected token(): Promise<string | null> {
    return Promise.resolve(this.model.loader.token);
  }

  /** Told once when the chart exists. */
  protected chartMade(chart: EChartsType): void {
    chart.on('click', ({ dataIndex, seriesName }: { dataIndex?: number; seriesName?: string }) => {
      const id = seriesName === 'runs' && dataIndex !== undefined ? this.runAt(dataIndex) : null;
      if (id !== null) void this.model.reveal([{ type: 'run', id }], false);
    });
  }

  /** Told whenever the chart is about to be drawn from nothing, which may have ended when that returns. */
  protected drawsAnew(_data: ChartData): void {
    return;
  }

  /** The run of a point that was clicked; null: it is none. */
  protected runAt(index: number): string | null {
    return this.data?.values.ids[index] ?? null;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#parts.register(this.model.onDidChange(() => this.requestUpdate()));
    this.#parts.register(onDidChangeTheme(() => this.#draw()));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#parts.dispose();
    this.#drop();
  }

  protected override shouldUpdate(_changed: PropertyValues): boolean {
    return !this.isHeld();
  }

  protected override willUpdate(_changed: PropertyValues): void {
    void this.#ask();
  }

  protected override render(): TemplateResult {
    const lack = this.lack();
    if (lack !== null) return html`<p class="charts-empty">${lack}</p>`;
    return html`<section
      class="plot whole"
      aria-label=${this.caption()}
      @keydown=${(event: KeyboardEvent) => void this.#key(event)}
    >
      <header>${this.heading(this.data)}<span class="actions">${this.#actions()}</span></header>
      ${this.problem === null ? nothing : html`<p class="problem">${this.problem}</p>`} ${this.#content()}
      ${this.#legend()}
    </section>`;
  }

  protected override updated(_changed: PropertyValues): void {
    if (this.#asTable || this.#undrawable !== null) this.#drop();
    else this.#draw();
  }

  get #undrawable(): string | null {
    return this.data && this.undrawable(this.data);
  }

  #content(): TemplateResult {
    const { data } = this;
    if (this.#asTable && data) return valuesTable(data.values, this.columns(), this.inBrush(data));
    const undrawable = this.#undrawable;
    return undrawable === null ? this.#canvas() : html`<p class="charts-empty">${undrawable}</p>`;
  }

  get #name(): string {
    return chartName(this.model.view.charts.kind);
  }

  get #asTable(): boolean {
    return this.model.chartLook.tables.includes(this.#name);
  }

  #turn(): void {
    this.model.lookAtCharts({ tables: toggled(this.model.chartLook.tables, this.#name) });
  }

  /** Enter and Escape lead to the table and back; the keyboard goes along. */
  async #key({ key, target }: KeyboardEvent): Promise<void> {
    const leaves = this.#asTable && key === 'Escape';
    if (!leaves && (key !== 'Enter' || target instanceof HTMLButtonElement)) return;
    this.#turn();
    await this.updateComplete;
    focusChart(this);
  }

  #canvas(): TemplateResult {
    return html`<div
      class="canvas"
      .style=${`min-height: max(220px, ${this.data ? this.leastHeight(this.data) : 0}px)`}
      tabindex="0"
      role="img"
      aria-label=${`${this.caption()}, ${this.data?.values.ids.length ?? 0} runs. Enter shows the values as a table.`}
    ></div>`;
  }

  #legend(): TemplateResult | typeof nothing {
    const looks = this.data?.looks;
    if (!looks?.by || looks.legend.length === 0) return nothing;
    return html`<p class="chart-legend">
      <span class="second">colour by ${looks.by.key}</span>
      ${looks.legend.map(({ label, identity }) => html`<span>${identitySample(identity)}${label}</span>`)}
    </p>`;
  }

  #actions(): TemplateResult {
    return chartActions({
      asTable: this.#asTable,
      chartIcon: 'graph-scatter',
      toggle: () => this.#turn(),
      exports: () => this.#exports(),
    });
  }

  #exports(): readonly MenuEntry[] {
    const save = async (extension: string, content: string | Promise<Uint8Array>) =>
      saveChart(this.model.asks, this.caption(), extension, await content);
    const { data } = this;
    const picture = this.#picture();
    return [
      { label: 'Save as PNG…', disabled: !picture, run: () => picture && void save('png', picturePng(picture)) },
      { label: 'Save as SVG…', disabled: !picture, run: () => picture && void save('svg', pictureSvg(picture)) },
      {
        label: 'Save Data as CSV…',
        disabled: !data,
        run: () => data && void save('csv', valuesCsv(data.values, this.columns(), this.inBrush(data))),
      },
    ];
  }

  /** As large as it is on the page; null: there is nothing to draw. */
  #picture(): ExportedPicture | null {
    if (!this.data || this.#undrawable !== null) return null;
    const { chart } = this;
    const data = { ...this.data, looks: pointLooks(this.model, this.data.values) };
    const size = {
      width: chart?.getWidth() ?? 640,
      height: chart?.getHeight() ?? Math.max(400, this.leastHeight(data)),
    };
    return valuesPicture({
      ...{ title: this.caption(), looks: data.looks, sample: this.sample, note: this.pictureNote(data), ...size },
      svg: () => svgOf(this.pictureOption(data), size),
      canvas: (ratio) => canvasOf(this.pictureOption(data), size, ratio),
    });
  }

  async #ask(): Promise<void> {
    const columns = [...this.columns(), ...colourColumns(this.model), ...(this.onlyFinished ? [statusColumn] : [])];
    const shown = this.model.loader.token;
    const asked = JSON.stringify([shown, columns.map(columnId)]);
    if (shown === null || asked === this.#asked || this.lack() !== null) return;
    this.#asked = asked;
    try {
      const token = await this.token();
      const answer = token === null ? null : await this.model.asks.values({ token, columns });
      if (asked !== this.#asked || !answer) return;
      const all = runValues(answer, columns);
      if (this.passesOver(all)) return;
      const values = this.onlyFinished ? finishedRuns(all) : all;
      this.data = { values, looks: pointLooks(this.model, values) };
      this.problem = null;
    } catch (error) {
      this.problem = errorMessage(error);
    }
    this.requestUpdate();
  }

  #draw(): void {
    const container = this.querySelector<HTMLElement>('.canvas');
    if (!container || !this.data || container.clientWidth === 0 || this.isHeld()) return;
    if (!this.chart) {
      this.chart = makeChart(container);
      this.#resized.observe(container);
      this.chartMade(this.chart);
    }
    const looks = pointLooks(this.model, this.data.values);
    this.drawsAnew(this.data);
    this.chart.setOption(this.option({ ...this.data, looks }), { notMerge: true });
  }

  #resize(): void {
    this.chart?.resize();
    if (this.drawnByWidth) this.#draw();
  }

  #drop(): void {
    this.#resized.disconnect();
    this.chart?.dispose();
    this.chart = null;
  }
}
