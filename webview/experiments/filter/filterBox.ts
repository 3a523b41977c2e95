import { html, LitElement, type TemplateResult } from 'lit';
import type { ExperimentsModel } from '../model/experimentsModel';

/** Placeholder of the filter until its parts are here. */
export class TendFilter extends LitElement {
  static override properties = { model: { attribute: false }, disabled: { type: Boolean } };
  declare model: ExperimentsModel;
  declare disabled: boolean;

  override createRenderRoot(): HTMLElement {
    return this;
  }

  override render(): TemplateResult {
    return html`<input class="filter-input" .value=${this.model.view.filter} />`;
  }
}
customElements.define('tend-filter', TendFilter);
