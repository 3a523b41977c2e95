import { html, type TemplateResult } from 'lit';
import { LazyPart } from '../shared/lazyPart';
import type { ExperimentsModel } from './model/experimentsModel';

/** Charts and the comparison are loaded when they are first shown: the table does not wait for their libraries. */
const charts = new LazyPart(() => import('./charts/charts'));
const compare = new LazyPart(() => import('./compare/compare'));

/** The charts of the marked rows. */
export function chartsTemplate(model: ExperimentsModel): TemplateResult {
  // The rows come first: to begin a library takes the thread that paints them. What the panel before left is here by then.
  const waits = model.loader.pages === null && model.loader.problem === null;
  return whenLoaded(model, charts, waits, html`<tend-charts .model=${model}></tend-charts>`);
}

/** Rows side by side, in place of the table. */
export function compareTemplate(model: ExperimentsModel): TemplateResult {
  return whenLoaded(model, compare, false, html`<tend-compare .model=${model}></tend-compare>`);
}

function whenLoaded(
  model: ExperimentsModel,
  part: LazyPart<unknown>,
  waits: boolean,
  content: TemplateResult,
): TemplateResult {
  if (part.loaded !== null) return content;
  if (!waits) void part.ask(() => model.touch());
  return html`<div class="waiting" role="status">Loading…</div>`;
}
