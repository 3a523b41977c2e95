import { html, nothing, type TemplateResult } from 'lit';
import { dayText } from '../../../src/base/days';
import { shortDigests } from '../../../src/base/shortDigests';
import type { PromotionPage } from '../../../src/protocol/models/promotionPage';
import { shortAge, shortDigest } from '../figures';
import { stateIcon } from '../marks';
import type { ModelPanel } from '../modelPanel';
import { sectionHead } from '../sectionHead';

type Gate = PromotionPage['gates'][number];

/** The gates of a stage, worst first. */
export function gatesSection(panel: ModelPanel, known: PromotionPage): TemplateResult {
  const { decided, digest, gates } = known;
  const again = { label: 'Run All Again', run: () => void runAgain(panel, known) };
  const detail = html`bound to <code>${shortDigest(digest)}</code>; ${origin(panel, known)}`;
  return html`<section aria-labelledby="gates">
    ${sectionHead('gates', 'Gates', detail, decided === null ? [again] : [])}
    ${gates.length === 0 ? noGates(known) : table(panel, known)}
  </section>`;
}

/** What is live may have been promoted before a gate was declared. */
function noGates({ decided }: PromotionPage): TemplateResult {
  const text = decided === null ? 'No gate stands before this stage.' : 'No gate stood before this stage then.';
  return html`<p class="second">${text}</p>`;
}

function origin(panel: ModelPanel, { decided, declared }: PromotionPage): TemplateResult | string {
  if (decided !== null) return `as decided at its promotion on ${dayText(decided)}`;
  if (!declared) return 'built in, until tend.yaml declares others';
  return html`declared in
    <button class="link" @click=${() => panel.open(`file:${declared.text}`)}>${declared.text}</button>`;
}

/** Those with a command of the project are run anew by the extension; the others follow from what is on disk. */
function runAgain(panel: ModelPanel, { version, stage, commands }: PromotionPage): Promise<unknown> {
  return commands.length > 0 ? panel.act('run-gates', { version, stage }) : panel.refreshGates();
}

function table(panel: ModelPanel, known: PromotionPage): TemplateResult {
  // Of promotions that recorded none.
  const isBare = known.gates.every(({ evidence }) => evidence === '');
  return html`<table class="gates">
    <thead>
      <tr>
        <th scope="col">Verdict</th>
        <th scope="col">Gate</th>
        <th scope="col">Result</th>
        ${isBare ? nothing : html`<th scope="col" class="roomy">Evidence</th>`}
        <th scope="col" class="value roomy">Age</th>
      </tr>
    </thead>
    <tbody>
      ${known.gates.map((gate) => gateRow(panel, known, gate, isBare))}
    </tbody>
  </table>`;
}

function gateRow(panel: ModelPanel, known: PromotionPage, row: Gate, isBare: boolean): TemplateResult {
  const { gate, state, verdict, result, evidence, at } = row;
  const age = at === null ? '' : shortAge(panel.momentOf(known) - at);
  const shown = evidenceLink(panel, known, row);
  return html`<tr>
    <td><span class="sign">${stateIcon(state)} ${verdict}</span></td>
    <th scope="row">${gateName(gate)}</th>
    <td class="long" data-tip=${shortDigests(result) === result ? nothing : result}>
      ${shortDigests(result)}
      ${evidence === '' ? nothing : html`<span class="tight second small">${shown}${age === '' ? '' : ` (${age})`}</span>`}
    </td>
    ${isBare ? nothing : html`<td class="long second roomy">${shown}</td>`}
    <td class="value second roomy" data-tip=${at === null ? '' : new Date(at).toISOString()}>${age}</td>
  </tr>`;
}

/** What is run stands apart from the word before it. */
export function gateName(gate: string): TemplateResult | string {
  const [, command] = /^command (.+)$/s.exec(gate) ?? [];
  return command === undefined ? gate : html`command <code>${command}</code>`;
}

/** What the gate rests on, leading to it. */
function evidenceLink(panel: ModelPanel, known: PromotionPage, { gate, evidence, opens }: Gate): TemplateResult {
  if (opens === null) return html`${evidence}`;
  const open = () => panel.openEvidence(known, opens);
  return html`<button class="link" aria-label=${`${evidence}: evidence of ${gate}`} @click=${open}>
    ${evidence}
  </button>`;
}
