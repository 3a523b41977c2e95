import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { DisposableStore } from '../../../src/base/disposable';
import type { ColumnInfo } from '../../../src/protocol/experiments/column';
import { onDidChangeTheme } from '../../shared/theme';
import { chartName } from '../model/chartLook';
import type { ExperimentsModel } from '../model/experimentsModel';
import { chartedRows } from './chartedRows';
import { curvesLegend, legendLook, type LegendLook } from './curvesLegend';
import { CurvesModel } from './curvesModel';
import './curvePlotElement';

interface StillParts {
  /** The metric whose plot has the axis of all below it. */
  readonly labelled: string | undefined;
  readonly look: LegendLook;
}

/** The stacked curves of the charted runs: one plot a metric, one legend with the values at the cursor. */
class CurvesView extends LitElement {
  static override readonly properties = { model: { attribute: false } };
  declare model: ExperimentsModel;
  #curves: CurvesModel | null = null;
  /** What follows from the curves wherever the cursor stands; null: they may be others now. */
  #still: StillParts | null = null;
  readonly #parts = new DisposableStore();

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#still = null;
    this.#curves = this.#parts.register(new CurvesModel(this.model));
    this.#parts.register(this.#curves.onDidChange(() => this.#curvesChanged()));
    this.#parts.register(this.#curves.onDidMoveCursor(() => this.requestUpdate()));
    this.#parts.register(this.model.onDidChange(() => this.#changed()));
    this.#parts.register(onDidChangeTheme(() => this.requestUpdate()));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#parts.dispose();
  }

  /** While it moves the legend stays as it is; what it lacks of the curves is asked for all the same. */
  #curvesChanged(): void {
    if (this.#curves?.moving) this.#curves.refresh(this.#curves.rows);
    else this.#changed();
  }

  #changed(): void {
    this.#still = null;
    this.requestUpdate();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.size > 0) this.#still = null;
    this.#curves?.refresh(chartedRows(this.model));
  }

  protected override render(): TemplateResult | typeof nothing {
    const curves = this.#curves;
    if (!curves) return nothing;
    const metrics = curves.metrics;
    if (metrics.length === 0) return html`<p class="charts-empty">There is no metric to show yet.</p>`;
    const { labelled, look } = (this.#still ??= this.#stillOf(curves));
    const legend = curvesLegend(this.model, curves, look);
    const isNarrow = this.model.narrow !== null;
    // Under the table there is more width than height.
    const isWide = !isNarrow && this.model.view.layout === 'bottom';
    this.classList.toggle('side-by-side', isWide);
    return html`
      ${isNarrow ? nothing : legend}
      <div class="plots" role="group" aria-label="Curves">
        ${repeat(
          metrics,
          ({ column }) => column.key,
          (metric) => this.#plot(curves, metric, isWide || metric.column.key === labelled),
        )}
      </div>
      ${
        isNarrow
          ? html`<details
              class="legend-fold"
              ?open=${this.model.chartLook.legend}
              @toggle=${({ currentTarget }: Event) => this.#fold(currentTarget as HTMLDetailsElement)}
            >
              <summary>Legend</summary>
              ${legend}
            </details>`
          : nothing
      }
    `;
  }

  #stillOf(curves: CurvesModel): StillParts {
    const { tables } = this.model.chartLook;
    const keys = curves.metrics.map(({ column }) => column.key);
    const labelled = keys.findLast((key) => curves.hasSteps(key) && !tables.includes(chartName('curves', key)));
    return { labelled, look: legendLook(this.model, curves) };
  }

  /** Told also of what a page that comes back opens by itself. */
  #fold({ open }: HTMLDetailsElement): void {
    if (open !== this.model.chartLook.legend) this.model.lookAtCharts({ legend: open });
  }

  #plot(curves: CurvesModel, metric: ColumnInfo, last: boolean): TemplateResult {
    return html`<tend-curve-plot
      .model=${this.model}
      .curves=${curves}
      .metric=${metric}
      .state=${curves.state}
      .charted=${curves.rows.length > 0}
      .labelled=${last}
    ></tend-curve-plot>`;
  }
}

customElements.define('tend-curves', CurvesView);
