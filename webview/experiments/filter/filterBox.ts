import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import { DisposableStore } from '../../../src/base/disposable';
import { icon } from '../../shared/icon';
import { chordOf, chordText } from '../../shared/keys';
import type { ExperimentsModel } from '../model/experimentsModel';
import { Completion } from './completion';
import { completionTemplate } from './completionList';
import { filterBadge, filterButtons, rememberFilter } from './filterButtons';
import { filterMirror } from './filterMirror';
import { problemBubble, problemOf, problemSentence, type FilterProblem } from './filterProblem';
import { proposalKey } from './proposalKeys';
import { showCaretAtEnd } from './showCaretAtEnd';
import { textWidth } from './textWidth';

/** A filter is applied when nothing was typed for this many milliseconds. */
const pause = 150;

/** The filter: coloured while it is typed, completed, applied after a pause; what is wrong is underlined and explained. */
class TendFilter extends LitElement {
  static override properties = { model: { attribute: false }, disabled: { type: Boolean } };
  declare model: ExperimentsModel;
  declare disabled: boolean;
  readonly #input = createRef<HTMLInputElement>();
  readonly #store = new DisposableStore();
  #completion: Completion | null = null;
  #text = '';
  #applied = '';
  /** Whether what stands in the box is still to be applied: another view that comes first does not take it away. */
  #isOwed = false;
  #timer = 0;
  /** Whether something may lie under the box, over the table: while somebody writes here, until Escape. */
  #isOpen = false;
  /** Whether what stands in the box was typed and not yet left alone: Escape then stays, because more keys may follow. */
  #isTyping = false;
  #scrolled = 0;

