import { html, nothing, svg, type TemplateResult } from 'lit';
import { columnText } from '../../../src/base/numberText';
import { plural } from '../../../src/base/text';
import type { ColumnInfo } from '../../../src/protocol/experiments/column';
import { icon } from '../../shared/icon';
import { histogramPath } from '../table/smallCharts';
import type { Completion, Proposal } from './completion';

const icons = { metric: 'graph-line', param: 'symbol-parameter', tag: 'tag', attribute: 'symbol-field' } as const;

/** The proposals under the caret, and beside them what is known of the chosen one; `said`: what is wrong with the filter so far. */
export function completionTemplate(
  completion: Completion,
  left: number,
  choose: (index: number) => void,
  said: TemplateResult | typeof nothing,
): TemplateResult {
  const { proposals, chosen, info } = completion;
  const iconOf = (proposal: Proposal) => {
    const kind = (['metric', 'param', 'tag'] as const).find((name) => proposal.label.includes(`${name}s.`));
    return icons[kind ?? 'attribute'];
  };
  return html`<div
    class="proposals"
    @mousedown=${keepFocus}
    .style=${`left:max(0px, min(${left}px, calc(100% - 380px)))`}
  >
    ${said}
    <ul role="listbox" id="filter-proposals" aria-label="Proposals">
      ${proposals.map(
        (proposal, index) =>
          html`<li
            role="option"
            id=${`proposal-${index}`}
            aria-selected=${index === chosen}
            class=${index === chosen ? 'chosen' : ''}
            @click=${() => choose(index)}
          >
            ${icon(iconOf(proposal))}<span class="label">${matched(proposal)}</span
            ><span class="detail">${proposal.detail}</span>
          </li>`,
      )}
    </ul>
    <div class="proposals-foot second small">
      ${plural(proposals.length, 'proposal')}<span class="space"></span><kbd>Tab</kbd> insert <kbd>Esc</kbd> close
    </div>
    ${info ? describe(completion, info) : nothing}
  </div>`;
}

/** A press under the box leaves the keyboard in it. */
export function keepFocus(event: Event): void {
  event.preventDefault();
}

function matched({ label, matched: places }: Proposal): readonly TemplateResult[] {
  const found = new Set(places);
  const parts: { text: string; match: boolean }[] = [];
  // By UTF-16 unit, as the offsets are; neighbours of one kind stay together, so that no pair is torn.
  for (let at = 0; at < label.length; at++) {
    const match = found.has(at);
    const last = parts.at(-1);
    if (last?.match === match) last.text += label.charAt(at);
    else parts.push({ text: label.charAt(at), match });
  }
  return parts.map(({ text, match }) => (match ? html`<b>${text}</b>` : html`${text}`));
}

function describe({ scale, proposal }: Completion, info: ColumnInfo): TemplateResult {
  const kind = info.column.kind === 'metric' ? (info.series ? 'Series, logged by step' : 'Metric') : 'Param';
  const goal = info.goal === null ? '' : info.goal === 'maximize' ? ' ↑ better.' : ' ↓ better.';
  const ends = scale && Number.isFinite(scale.low);
  return html`<div class="proposal-about">
    <code>${proposal?.label}</code>
    <div class="second">${kind}.${goal}</div>
    ${
      scale && scale.bins.length > 0
        ? html`<svg class="histogram" width="234" height="32" aria-hidden="true">
            ${svg`<path d=${histogramPath(scale.bins, 234, 32)}></path>`}
          </svg>`
        : nothing
    }
    ${
      ends
        ? html`<div class="ends second small">
            <span>${columnText(scale.least, scale.decimals)}</span
            ><span>${columnText(scale.greatest, scale.decimals)}</span>
          </div>`
        : nothing
    }
  </div>`;
}
