import { html, nothing, type TemplateResult } from 'lit';
import { dayText } from '../../../src/base/days';
import type { PromotionPage } from '../../../src/protocol/models/promotionPage';
import { stateIcon } from '../marks';
import type { ModelPanel } from '../modelPanel';
import { gateName } from '../promotion/gatesSection';
import { sectionHead } from '../sectionHead';
import { askedProblemLine } from '../standing';

type Gate = PromotionPage['gates'][number];

/** What each gate of the stage says of two versions, in the order in which they are chosen. */
export function comparedGates(panel: ModelPanel, names: readonly [own: string, other: string]): TemplateResult {
  const [asked, besides] = [panel.gatesAsked(), panel.gatesBeside()];
  const own = asked && panel.promotion.to(asked);
  const other = besides && panel.otherPromotion.to(besides);
  // Both fail for the same reason as a rule.
  const failed = panel.promotion.problem === null ? panel.otherPromotion : panel.promotion;
  return html`<section aria-labelledby="compared-gates">
    ${sectionHead('compared-gates', 'Gates', `to ${asked?.stage ?? panel.stage}`, [])}
    ${askedProblemLine(panel, failed)} ${own && other ? gateTable([own, other], names) : looking(panel)}
  </section>`;
}

/** A problem is told in its own line. */
function looking({ promotion, otherPromotion }: ModelPanel): TemplateResult | typeof nothing {
  return promotion.waiting || otherPromotion.waiting
    ? html`<p class="second" role="status">Verifying both and looking at their gates…</p>`
    : nothing;
}

function gateTable(pages: readonly PromotionPage[], names: readonly string[]): TemplateResult {
  const gates = [...new Set(pages.flatMap((page) => page.gates.map(({ gate }) => gate)))];
  if (gates.length === 0) return html`<p class="second">No gate stands before this stage.</p>`;
  return html`<table>
    <thead>
      <tr>
        <th scope="col">Gate</th>
        ${pages.map(({ decided }, index) => html`<th scope="col">${names[index]} ${decidedNote(decided)}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${gates.map(
        (gate) =>
          html`<tr>
            <th scope="row">${gateName(gate)}</th>
            ${pages.map((page) => verdictCell(page.gates.find((it) => it.gate === gate)))}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** What is live is told as it was promoted, the other one by what is asked today. */
function decidedNote(decided: number | null): TemplateResult | typeof nothing {
  return decided === null ? nothing : html`<br /><span class="second small">decided ${dayText(decided)}</span>`;
}

function verdictCell(found: Gate | undefined): TemplateResult {
  if (!found) return html`<td class="second">–</td>`;
  return html`<td data-tip=${found.result}><span class="sign">${stateIcon(found.state)} ${found.verdict}</span></td>`;
}
