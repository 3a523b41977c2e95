import { html, type TemplateResult } from 'lit';
import type { PromotionPage } from '../../../src/protocol/models/promotionPage';
import { firstRows } from '../firstRows';
import type { ModelPanel } from '../modelPanel';
import { sectionHead } from '../sectionHead';
import { isLive } from './isLive';

type Change = PromotionPage['changes']['rows'][number];

/** Facts that differ between what is live and the candidate. */
export function changesSection(panel: ModelPanel, known: PromotionPage): TemplateResult {
  const { version, stage, changes } = known;
  const { current, of, rows } = changes;
  if (rows.length === 0 || isLive(known)) {
    return html`<section aria-labelledby="changes">
      ${sectionHead('changes', 'What changes', '', [])}
      <p class="second">Nothing: it is live in ${stage} already.</p>
    </section>`;
  }
  const compare = { label: 'Compare All', run: () => void panel.act('compare', { version }) };
  const { shown, link } = firstRows(panel, 'changes', rows, { most: 8 });
  return html`<section aria-labelledby="changes">
    ${sectionHead('changes', 'What changes', `${rows.length} of ${of} facts differ`, current === null ? [] : [compare])}
    ${table(known, shown)} ${link}
  </section>`;
}

function table({ model, version, changes }: PromotionPage, rows: readonly Change[]): TemplateResult {
  const { current } = changes;
  return html`<table class="changes">
    <thead>
      <tr>
        <th scope="col"><span class="spoken">Fact</span></th>
        <th scope="col">${current === null ? 'now' : `${current}, now`}</th>
        <th scope="col">${model}@${version}, after</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ fact, now, after }, index) =>
          html`<tr>
            <th scope="row" class="second">${fact}</th>
            <td class="long">${now}</td>
            <td class="long">${index === 0 ? html`<b>${after}</b>` : after}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
