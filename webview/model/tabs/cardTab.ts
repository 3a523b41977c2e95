import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { ModelPage, VersionDetail } from '../../../src/protocol/models/modelPage';
import type { ModelPanel } from '../modelPanel';
import { LazyPart } from '../../shared/lazyPart';
import { bytesElsewhere } from './bytesElsewhere';
import { detailTab } from './detailTab';

type Card = VersionDetail['card'];

/** What reads Markdown is as large as half of the panel, and only a card needs it. */
const markdown = new LazyPart(() => import('./cardMarkdown'));

/** The card of a version as its author wrote it, and apart from it what is still to be answered. */
export function cardTab(panel: ModelPanel, page: ModelPage): TemplateResult {
  return detailTab(panel, page, {
    title: 'Card',
    hint: ({ card: { filled, of, problem, path } }) => {
      const said = problem === null ? `${filled} of ${of} sections are filled` : `The card ${problem}`;
      return `${said}${path === null ? '' : `; the next version takes ${path}`}`;
    },
    links: ({ present }) => (present ? [{ label: 'Edit Card', run: () => void panel.act('edit-card') }] : []),
    content: (detail) => (detail.present ? whole(panel, detail.card) : bytesElsewhere(panel, detail)),
  });
}

function whole(panel: ModelPanel, { text, missing, problem }: Card): TemplateResult {
  if (markdown.loaded === null) void markdown.ask(() => panel.change({}));
  const none = text === '' && problem === null;
  return html`<div class="card">
    ${none ? html`<p class="second">The package has no card.</p>` : written(text)}
    ${missing.length === 0 ? nothing : unanswered(missing)}
  </div>`;
}

function unanswered(missing: Card['missing']): TemplateResult {
  return html`<section class="unanswered" aria-labelledby="unanswered">
    <h3 id="unanswered">Not answered yet</h3>
    <dl>
      ${missing.map(
        ({ title, question }) =>
          html`<dt>${title}</dt>
            <dd class="second">${question}</dd>`,
      )}
    </dl>
  </section>`;
}

/** Read anew only when it changed: a panel is drawn at every step of a progress. */
function written(text: string): unknown {
  const { loaded } = markdown;
  return guard([text, loaded], () =>
    loaded
      ? html`<article>${loaded.cardMarkdown(text)}</article>`
      : html`<article><p class="written">${text}</p></article>`,
  );
}
