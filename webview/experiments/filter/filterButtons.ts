import { html, nothing, type TemplateResult } from 'lit';
import { formatCount } from '../../../src/base/text';
import { icon } from '../../shared/icon';
import { openMenu } from '../../shared/menu';
import type { ExperimentsModel } from '../model/experimentsModel';

const mostRemembered = 20;

/** How many runs the filter lets through; of one that is wrong, those of the last that let some through, else all. */
export function filterBadge(model: ExperimentsModel, text: string, wrong: boolean): TemplateResult | typeof nothing {
  const { pages } = model.loader;
  if (!pages || pages.answer.runs.all === 0 || (text === '' && !wrong)) return nothing;
  const { answer, isUnfiltered } = pages;
  const count = `${formatCount(answer.runs.shown)} of ${formatCount(answer.runs.all)}`;
  return html`<span class="badge">${wrong ? `${isUnfiltered ? 'unfiltered' : 'before'}: ${count}` : count}</span>`;
}

/** Clears the box, or brings back what it said earlier. */
export function filterButtons(model: ExperimentsModel, text: string, take: (text: string) => void): TemplateResult {
  const button = (name: string, label: string, click: (event: MouseEvent) => void, menu: boolean) =>
    html`<button
      class="tool"
      aria-label=${label}
      data-tip=${label}
      aria-haspopup=${menu ? 'menu' : nothing}
      @click=${click}
    >
      ${icon(name)}
    </button>`;
  const history = ({ currentTarget }: MouseEvent) => {
    const entries = model.filters.map((filter) => ({ label: filter, run: () => take(filter) }));
    openMenu((currentTarget as HTMLElement).getBoundingClientRect(), entries, 'end');
  };
  return html`${text === '' ? nothing : button('close', 'Clear Filter', () => take(''), false)}${
    model.filters.length === 0 ? nothing : button('history', 'Earlier Filters', history, true)
  }`;
}

/** Puts a filter first in the list of earlier ones. */
export function rememberFilter(model: ExperimentsModel, text: string): void {
  if (text.trim() === '') return;
  const others = model.filters.filter((filter) => filter !== text);
  model.filters = [text, ...others].slice(0, mostRemembered);
}
