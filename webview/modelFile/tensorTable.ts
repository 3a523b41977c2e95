import { html, LitElement, type TemplateResult } from 'lit';
import { formatBytes, formatCount } from '../../src/base/text';
import type { ModelFilePage } from '../../src/protocol/models/fileEndpoints';
import { shapeText } from './sections';

type Tensors = ModelFilePage['tensors'];

/** Height of a row in px, and rows that are drawn beyond those in sight. */
const rowHeight = 22;
const spare = 10;

/** All tensors of a file, of which only the rows in sight are in the page; filtered by words of the name, type or shape. */
export class TensorTable extends LitElement {
  static override properties = { tensors: { attribute: false }, filter: { state: true }, first: { state: true } };
  declare tensors: Tensors;
  declare filter: string;
  declare first: number;

  constructor() {
    super();
    this.tensors = [];
    this.filter = '';
    this.first = 0;
  }

  override createRenderRoot(): HTMLElement {
    return this;
  }

  override render(): TemplateResult {
    const found = this.#found();
    const shown = found.slice(this.first, this.first + this.#inSight());
    const count = found.length === this.tensors.length ? '' : ` of ${formatCount(this.tensors.length)}`;
    return html`<section aria-labelledby="tensors">
      <h2 id="tensors">Tensors <span class="second" role="status">${formatCount(found.length)}${count}</span></h2>
      <input
        type="search"
        placeholder="Filter by name, type or shape"
        aria-label="Filter tensors"
        .value=${this.filter}
        @input=${(event: InputEvent) => this.#setFilter((event.target as HTMLInputElement).value)}
      />
      <div
        class="tensors"
        role="table"
        tabindex="0"
        aria-label="Tensors"
        aria-rowcount=${found.length + 1}
        @scroll=${(event: Event) => this.#scrolled(event.target as HTMLElement)}
      >
        <div class="tensor head" role="row" aria-rowindex="1">
          ${['Name', 'Type', 'Shape'].map((title) => html`<span role="columnheader">${title}</span>`)}
          <span role="columnheader" class="value">Size</span>
        </div>
        <div class="before" role="presentation"></div>
        ${shown.map((tensor, index) => tensorRow(tensor, this.first + index))}
        <div class="after" role="presentation"></div>
      </div>
    </section>`;
  }

  override updated(): void {
    const { length } = this.#found();
    const after = Math.max(0, length - this.first - this.#inSight());
    // Heights are set as properties: the policy of the page forbids inline styles.
    this.#part('.before').style.height = `${this.first * rowHeight}px`;
    this.#part('.after').style.height = `${after * rowHeight}px`;
  }

  #part(selector: string): HTMLElement {
    const part = this.querySelector<HTMLElement>(selector);
    if (!part) throw new Error(`The table has no ${selector}.`);
    return part;
  }

  #inSight(): number {
    return Math.ceil((this.querySelector('.tensors')?.clientHeight ?? 480) / rowHeight) + 2 * spare;
  }

  #scrolled({ scrollTop }: HTMLElement): void {
    this.first = Math.max(0, Math.floor(scrollTop / rowHeight) - spare);
  }

  #setFilter(filter: string): void {
    this.filter = filter;
    this.first = 0;
    this.querySelector('.tensors')?.scrollTo(0, 0);
  }

  #found(): Tensors {
    const words = this.filter.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length === 0) return this.tensors;
    return this.tensors.filter(({ name, dtype, shape }) => {
      const text = `${name} ${dtype} ${shapeText(shape)}`.toLowerCase();
      return words.every((word) => text.includes(word));
    });
  }
}
customElements.define('tend-tensors', TensorTable);

function tensorRow({ name, dtype, shape, bytes }: Tensors[number], index: number): TemplateResult {
  return html`<div class="tensor" role="row" aria-rowindex=${index + 2}>
    <code role="rowheader">${name}</code>
    <span role="cell">${dtype}</span>
    <span role="cell">${shapeText(shape)}</span>
    <span role="cell" class="value">${bytes === 0 ? '' : formatBytes(bytes)}</span>
  </div>`;
}
