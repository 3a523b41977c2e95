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
  if (isLive(known)) return sentence(`Nothing: it is live in ${stage} already.`);
  if (current === null) return sentence(firstLive(known));
  const target = `compare:${version},${current.slice(current.lastIndexOf('@') + 1)}`;
  const compare = { label: 'Compare All', run: () => panel.open(target) };
  const { shown, link } = firstRows(panel, 'changes', rows, { most: 8 });
  return html`<section aria-labelledby="changes">
    ${sectionHead('changes', 'What changes', `${rows.length} of ${of} facts differ`, [compare])} ${table(known, shown)}
    ${link}
  </section>`;
}

function sentence(text: string): TemplateResult {
  return html`<section aria-labelledby="changes">
    ${sectionHead('changes', 'What changes', '', [])}
    <p class="second">${text}</p>
  </section>`;
}

function firstLive({ model, version, stage, changes }: PromotionPage): string {
  const name = `${model}@${version}`;
  const { contradicting, unregistered } = changes;
  if (contradicting.length > 0)
    return `${contradicting.join(' and ')} are in ${stage} at once, as two branches have it. Promoting ${name} settles it.`;
  if (unregistered !== null)
    return `${unregistered} is live in ${stage} and is not registered here, so that nothing can be compared with it.`;
  if (!changes.wasLive) return `${name} would be the first version to go live in ${stage}; it takes the place of none.`;
  return `Nothing is live in ${stage} now: ${name} takes the place of no other version.`;
}

function table({ model, version, changes }: PromotionPage, rows: readonly Change[]): TemplateResult {
  const { current } = changes;
  return html`<table class="changes">
    <thead>
      <tr>
        <th scope="col"><span class="spoken">Fact</span></th>
        <th scope="col">${current}, now</th>
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
