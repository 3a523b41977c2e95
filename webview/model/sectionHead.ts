import { html, nothing, type TemplateResult } from 'lit';

interface HeadLink {
  readonly label: string;
  readonly run: () => void;
}

/** Heading of a section: its name, a grey sentence, and the links of it. */
export function sectionHead(
  id: string,
  title: string,
  detail: TemplateResult | string,
  links: readonly HeadLink[],
): TemplateResult {
  return html`<div class="section-head">
    <h2 id=${id}>${title}</h2>
    <span class="second hint">${detail}</span>
    ${
      links.length === 0
        ? nothing
        : html`<span class="links"
            >${links.map(({ label, run }) => html`<button class="link" @click=${run}>${label}</button>`)}</span
          >`
    }
  </div>`;
}
