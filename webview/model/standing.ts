import { html, nothing, svg, type TemplateResult } from 'lit';
import { icon } from '../shared/icon';
import type { ModelPanel } from './modelPanel';

/** What is told of a question that was asked. */
interface Asked {
  readonly problem: string | null;
  readonly answered: object | null;
}

type Part = TemplateResult | typeof nothing;

/** How far is what is under way, as a line on top of the page and in words. */
export function progressLine({
  progress,
  acting,
  page,
  detail,
  promotion,
  other,
  comparison,
}: ModelPanel): TemplateResult {
  const waiting = [page, detail, promotion, other, comparison].some((it) => it.waiting) || acting !== null;
  const share = progress?.share ?? null;
  return html`<div class="progress" aria-hidden="true">
      ${progress === null && !waiting ? nothing : share === null ? html`<div class="moving"></div>` : shareLine(share)}
    </div>
    <p class=${progress === null ? 'spoken' : 'progress-text'} role="status">${progress?.text}</p>`;
}

function shareLine(share: number): TemplateResult {
  return html`<svg>${svg`<rect width=${`${(100 * share).toFixed(1)}%`} height="2"></rect>`}</svg>`;
}

/** What went wrong, in one sentence, and the way on. */
export function problemLine(panel: ModelPanel, question: Asked): Part {
  const problem = panel.problem ?? question.problem;
  if (problem === null) return nothing;
  const stale = question.answered === null ? '' : ' What is shown may be old.';
  return html`<p class="problem" role="alert">
    ${icon('error')}<span>${sentence(problem)}${panel.problem === null ? stale : ''}</span>
    ${
      panel.problem === null
        ? html`<button class="link" @click=${() => void panel.refresh()}>Try Again</button>`
        : nothing
    }
  </p>`;
}

function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
