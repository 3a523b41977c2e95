import { html, LitElement, type TemplateResult } from 'lit';
import type { Disposable } from '../../../src/base/disposable';
import type { ExperimentsModel } from '../model/experimentsModel';
import { chartsBar } from './chartsBar';
import type { ChartState } from './chartState';
import './curvesView';

/** Scatter, parallel coordinates and boxes have a library of their own, which is loaded when one is first shown. */
const valueViews = {
  scatter: () => import('./scatterView'),
  parallel: () => import('./parallelView'),
  box: () => import('./boxView'),
} as const;

/** The charts beside or under the table: a bar, and one kind of chart of the same runs. */
class Charts extends LitElement {
  static override readonly properties = { model: { attribute: false }, failed: { state: true } };
  declare model: ExperimentsModel;
  declare failed: boolean;
  readonly #loaded = new Set<ChartState['kind']>(['curves']);
  #listening: Disposable | null = null;

  constructor() {
    super();
    this.failed = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#listening = this.model.onDidChange(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#listening?.dispose();
  }

  protected override render(): TemplateResult {
    const { kind } = this.model.view.charts;
    return html`${chartsBar(this.model)}
      <div class="chart-body">${this.failed ? this.#failure() : this.#view(kind)}</div>`;
  }

  #view(kind: ChartState['kind']): TemplateResult {
    if (kind === 'curves') return html`<tend-curves .model=${this.model}></tend-curves>`;
    if (!this.#loaded.has(kind)) {
      void this.#load(kind);
      return html`<p class="charts-empty" role="status">Loading the chart…</p>`;
    }
    switch (kind) {
      case 'scatter':
        return html`<tend-scatter .model=${this.model}></tend-scatter>`;
      case 'parallel':
        return html`<tend-parallel .model=${this.model}></tend-parallel>`;
      case 'box':
        return html`<tend-box .model=${this.model}></tend-box>`;
    }
  }

  #failure(): TemplateResult {
    return html`<p class="charts-empty" role="alert">
      The chart could not be loaded.
      <button class="link" @click=${() => (this.failed = false)}>Try Again</button>
    </p>`;
  }

  async #load(kind: keyof typeof valueViews): Promise<void> {
    try {
      await valueViews[kind]();
      this.#loaded.add(kind);
    } catch {
      this.failed = true;
    }
    this.requestUpdate();
  }
}

customElements.define('tend-charts', Charts);
