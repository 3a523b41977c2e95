import { html, nothing, type TemplateResult } from 'lit';
import type { TableAnswer } from '../../../src/protocol/experiments/rows';
import { icon } from '../../shared/icon';
import type { RowPages } from '../model/rowPages';
import { keepFocus } from './completionList';

/** What is to be said of a filter. A doubt leaves it in force: it asks for what no run has. */
export type FilterProblem = NonNullable<TableAnswer['problem']> & { readonly isDoubt: boolean };

/** What the extension says of a filter; null: nothing, or it has not seen this text yet. */
export function problemOf(pages: RowPages | null, text: string): FilterProblem | null {
  if (pages?.filter !== text) return null;
  const { problem, unknown } = pages.answer;
  const [doubt] = unknown;
  if (problem) return { ...problem, isDoubt: false };
  return doubt ? { ...doubt, isDoubt: true } : null;
}

interface Mending {
  /** The key that mends it, as it is shown. */
  readonly keys: string;
  readonly mend: () => void;
}

/** What is wrong with the filter, under the characters that are; `left`: px from the left of the box. */
export function problemBubble(problem: FilterProblem, left: number, mending: Mending): TemplateResult {
  return html`<div
    class="filter-problem"
    @mousedown=${keepFocus}
    .style=${`left:max(0px, min(${left}px, calc(100% - 320px)))`}
  >
    ${problemSentence(problem, mending)}
  </div>`;
}

/** What is wrong with the filter, and what was likely meant. */
export function problemSentence(problem: FilterProblem, { keys, mend }: Mending): TemplateResult {
  const sentence = problem.message.replace(/\.$/, '');
  return html`<div class="problem-sentence" id="filter-problem" role="status">
    ${icon(problem.isDoubt ? 'warning' : 'error')}
    <div>
      ${sentence} <span class="second">(character ${problem.start + 1}).</span>
      ${problem.suggestion === null ? nothing : suggestionTemplate(problem.suggestion, keys, mend)}
    </div>
  </div>`;
}

function suggestionTemplate(suggestion: string, keys: string, mend: () => void): TemplateResult {
  return html`<div>
    Did you mean <button class="link" tabindex="-1" @click=${mend}><code>${suggestion}</code></button>?
    <kbd>${keys}</kbd>
  </div>`;
}
