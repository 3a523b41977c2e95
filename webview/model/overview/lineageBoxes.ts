import { html, nothing, svg, type TemplateResult } from 'lit';
import type { VersionDetail } from '../../../src/protocol/models/modelPage';
import { MeasuredElement } from '../measuredElement';
import { boxHeight, lineageLayout, type LineageLayout, type PlacedBox } from './lineageLayout';

type Lineage = VersionDetail['lineage'];
type Box = Lineage['boxes'][number];

/** The boxes of a lineage with their links, or a list where there is no room for them. */
export class LineageBoxes extends MeasuredElement {
  static override properties = {
    lineage: { attribute: false },
    open: { attribute: false },
  };
  declare lineage: Lineage;
  declare open: (target: string) => void;

  override render(): TemplateResult {
    if (this.width === 0) return html`${nothing}`;
    const layout = lineageLayout(this.lineage, this.width);
    return layout ? this.#drawn(layout) : this.#list();
  }

  #drawn(layout: LineageLayout): TemplateResult {
    const { width, height, links } = layout;
    return html`<div class="lineage" role="list" .style=${`height:${height}px`}>
      <svg width=${width} height=${height} aria-hidden="true">${links.map((path) => svg`<path d=${path}></path>`)}</svg>
      ${layout.boxes.map((placed) => this.#placed(placed, layout.boxWidth))}
    </div>`;
  }

  #placed({ box, x, y }: PlacedBox, width: number): TemplateResult {
    const place = `left:${x}px;top:${y}px;width:${width}px;height:${boxHeight}px`;
    return html`<div role="listitem" class="placed" .style=${place}>${this.#box(box)}</div>`;
  }

  #list(): TemplateResult {
    return html`<ul class="lineage-list">
      ${this.lineage.boxes.map((box) => html`<li>${this.#box(box)}</li>`)}
    </ul>`;
  }

  #box({ title, detail, recorded, selected, opens }: Box): TemplateResult {
    const classes = ['box', recorded ? '' : 'unrecorded', selected ? 'selected' : ''].join(' ');
    const content = html`<span class="title">${title}</span><span class="second small">${detail}</span>`;
    const tip = `${title}\n${detail}${recorded ? '' : '\nnot recorded'}`;
    return opens === null
      ? html`<div class=${classes} data-tip=${tip}>${content}</div>`
      : html`<button class=${classes} data-tip=${tip} @click=${() => this.open(opens)}>${content}</button>`;
  }
}
customElements.define('tend-lineage', LineageBoxes);
