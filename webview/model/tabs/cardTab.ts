import { html, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { ModelPage, VersionDetail } from '../../../src/protocol/models/modelPage';
import type { ModelPanel } from '../modelPanel';
import { LazyPart } from '../../shared/lazyPart';
import { detailTab } from './detailTab';

type Section = VersionDetail['card']['sections'][number];

/** What reads Markdown is as large as half of the panel, and only a card needs it. */
const markdown = new LazyPart(() => import('./cardMarkdown'));

/** The card of a version: what was written, and what is still to be answered. */
export function cardTab(panel: ModelPanel, page: ModelPage): TemplateResult {
  return detailTab(panel, page, {
    title: 'Card',
    hint: ({ card: { filled, of, problem, path } }) => {
      const said = problem === null ? `${filled} of ${of} sections are filled` : `The card ${problem}`;
      return `${said}${path === null ? '' : `; the next version takes ${path}`}`;
    },
    links: () => [{ label: 'Edit Card', run: () => void panel.act('edit-card') }],
    content: ({ card }) => {
      if (markdown.loaded === null) void markdown.ask(() => panel.change({}));
      return html`<div class="card">${card.sections.map(sectionOf)}</div>`;
    },
  });
}

function sectionOf({ title, text, question }: Section): TemplateResult {
  return html`<section>
    <h3>${title}</h3>
    ${text === '' ? html`<p class="second">${question}</p>` : written(text)}
  </section>`;
}

/** Read anew only when it changed: a panel is drawn at every step of a progress. */
function written(text: string): unknown {
  const { loaded } = markdown;
  return guard([text, loaded], () => loaded?.cardMarkdown(text) ?? html`<p class="written">${text}</p>`);
}
