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
  otherPromotion,
  other,
  comparison,
}: ModelPanel): TemplateResult {
  const waiting =
    [page, detail, promotion, otherPromotion, other, comparison].some((it) => it.waiting) || acting !== null;
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
  return panel.problem === null ? askedProblemLine(panel, question) : alertLine(sentence(panel.problem), nothing);
}

/** The same of a question alone: what none is to blame for is told elsewhere on the page. */
export function askedProblemLine(panel: ModelPanel, { problem, answered }: Asked): Part {
  if (problem === null) return nothing;
  const stale = answered === null ? '' : ' What is shown may be old.';
  const again = html`<button class="link" @click=${() => void panel.refresh()}>Try Again</button>`;
  return alertLine(`${sentence(problem)}${stale}`, again);
}

function alertLine(words: string, wayOn: Part): TemplateResult {
  return html`<p class="problem" role="alert">${icon('error')}<span>${words}</span> ${wayOn}</p>`;
}

function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
