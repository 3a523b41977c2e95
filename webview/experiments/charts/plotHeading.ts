import { html, nothing, type TemplateResult } from 'lit';
import type { ColumnInfo } from '../../../src/protocol/experiments/column';

/** Which metric a plot is of, which way it is better, and what is drawn besides lines. */
export function plotHeading({ column, goal }: ColumnInfo, description: string): TemplateResult {
  const better = goal === 'maximize' ? '↑ better' : '↓ better';
  return html`<h3 data-tip=${column.key}>${column.key}</h3>
    ${goal === null ? nothing : html`<span class="second">${better}</span>`}
    ${description === '' ? nothing : html`<span class="second description" data-tip=${description}>${description}</span>`}`;
}
