import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { ModelPage } from '../../src/protocol/models/modelPage';
import { panelHeader } from './panelHeader';
import type { ModelPanel } from './modelPanel';
import { overview } from './overview/overview';
import { promotionView } from './promotion/promotionView';
import { progressLine, problemLine } from './standing';
import { auditTab } from './tabs/auditTab';
import { cardTab } from './tabs/cardTab';
import { compareTab } from './tabs/compareTab';
import { filesTab } from './tabs/filesTab';
import { gatesTab } from './tabs/gatesTab';
import { metricsTab } from './tabs/metricsTab';
import { tabList } from './tabs/tabList';

const tabs = {
  overview,
  metrics: metricsTab,
  gates: gatesTab,
  files: filesTab,
  card: cardTab,
  compare: compareTab,
  audit: auditTab,
} as const;

/** The panel of one model, or of one promotion of it. */
export class ModelShell extends LitElement {
  static override properties = { panel: { attribute: false } };
  declare panel: ModelPanel;

  override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.panel.onDidChange(() => this.requestUpdate());
    new ResizeObserver(() => this.requestUpdate()).observe(this);
  }

  override render(): TemplateResult {
    const { panel } = this;
    return html`${progressLine(panel)}
      <main tabindex="-1">${panel.promoting ? promotionView(panel, panel.promoting) : this.#model()}</main>`;
  }

  #model(): TemplateResult {
    const { panel } = this;
    const answered = panel.page.answered;
    if (!answered) return this.#unanswered();
    if (!answered.value) return gone(panel.model);
    return this.#page(answered.value);
  }

  #page(page: ModelPage): TemplateResult {
    const { panel } = this;
    return html`${panelHeader(panel, page)} ${problemLine(panel, panel.page)} ${tabList(panel, page)}
      <div class="tab-panel" role="tabpanel" id="tab-panel" aria-labelledby=${`tab-${panel.tab}`}>
        ${tabs[panel.tab](panel, page)}
      </div>`;
  }

  #unanswered(): TemplateResult {
    const { panel } = this;
    const { problem } = panel.page;
    return html`<h1 class=${panel.model === '' ? 'spoken' : ''}>${panel.model || 'Model'}</h1>
      ${problemLine(panel, panel.page)}
      ${problem === null && panel.problem === null ? html`<p class="second" role="status">Reading the registry…</p>` : nothing}`;
  }
}
customElements.define('tend-model', ModelShell);

function gone(model: string): TemplateResult {
  return html`<h1>${model}</h1>
    <p class="second">
      No model of this name is registered here. It may be on another branch: its events are files in tend/ledger.
    </p>`;
}
