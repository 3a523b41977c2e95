import { html, type TemplateResult } from 'lit';
import type { FilterProblem } from './filterProblem';
import { cutAt, filterTokens } from './filterTokens';

/** The text in colours, under the input, whose own text is not seen. `scrolled`: px that the input is scrolled to the right. */
export function filterMirror(text: string, problem: FilterProblem | null, scrolled: number): TemplateResult {
  const wavy = problem?.isDoubt ? 'wavy doubt' : 'wavy';
  const parts = cutAt(filterTokens(text), problem).map(
    ({ kind, text, wrong }) => html`<span class=${wrong ? `${kind} ${wavy}` : kind}>${text}</span>`,
  );
  const moved = `transform:translateX(${-scrolled}px)`;
  // What stands between the tags would be seen: blanks are kept there.
  return html`<div class="filter-mirror" aria-hidden="true" .style=${moved}>${parts}</div>`;
}
