import { html, type TemplateResult } from 'lit';
import { differencesText } from '../../../src/base/differencesText';
import type { CompareRow } from './compareRows';

/** One param, or another fact, of all sides. `title`: what stands in place of its name. */
export function factCells(
  { section, fact }: Extract<CompareRow, { kind: 'fact' }>,
  title?: TemplateResult,
): TemplateResult {
  const { key, values } = fact;
  const difference = differencesText(fact);
  const isFailed = section === 'run' && key === 'status' && values[0] === 'failed';
  return html`<div role="rowheader" class="key" data-tip=${key}>${title ?? html`<span>${key}</span>`}</div>
    ${values.map(
      (value) =>
        html`<div role="gridcell" class=${isFailed ? 'value failed' : 'value'} data-tip=${value ?? ''}>
          ${value === null ? '–' : shortCommits(value)}
        </div>`,
    )}
    <div role="gridcell" class="differences second" data-tip=${difference}>${difference}</div>
    <div role="gridcell" class="words"></div>`;
}

/** Of several commits each is to be seen, for which a few digits are enough. */
function shortCommits(value: string): string {
  return value.includes(', ') ? value.replace(/\b([0-9a-f]{7})[0-9a-f]{33}\b/g, '$1') : value;
}
