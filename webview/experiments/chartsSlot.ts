import { html, type TemplateResult } from 'lit';
import type { ExperimentsModel } from './model/experimentsModel';

/** Charts have libraries of their own, which the table does not wait for. */
let charts: 'unasked' | 'coming' | 'here' = 'unasked';

/** The charts of the marked rows. */
export function chartsTemplate(model: ExperimentsModel): TemplateResult {
  if (charts === 'unasked') void loadCharts(model);
  if (charts !== 'here') return html`<div class="waiting" role="status">Loading charts…</div>`;
  return html`<tend-charts .model=${model}></tend-charts>`;
}

async function loadCharts(model: ExperimentsModel): Promise<void> {
  charts = 'coming';
  await import('./charts/charts');
  charts = 'here';
  model.touch();
}

/** Rows side by side, in place of the table. */
export function compareTemplate(model: ExperimentsModel): TemplateResult {
  return html`<tend-compare .model=${model} .rows=${model.compare ?? []}></tend-compare>`;
}
