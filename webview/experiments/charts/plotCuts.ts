import { html, nothing, type TemplateResult } from 'lit';
import type { ColumnInfo } from '../../../src/protocol/experiments/column';
import type { ViewState } from '../../../src/protocol/experiments/viewState';
import type { RowPages } from '../model/rowPages';
import { holdFolded } from '../model/unmarkedRows';

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

/** Why a plot has no curve; `charted`: whether anything is in the charts. */
export function noCurveWords(
  { view, pages }: { readonly view: ViewState; readonly pages: RowPages | null },
  { nested }: Pick<ColumnInfo, 'nested'>,
  charted: boolean,
): string {
  const isGrouped = view.groupBy.length > 0 && (pages?.answer.rows ?? 0) > 0;
  if (isGrouped && !charted) return 'No group is in the charts: mixed runs are not summarised.';
  if (isGrouped) return 'None of the runs of the groups in the charts has a curve of it.';
  const unfold = nested && pages && holdFolded(pages) ? ' Unfold a run to draw those that are nested in it.' : '';
  return `None of the runs in the charts has a curve of it.${unfold}`;
}
