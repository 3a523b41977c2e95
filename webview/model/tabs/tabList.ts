import { html, type TemplateResult } from 'lit';
import type { ModelPage, VersionDetail } from '../../../src/protocol/models/modelPage';
import type { PromotionPage } from '../../../src/protocol/models/promotionPage';
import { capital, formatCount } from '../../../src/base/text';
import type { ModelPanel } from '../modelPanel';
import { tabNames, type TabName } from './tabNames';

/** The tabs, with how much is behind each as far as that is known. Arrows move. */
export function tabList(panel: ModelPanel, page: ModelPage): TemplateResult {
  const chosen = panel.chosen();
  const detail = chosen && panel.detail.to(chosen);
  const asked = panel.gatesAsked();
  const counts = countsOf(page, detail, asked && panel.promotion.to(asked));
  return html`<div
    class="tabs"
    role="tablist"
    aria-label="Parts of the model"
    @keydown=${(event: KeyboardEvent) => tabKey(panel, event)}
  >
    ${tabNames.map(
      (name) =>
        html`<button
          role="tab"
          id=${`tab-${name}`}
          aria-selected=${name === panel.tab}
          aria-controls="tab-panel"
          tabindex=${name === panel.tab ? 0 : -1}
          @click=${() => panel.show(name)}
        >
          ${capital(name)} ${counts[name] ?? ''}
        </button>`,
    )}
  </div>`;
}

function countsOf(
  page: ModelPage,
  detail: VersionDetail | null,
  gates: PromotionPage | null,
): Partial<Record<TabName, string>> {
  return {
    ...(gates && {
      gates: `${gates.gates.filter(({ state }) => state === 'pass').length} of ${gates.gates.length}`,
    }),
    ...(detail && (detail.present || detail.files.length > 0) && { files: formatCount(detail.files.length) }),
    ...(detail?.card.problem === null && { card: `${detail.card.filled} of ${detail.card.of}` }),
    ...(detail && detail.metrics.length > 0 && { metrics: formatCount(detail.metrics.length) }),
    audit: formatCount(page.eventCount),
  };
}

function tabKey(panel: ModelPanel, event: KeyboardEvent): void {
  const at = tabNames.indexOf(panel.tab);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
  const name = to === undefined ? undefined : tabNames.at(to % tabNames.length);
  if (name === undefined) return;
  event.preventDefault();
  panel.show(name);
  document.getElementById(`tab-${name}`)?.focus();
}
