import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { chordOf } from '../shared/keys';
import { isTextField } from '../shared/ownKeys';
import { chartsTemplate, compareTemplate } from './chartsSlot';
import { factsLine } from './factsLine';
import { focusNextPart } from './focusParts';
import { FocusKeeper } from './focusKeeper';
import type { ExperimentsModel } from './model/experimentsModel';
import { emptyState, noMatch } from './parts/emptyState';
import { saveView } from './parts/viewMenu';
import { watchReader } from './reader';
import { sash } from './sash';
import { statusLine } from './statusLine';
import './table/grid';
import { toolbar } from './toolbar';

/** Up to this width in px there is room for one metric, and charts stand below. */
const narrowest = 600;

/** The panel: toolbar, facts, table beside charts, status. */
export class ExperimentsShell extends LitElement {
  static override properties = { model: { attribute: false } };
  declare model: ExperimentsModel;
  #comparing = false;
  #focus: FocusKeeper | null = null;

  override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.model.onDidChange(() => this.requestUpdate());
    new ResizeObserver(() => this.#measure()).observe(this);
    document.addEventListener('keydown', (event) => this.#key(event));
    watchReader(this.model);
    this.#focus = new FocusKeeper(this.model);
    this.#focus.listen();
  }

  override render(): TemplateResult {
    const { model } = this;
    model.narrow = this.#narrowWidth();
    const narrow = model.narrow !== null;
    const empty = model.loader.pages?.answer.runs.all === 0;
    return html`<h1 class="spoken">Experiments</h1>
      ${model.compare === null ? this.#table(narrow, empty) : html`<main class="parts">${compareTemplate(model)}</main>`}`;
  }

  /** The table lies in its own way when the panel becomes narrow, or wide again. */
  #measure(): void {
    const { model } = this;
    const narrow = this.#narrowWidth();
    if (narrow === model.narrow) return this.requestUpdate();
    model.narrow = narrow;
    model.touch();
  }

  #narrowWidth(): number | null {
    return this.clientWidth > 0 && this.clientWidth <= narrowest ? this.clientWidth : null;
  }

  override updated(): void {
    const comparing = this.model.compare !== null;
    if (this.#comparing && !comparing) this.model.focusTable();
    this.#comparing = comparing;
    this.#focus?.drawn();
  }

  #table(narrow: boolean, empty: boolean): TemplateResult {
    const { model } = this;
    return html`${toolbar(model, { narrow, empty })}
    ${empty ? this.#withoutRuns() : html`${factsLine(model, narrow)}${this.#main(narrow)}`} ${statusLine(model)}`;
  }

  /** That there are no runs is said only where they could be read. */
  #withoutRuns(): TemplateResult {
    const problem = this.model.sources.looked?.problem ?? null;
    return problem === null ? emptyState(this.model) : html`<main class="parts">${this.#failed(problem)}</main>`;
  }

  #main(narrow: boolean): TemplateResult {
    const { model } = this;
    const { layout, split } = model.view;
    const stacked = narrow || layout === 'bottom';
    const charts = layout !== 'table';
    const share = `flex-basis:${Math.round(1000 * split) / 10}%`;
    return html`<main class=${`parts ${stacked ? 'stacked' : 'beside'}`}>
      <div class="table-part">${this.#grid()}</div>
      ${
        charts
          ? html`${sash(model, stacked)}
              <div class="charts-part" .style=${share}>${chartsTemplate(model)}</div>`
          : nothing
      }
    </main>`;
  }

  #grid(): TemplateResult {
    const { pages, problem } = this.model.loader;
    if (!pages)
      return problem === null ? html`<div class="waiting" role="status">Reading runs…</div>` : this.#failed(problem);
    return html`<tend-grid .model=${this.model}></tend-grid>${pages.answer.rows === 0 ? noMatch(this.model) : nothing}`;
  }

  #failed(problem: string): TemplateResult {
    const log = () => void this.model.asks.act({ action: 'show-log', ids: [] });
    return html`<div class="message" role="alert">
      <h2>The runs could not be read</h2>
      <p>${problem}</p>
      <button class="link" @click=${log}>Show Log</button>
    </div>`;
  }

  #key(event: KeyboardEvent): void {
    const inText = isTextField(event.target);
    const chord = chordOf(event, this.model.surroundings.mac);
    const { model } = this;
    const acts: Readonly<Record<string, () => void>> = {
      F6: focusNextPart,
      'mod+f': () => model.editFilter(null),
      'mod+s': () => void saveView(model, model.viewName),
      // The menu, box or edit that is open takes it first.
      ...(model.compare === null || event.defaultPrevented ? {} : { Escape: () => model.showCompare(null) }),
      ...(inText ? {} : { '/': () => model.editFilter(null), ...this.#steps() }),
    };
    const act = acts[chord];
    if (!act) return;
    event.preventDefault();
    // VS Code would take back as well, or do again, what was typed last, wherever that was.
    if (chord in this.#steps()) event.stopPropagation();
    act();
  }

  /** Back and forward over what was done. */
  #steps(): Readonly<Record<string, () => void>> {
    const { model } = this;
    const redo = () => void model.redo();
    return { 'mod+z': () => void model.undo(), 'mod+shift+z': redo, 'mod+y': redo };
  }
}
customElements.define('tend-experiments', ExperimentsShell);
