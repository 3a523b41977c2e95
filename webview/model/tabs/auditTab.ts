import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { minuteText } from '../../../src/base/days';
import { errorMessage } from '../../../src/base/errors';
import { plural } from '../../../src/base/text';
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

/** The newest events, as many as were asked for. Whenever the page changes they are read anew, so that none is passed over. */
class AuditList extends LitElement {
  static override properties = {
    panel: { attribute: false },
    page: { attribute: false },
    read: { state: true },
    waiting: { state: true },
    problem: { state: true },
  };
  declare panel: ModelPanel;
  declare page: ModelPage;
  declare read: readonly Event[];
  declare waiting: boolean;
  declare problem: string | null;
  #wanted = pageOfEvents;
  #isStale = true;

  constructor() {
    super();
    this.read = [];
    this.waiting = false;
    this.problem = null;
  }

  override createRenderRoot(): HTMLElement {
    return this;
  }

  override updated(changed: Map<string, unknown>): void {
    if (changed.has('page')) void this.#follow();
  }

  override render(): TemplateResult {
    const events = this.#events();
    const { eventCount } = this.page;
    const rest = eventCount - events.length;
    return html`<section aria-labelledby="audit">
      ${sectionHead('audit', 'Audit', `${plural(eventCount, 'event')}, each named by its digest; a click shows the record`, [])}
      ${events.length === 0 ? html`<p class="second">Nothing has happened to this model yet.</p>` : this.#table(events)}
      ${this.problem === null ? nothing : html`<p class="problem" role="alert">${this.problem}</p>`}
      ${
        rest > 0
          ? html`<button class="link" ?disabled=${this.waiting} @click=${() => this.#more()}>
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
          ${eventHead('When (UTC)', 'Who and why')}
        </tr>
      </thead>
      <tbody>
        ${events.map((event) => eventRow(this.panel, event, minuteText(event.at)))}
      </tbody>
    </table>`;
  }

  #events(): readonly Event[] {
    const known = new Map([...this.page.events, ...this.read].map((event) => [event.digest, event]));
    return [...known.values()].toSorted((a, b) => b.order - a.order);
  }

  #more(): void {
    this.#wanted = this.#events().length + pageOfEvents;
    void this.#follow();
  }

  /** Reads once more where something changed while it was read. */
  async #follow(): Promise<void> {
    this.#isStale = true;
    if (this.waiting) return;
    this.waiting = true;
    while (this.#isStale) {
      this.#isStale = false;
      await this.#load();
    }
    this.waiting = false;
  }

  async #load(): Promise<void> {
    try {
      const asked = { model: this.page.name, before: null, limit: this.#wanted };
      this.read = await this.panel.client.asks.events(asked);
      this.problem = null;
    } catch (error) {
      this.problem = errorMessage(error);
    }
  }
}
customElements.define('tend-audit', AuditList);
