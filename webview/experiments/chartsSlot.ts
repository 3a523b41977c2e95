import { html, nothing, type TemplateResult } from 'lit';
import type { ExperimentsModel } from './model/experimentsModel';

export function chartsTemplate(_model: ExperimentsModel): TemplateResult {
  return html`${nothing}`;
}
export function compareTemplate(_model: ExperimentsModel): TemplateResult {
  return html`${nothing}`;
}
