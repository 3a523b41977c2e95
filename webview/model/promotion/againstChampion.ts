import { html, nothing, type TemplateResult } from 'lit';
import { columnText, signedText } from '../../../src/base/numberText';
import { capital } from '../../../src/base/text';
import type { PromotionPage } from '../../../src/protocol/models/promotionPage';
import { figureDecimals } from '../figures';
import { sectionHead } from '../sectionHead';
import './intervalChart';

type Champion = PromotionPage['champion'];
type Row = Champion['rows'][number];

/** The candidate beside what is live, on the same rows: figures, and intervals on one axis. */
export function againstChampion({ model, version, champion, changes }: PromotionPage): TemplateResult | typeof nothing {
  if (champion.rows.length === 0 && champion.problem === null) return nothing;
  const names = { current: changes.current ?? 'the champion', candidate: `${model}@${version}` };
  return pairedSection('Against the champion', champion, { ...names, judged: true });
}

/** What both are called, and whether gates look at how they differ: else the candidate stands first, as the chosen one does. */
interface Pair {
  readonly current: string;
  readonly candidate: string;
  readonly judged: boolean;
}

/** One version beside another one, on the same rows; why not, where they cannot be compared so. */
export function pairedSection(title: string, { method, problem, rows }: Champion, pair: Pair): TemplateResult {
  return html`<section aria-labelledby="champion">
    ${sectionHead('champion', title, method, [])}
    ${problem === null ? nothing : html`<p class="second">${sentence(problem)}</p>`}
    ${
      rows.length === 0
        ? nothing
        : html`<div class="champion">
              ${table(rows, pair)}
              <tend-intervals .rows=${rows} .champion=${pair.current} .judged=${pair.judged}></tend-intervals>
            </div>
            <p class="second">${pair.judged ? legend(rows) : 'Right, and +, is better.'}</p>`
    }
  </section>`;
}

const signs = {
  pass: 'a dot is within the margin',
  inconclusive: 'a ring cannot be told',
  fail: 'a cross is worse',
  unjudged: 'grey is a difference that no gate judges',
} as const;

/** "Right, and +, is better; a dot is within the margin, grey is a difference that no gate judges." */
function legend(rows: readonly Row[]): string {
  const drawn = (Object.keys(signs) as (keyof typeof signs)[]).filter((it) => rows.some(({ state }) => state === it));
  return `Right, and +, is better; ${drawn.map((it) => signs[it]).join(', ')}.`;
}

function table(rows: readonly Row[], { current, candidate, judged }: Pair): TemplateResult {
  return html`<table>
    <thead>
      <tr>
        <th scope="col"><span class="spoken">Metric</span></th>
        ${inOrder(judged, current, candidate).map((name) => html`<th scope="col" class="value">${name}</th>`)}
        <th scope="col" class="value">better by</th>
        <th scope="col" class="value">95 % interval</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map((row) => championRow(row, judged))}
    </tbody>
  </table>`;
}

function inOrder<Value>(judged: boolean, current: Value, candidate: Value): readonly Value[] {
  return judged ? [current, candidate] : [candidate, current];
}

function championRow({ metric, lowerIsBetter, champion, candidate, better }: Row, judged: boolean): TemplateResult {
  const { difference, low, high } = better;
  const decimals = Math.min(4, figureDecimals([champion, candidate, low, high]));
  const text = (value: number) => columnText(value, decimals);
  return html`<tr>
    <th scope="row">${metric}${lowerIsBetter ? html` <span class="second">lower is better</span>` : nothing}</th>
    ${inOrder(judged, champion, candidate).map((value) => html`<td class="value">${text(value)}</td>`)}
    <td class="value"><b>${signedText(difference, decimals)}</b></td>
    <td class="value second">${text(low)} to ${text(high)}</td>
  </tr>`;
}

function sentence(problem: string): string {
  return `${capital(problem)}${problem.endsWith('.') ? '' : '.'}`;
}
