import { html, nothing, type TemplateResult } from 'lit';
import { numberText, signedText } from '../../../src/base/numberText';
import { capital } from '../../../src/base/text';
import type { PromotionPage } from '../../../src/protocol/models/promotionPage';
import { figureDecimals } from '../figures';
import { sectionHead } from '../sectionHead';
import './intervalChart';

type Row = PromotionPage['champion']['rows'][number];

/** The candidate beside what is live, on the same rows: figures, and intervals on one axis. */
export function againstChampion({ model, version, champion, changes }: PromotionPage): TemplateResult | typeof nothing {
  const { method, problem, margin, rows } = champion;
  if (rows.length === 0 && problem === null) return nothing;
  return html`<section aria-labelledby="champion">
    ${sectionHead('champion', 'Against the champion', method, [])}
    ${problem === null ? nothing : html`<p class="second">${sentence(problem)}</p>`}
    ${
      rows.length === 0
        ? nothing
        : html`<div class="champion">
            ${table(rows, changes.current ?? 'champion', `${model}@${version}`)}
            <tend-intervals
              .rows=${rows}
              .margin=${margin}
              .champion=${changes.current ?? 'the champion'}
            ></tend-intervals>
          </div>`
    }
  </section>`;
}

function table(rows: readonly Row[], current: string, candidate: string): TemplateResult {
  return html`<table>
    <thead>
      <tr>
        <th scope="col"><span class="spoken">Metric</span></th>
        <th scope="col" class="value">${current}</th>
        <th scope="col" class="value">${candidate}</th>
        <th scope="col" class="value">change</th>
        <th scope="col" class="value">95 % interval</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(championRow)}
    </tbody>
  </table>`;
}

function championRow({ metric, champion, candidate, difference, low, high }: Row): TemplateResult {
  const decimals = Math.min(4, figureDecimals([champion, candidate, low, high]));
  const text = (value: number) => numberText(value, decimals);
  return html`<tr>
    <th scope="row">${metric}</th>
    <td class="value">${text(champion)}</td>
    <td class="value">${text(candidate)}</td>
    <td class="value"><b>${signedText(difference, decimals)}</b></td>
    <td class="value second">${text(low)} to ${text(high)}</td>
  </tr>`;
}

function sentence(problem: string): string {
  return `${capital(problem)}${problem.endsWith('.') ? '' : '.'}`;
}
