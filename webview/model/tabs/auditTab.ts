import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { errorMessage } from '../../../src/base/errors';
import { formatCount } from '../../../src/base/text';
import type { ModelPage } from '../../../src/protocol/models/modelPage';
import type { ModelPanel } from '../modelPanel';
import { eventHead, eventRow } from '../overview/lastEvents';
import { sectionHead } from '../sectionHead';

type Event = ModelPage['events'][number];

const pageOfEvents = 50;

/** Every event of the model, newest first. */
export function auditTab(panel: ModelPanel, page: ModelPage): TemplateResult {
  return html`<tend-audit .panel=${panel} .page=${page}></tend-audit>`;
}

/** Events come as they are asked for; those that came since are taken from the page. */
class AuditList extends LitElement {
  static override properties = {
    panel: { attribute: false },
    page: { attribute: false },
    older: { state: true },
    waiting: { state: true },
    problem: { state: true },
  };
  declare panel: ModelPanel;
  declare page: ModelPage;
  declare older: readonly Event[];
  declare waiting: boolean;
  declare problem: string | null;

  constructor() {
    super();
    this.older = [];
    this.waiting = false;
    this.problem = null;
  }

  override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  override render(): TemplateResult {
    const events = this.#events();
    const { eventCount } = this.page;
    const rest = eventCount - events.length;
    return html`<section aria-labelledby="audit">
      ${sectionHead('audit', 'Audit', `${formatCount(eventCount)} events, each named by its digest; a click shows the record`, [])}
      ${events.length === 0 ? html`<p class="second">Nothing has happened to this model yet.</p>` : this.#table(events)}
      ${this.problem === null ? nothing : html`<p class="problem" role="alert">${this.problem}</p>`}
      ${
        rest > 0
          ? html`<button class="link" ?disabled=${this.waiting} @click=${() => this.#load()}>
              ${this.waiting ? 'Reading…' : `Show ${Math.min(rest, pageOfEvents)} Older`}
            </button>`
          : nothing
      }
    </section>`;
  }

  #table(events: readonly Event[]): TemplateResult {
    return html`<table class="events">
      <thead>
        <tr>
          ${eventHead('Who and why')}
        </tr>
      </thead>
      <tbody>
        ${events.map((event) => eventRow(this.panel, event))}
      </tbody>
    </table>`;
  }

  #events(): readonly Event[] {
    const known = new Map([...this.page.events, ...this.older].map((event) => [event.digest, event]));
    return [...known.values()].toSorted((a, b) => b.order - a.order);
  }

  async #load(): Promise<void> {
    if (this.waiting) return;
    this.waiting = true;
    try {
      const before = this.#events().at(-1)?.order ?? null;
      const asked = { model: this.page.name, before, limit: pageOfEvents };
      this.older = [...this.older, ...(await this.panel.client.asks.events(asked))];
      this.problem = null;
    } catch (error) {
      this.problem = errorMessage(error);
    }
    this.waiting = false;
  }
}
customElements.define('tend-audit', AuditList);