  override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#completion = new Completion(this.model, () => this.requestUpdate());
    this.#store.register(this.model.onDidChange(() => this.#viewChanged()));
    this.#store.register(this.model.onDidAskForFilter((text) => this.#goOn(text)));
    this.#viewChanged();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#store.dispose();
  }

  override render(): TemplateResult {
    const said = this.#problem();
    const problem = said?.isDoubt ? null : said;
    const completion = this.#isOpen && this.#completion?.isOpen ? this.#completion : null;
    return html`<div class=${problem ? 'filter wrong' : 'filter'}>
        ${icon('filter')}
        <div class="filter-text">
          ${filterMirror(this.#text, said, this.#scrolled)}
          <input
            ${ref(this.#input)}
            class="filter-input"
            type="text"
            role="combobox"
            aria-label="Filter runs"
            aria-autocomplete="list"
            aria-expanded=${completion !== null}
            aria-controls="filter-proposals"
            aria-activedescendant=${completion ? `proposal-${completion.chosen}` : nothing}
            aria-invalid=${problem !== null}
            aria-describedby=${said && this.#isOpen ? 'filter-problem' : nothing}
            placeholder="Filter runs"
            maxlength="2000"
            spellcheck="false"
            autocomplete="off"
            ?disabled=${this.disabled}
            .value=${this.#text}
            @input=${() => this.#typed()}
            @keydown=${(event: KeyboardEvent) => this.#key(event)}
            @scroll=${() => this.#scroll()}
            @focus=${() => this.#opened()}
            @blur=${() => this.#left()}
          />
        </div>
        ${filterBadge(this.model, this.#text, problem !== null)}
        ${filterButtons(this.model, this.#text, (text) => this.#take(text))}
      </div>
      ${this.#isOpen ? this.#below(this.#isSaidBelow() ? null : said, completion) : nothing}`;
  }

  override updated(): void {
    if (this.#input.value) showCaretAtEnd(this.#input.value);
    this.#scroll();
  }

  /** What is to be said of the text that stands in the box, once the extension has seen it. */
  #problem(): FilterProblem | null {
    return problemOf(this.model.loader.pages, this.#text);
  }

  /** Where no run is left the table's place says why. */
  #isSaidBelow(): boolean {
    return this.model.loader.pages?.answer.rows === 0 && this.#problem()?.isDoubt === true;
  }

  /** What is wrong stands under the characters that are, else over the proposals, which would lie upon it. */
  #below(problem: FilterProblem | null, completion: Completion | null): TemplateResult | typeof nothing {
    const keys = chordText('mod+.', this.model.surroundings.mac);
    const mending = { keys, mend: () => this.#mend() };
    if (!completion) return problem ? problemBubble(problem, this.#place(problem.start), mending) : nothing;
    const choose = (index: number) => {
      completion.chosen = index;
      this.#insert(completion);
    };
    const said = problem ? problemSentence(problem, mending) : nothing;
    return completionTemplate(completion, this.#place(completion.start), choose, said);
  }

  /** Px from the left of the box to a character. */
  #place(offset: number): number {
    const input = this.#input.value;
    return input ? textWidth(this.#text.slice(0, offset), input) - this.#scrolled + 28 : 0;
  }

  #typed(): void {
    const input = this.#input.value;
    if (!input) return;
    this.#text = input.value;
    this.#isTyping = true;
    this.#isOwed = true;
    this.#isOpen = true;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#show(), pause);
    void this.#completion?.ask(this.#text, input.selectionStart ?? this.#text.length);
    this.requestUpdate();
  }

  #apply(): void {
    this.#isTyping = false;
    this.#show();
  }

  #show(): void {
    clearTimeout(this.#timer);
    this.#isOwed = true;
    this.model.choice.after(() => {
      this.#isOwed = false;
      this.#applied = this.#text;
      this.model.change({ filter: this.#text }, 'filter');
    });
  }

  /** Another filter came by undo or with another view. */
  #viewChanged(): void {
    const { filter } = this.model.view;
    if (filter !== this.#applied) {
      if (!this.#isOwed) this.#text = filter;
      this.#applied = filter;
    }
    this.requestUpdate();
  }

  /** Applies a text as if it had been typed. */
  #take(text: string): void {
    this.#text = text;
    this.#apply();
    this.#focusAt(text.length);
  }

  /** Gives the box the focus, with a text that somebody is to finish; null: as it is. */
  #goOn(text: string | null): void {
    if (text !== null) this.#text = text;
    this.#focusAt(this.#text.length);
    if (text !== null) void this.#completion?.ask(text, text.length);
  }

  #focusAt(caret: number): void {
    this.requestUpdate();
    void this.updateComplete.then(() => {
      this.#input.value?.focus();
      this.#input.value?.setSelectionRange(caret, caret);
    });
  }

  #key(event: KeyboardEvent): void {
    const { mac } = this.model.surroundings;
    const chord = chordOf(event, mac);
    const input = this.#input.value;
    const typed = { text: this.#text, caret: input?.selectionStart ?? 0, insert: () => this.#insert(this.#completion) };
    const taken = proposalKey(this.#completion, chord, typed);
    if (taken === 'closed') this.#isTyping = false;
    if (taken !== null) return event.preventDefault();
    switch (chord) {
      case 'Enter':
        this.#opened();
        this.#completion?.close();
        this.#apply();
        this.#remember();
        break;
      case 'Escape':
        this.#escape();
        break;
      case 'mod+.':
        this.#mend();
        break;
      case 'mod+ ':
      case 'ctrl+ ':
      case 'ArrowDown':
        this.#opened();
        void this.#completion?.ask(this.#text, input?.selectionStart ?? 0);
        break;
      default:
        return;
    }
    event.preventDefault();
  }

  #escape(): void {
    const isOver = this.#isOpen && this.#problem() !== null;
    this.#isOpen = false;
    this.#completion?.close();
    if (this.#isTyping || isOver) this.#apply();
    else this.model.focusTable();
  }

  #insert(completion: Completion | null): void {
    const proposal = completion?.proposal;
    completion?.close();
    if (!completion || !proposal || completion.answered !== this.#text) return;
    this.#replace(proposal.start, proposal.end, proposal.insert);
    this.#opened();
    void completion.goOn(this.#text, proposal.start + proposal.insert.length);
  }

  #mend(): void {
    const problem = this.#problem();
    if (problem?.suggestion) this.#replace(problem.start, problem.end, problem.suggestion);
  }

  #replace(start: number, end: number, text: string): void {
    this.#text = this.#text.slice(0, start) + text + this.#text.slice(end);
    const caret = start + text.length;
    this.#apply();
    this.#focusAt(caret);
  }

  #opened(): void {
    this.#isOpen = true;
    this.requestUpdate();
  }

  #left(): void {
    this.#isOpen = false;
    this.#completion?.close();
    this.#remember();
  }

  /** A filter that was understood can be taken again. */
  #remember(): void {
    if (this.#problem()?.isDoubt ?? true) rememberFilter(this.model, this.#text);
  }

  #scroll(): void {
    const scrolled = this.#input.value?.scrollLeft ?? 0;
    if (scrolled === this.#scrolled) return;
    this.#scrolled = scrolled;
    this.requestUpdate();
  }
}
customElements.define('tend-filter', TendFilter);
