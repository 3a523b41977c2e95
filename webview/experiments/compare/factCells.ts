import { html, type TemplateResult } from 'lit';
import type { CompareRow } from './compareRows';

/** One param, or another fact, of all sides. `title`: what stands in place of its name. */
export function factCells(
  { section, fact: { key, values, differences } }: Extract<CompareRow, { kind: 'fact' }>,
  title?: TemplateResult,
): TemplateResult {
  const isFailed = section === 'run' && key === 'status' && values[0] === 'failed';
  return html`<div role="rowheader" class="key" data-tip=${key}>${title ?? html`<span>${key}</span>`}</div>
    ${values.map(
      (value) =>
        html`<div role="gridcell" class=${isFailed ? 'value failed' : 'value'} data-tip=${value ?? ''}>
          ${value === null ? '–' : shortCommits(value)}
        </div>`,
    )}
    <div role="gridcell" class="differences second">${differencesText(differences)}</div>
    <div role="gridcell" class="words"></div>`;
}

/** What the others have other than the first one; once where that is the same of all. */
export function differencesText(differences: readonly string[]): string {
  return new Set(differences).size === 1
    ? (differences[0] ?? '')
    : differences.filter((difference) => difference !== '').join(', ');
}

/** Of several commits each is to be seen, for which a few digits are enough. */
function shortCommits(value: string): string {
  return value.includes(', ') ? value.replace(/\b([0-9a-f]{7})[0-9a-f]{33}\b/g, '$1') : value;
}
