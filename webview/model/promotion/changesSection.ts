import { html, type TemplateResult } from 'lit';
import type { PromotionPage } from '../../../src/protocol/models/promotionPage';
import type { ModelPanel } from '../modelPanel';
import { sectionHead } from '../sectionHead';
import { isLive } from './isLive';

/** Facts that differ between what is live and the candidate. */
export function changesSection(panel: ModelPanel, known: PromotionPage): TemplateResult {
  const { model, version, stage, changes } = known;
  const { current, of, rows } = changes;
  const hint = of === 0 || isLive(known) ? '' : `${rows.length} of ${of} facts differ`;
  const compare = { label: 'Compare All', run: () => void panel.act('compare', { version }) };
  return html`<section aria-labelledby="changes">
    ${sectionHead('changes', 'What changes', hint, current === null || isLive(known) ? [] : [compare])}
    ${rows.length === 0 || isLive(known) ? html`<p class="second">Nothing: it is live in ${stage} already.</p>` : table(current, `${model}@${version}`, rows)}
  </section>`;
}

function table(current: string | null, candidate: string, rows: PromotionPage['changes']['rows']): TemplateResult {
  return html`<table class="changes">
    <thead>
      <tr>
        <th scope="col"><span class="spoken">Fact</span></th>
        <th scope="col">${current === null ? 'now' : `${current}, now`}</th>
        <th scope="col">${candidate}, after</th>
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
