import { html, type TemplateResult } from 'lit';
import type { ExperimentsModel } from './model/experimentsModel';

/** Charts and the comparison are loaded when they are first shown: the table does not wait for their libraries. */
const parts = {
  charts: { load: () => import('./charts/charts'), state: 'unasked' },
  compare: { load: () => import('./compare/compare'), state: 'unasked' },
};

/** The charts of the marked rows. */
export function chartsTemplate(model: ExperimentsModel): TemplateResult {
  return whenLoaded(model, 'charts', html`<tend-charts .model=${model}></tend-charts>`);
}

/** Rows side by side, in place of the table. */
export function compareTemplate(model: ExperimentsModel): TemplateResult {
  return whenLoaded(model, 'compare', html`<tend-compare .model=${model}></tend-compare>`);
}

function whenLoaded(model: ExperimentsModel, name: keyof typeof parts, content: TemplateResult): TemplateResult {
  const { state } = parts[name];
  if (state === 'here') return content;
  // The rows come first: to begin a library takes the thread that paints them. What the panel before left is here by then.
  const waits = name === 'charts' && model.loader.pages === null && model.loader.problem === null;
  if (state === 'unasked' && !waits) void load(model, name);
  return html`<div class="waiting" role="status">Loading…</div>`;
}

async function load(model: ExperimentsModel, name: keyof typeof parts): Promise<void> {
  parts[name].state = 'coming';
  try {
    await parts[name].load();
    parts[name].state = 'here';
  } catch (error) {
    // Asked for again when it is next drawn.
    parts[name].state = 'unasked';
    throw error;
  }
  model.touch();
}
