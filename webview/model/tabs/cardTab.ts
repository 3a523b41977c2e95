import { html, type TemplateResult } from 'lit';
import type { ModelPage, VersionDetail } from '../../../src/protocol/models/modelPage';
import type { ModelPanel } from '../modelPanel';
import { cardMarkdown } from './cardMarkdown';
import { detailTab } from './detailTab';

type Section = VersionDetail['card']['sections'][number];

/** The card of a version: what was written, and what is still to be answered. */
export function cardTab(panel: ModelPanel, page: ModelPage): TemplateResult {
  return detailTab(panel, page, {
    title: 'Card',
    hint: ({ card: { filled, of, problem, path } }) => {
      const said = problem === null ? `${filled} of ${of} sections are filled` : `The card ${problem}`;
      return `${said}${path === null ? '' : `; the next version takes ${path}`}`;
    },
    links: () => [{ label: 'Edit Card', run: () => void panel.act('edit-card') }],
    content: ({ card }) => html`<div class="card">${card.sections.map(sectionOf)}</div>`,
  });
}

function sectionOf({ title, text, question }: Section): TemplateResult {
  return html`<section>
    <h3>${title}</h3>
    ${text === '' ? html`<p class="second">${question}</p>` : cardMarkdown(text)}
  </section>`;
}
