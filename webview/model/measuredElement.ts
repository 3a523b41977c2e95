import { LitElement, type PropertyDeclarations } from 'lit';

/** A drawing in the page's own tree that fits the room it has; `width` (px) is 0 until that is known. */
export class MeasuredElement extends LitElement {
  static override properties: PropertyDeclarations = { width: { state: true } };
  declare width: number;
  #watch: ResizeObserver | null = null;

  constructor() {
    super();
    this.width = 0;
  }

  override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#watch = new ResizeObserver(() => (this.width = this.clientWidth));
    this.#watch.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watch?.disconnect();
  }
}
