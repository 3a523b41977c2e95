import { html, nothing, type TemplateResult } from 'lit';
import type { ExperimentsModel } from '../model/experimentsModel';
import { holdNested } from '../model/unmarkedRows';

/** Ways to see what a plot leaves out; null: it does not leave that out. */
export interface PlotCuts {
  readonly showAll: (() => void) | null;
  readonly resetZoom: (() => void) | null;
}

/** What is not seen is said, with the way to see it. */
export function plotCuts({ showAll, resetZoom }: PlotCuts): TemplateResult {
  return html`${
    showAll
      ? html`<span class="second">y fits later steps</span> <button class="link" @click=${showAll}>Show All</button>`
      : nothing
  }${resetZoom ? html`<button class="link" @click=${resetZoom}>Reset Zoom</button>` : nothing}`;
}

/** Why a plot has no curve. */
export function noCurveWords({ view, loader }: Pick<ExperimentsModel, 'view' | 'loader'>): string {
  const hasGroups = view.groupBy.length > 0 && (loader.pages?.answer.rows ?? 0) > 0;
  const unfold = loader.pages && holdNested(loader.pages) ? ' Unfold a run to draw those that are nested in it.' : '';
  if (!hasGroups) return `None of the runs in the charts has a curve of it.${unfold}`;
  return 'No group in the charts has a mean of it: mixed runs are not summarised. Ungrouped, the runs are drawn.';
}
