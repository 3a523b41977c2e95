import { html, nothing, type TemplateResult } from 'lit';
import type { TableAnswer } from '../../../src/protocol/experiments/rows';
import { keepFocus } from './completionList';
import { icon } from '../../shared/icon';

export type FilterProblem = NonNullable<TableAnswer['problem']>;

interface Shown {
  /** Px from the left of the box. */
  readonly left: number;
  /** The key that mends it, as it is shown. */
  readonly keys: string;
  readonly mend: () => void;
}

/** What is wrong with the filter, under the characters that are, and what was likely meant. */
export function filterProblem(problem: FilterProblem, { left, keys, mend }: Shown): TemplateResult {
  const sentence = problem.message.replace(/\.$/, '');
  return html`<div
    class="filter-problem"
    id="filter-problem"
    role="status"
    @mousedown=${keepFocus}
    .style=${`left:max(0px, min(${left}px, calc(100% - 320px)))`}
  >
    ${icon('error')}
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
