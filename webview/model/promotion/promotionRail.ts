import { html, nothing, type TemplateResult } from 'lit';
import { shortDigests } from '../../../src/base/shortDigests';
import type { PromotionPage } from '../../../src/protocol/models/promotionPage';
import { icon } from '../../shared/icon';
import { shortAge } from '../figures';
import { stateIcon } from '../marks';
import type { ModelPanel } from '../modelPanel';
import { sectionHead } from '../sectionHead';
import { decision } from './decision';
import { isLive } from './isLive';

/** What says stop or go and what is waived, who agreed, what follows, and the decision. */
export function promotionRail(panel: ModelPanel, known: PromotionPage): TemplateResult {
  const { version, stage } = known;
  const copy = (action: 'copy-command' | 'copy-markdown') => () =>
    void panel.act(action, { version, stage, reason: panel.reason });
  return html`${isLive(known) ? liveSection(known) : standingSections(panel, known)} ${approvalsSection(panel, known)}
    ${isLive(known) ? nothing : afterSection(known)} ${isLive(known) ? nothing : decision(panel, known)}
    <div class="copies">
      <button class="link" @click=${copy('copy-command')}>Copy as Command</button>
      <button class="link" @click=${copy('copy-markdown')}>Copy as Markdown</button>
    </div>`;
}

/** After a promotion nothing is to be decided: what is left to do is to tell the others. */
function liveSection({ model, version, stage }: PromotionPage): TemplateResult {
  return html`<section aria-labelledby="live">
    ${sectionHead('live', `Live in ${stage}`, '', [])}
    <p class="second">
      The event that made ${model}@${version} live is a file in tend/ledger: commit it, and every clone knows.
    </p>
  </section>`;
}

/**
 * What stops it, what was waived, and what speaks for it all the same. What only has to be known beforehand stops nothing, and
 * comes first; a waiver is no reason to go.
 */
function standingSections(panel: ModelPanel, known: PromotionPage): TemplateResult {
  const { stops } = known;
  const isStopped = stops.some(({ state }) => state !== 'warning');
  return html`${isStopped ? standingSection(panel, known, 'What says stop', stops) : nothing}
  ${standingSection(panel, known, 'What is waived', gatesThat(known, 'waived'))}
  ${standingSection(panel, known, 'What says go', [...(isStopped ? [] : stops), ...gatesThat(known, 'pass')])}`;
}

const ids = { 'What says stop': 'stops', 'What is waived': 'waived', 'What says go': 'reasons-to-go' };

function standingSection(
  panel: ModelPanel,
  known: PromotionPage,
  title: keyof typeof ids,
  said: PromotionPage['stops'],
): TemplateResult | typeof nothing {
  if (said.length === 0) return nothing;
  const id = ids[title];
  return html`<section aria-labelledby=${id}>
    ${sectionHead(id, title, '', [])}
    <ul class="stops">
      ${said.map(
        ({ state, text }) =>
          html`<li>${stateIcon(state)}<span>${shortDigests(text)} ${signLink(panel, known, state, text)}</span></li>`,
      )}
    </ul>
  </section>`;
}

function signLink(panel: ModelPanel, { version, stage }: PromotionPage, state: string, text: string) {
  if (state !== 'fail' || !text.startsWith('signed: ')) return nothing;
  const sign = () => void panel.act('sign', { version, stage });
  return html`<button class="link" ?disabled=${!panel.surroundings.trusted} @click=${sign}>Sign…</button>`;
}

/** Gates of one state; what was measured or tried comes first, because a person would ask about that first. */
function gatesThat({ gates }: PromotionPage, wanted: 'pass' | 'waived'): PromotionPage['stops'] {
  const isTried = (gate: string) => /^(champion|restore-drill|approvals|metric)/.test(gate);
  return gates
    .filter(({ state }) => state === wanted)
    .sort((a, b) => Number(isTried(b.gate)) - Number(isTried(a.gate)))
    .map(({ gate, state, result }) => ({ state, text: `${gate}: ${result}` }));
}

function afterSection({ after }: PromotionPage): TemplateResult {
  return html`<section aria-labelledby="after">
    ${sectionHead('after', 'After promoting', '', [])}
    <p class="second">${after}</p>
  </section>`;
}

function approvalsSection(panel: ModelPanel, known: PromotionPage): TemplateResult | typeof nothing {
  const { approvals, version, stage } = known;
  const now = panel.momentOf(known);
  const { needed, given, people } = approvals;
  if (needed === 0 && people.length === 0) return nothing;
  const ask = () => void panel.act('copy-approval-request', { version, stage, reason: panel.reason });
  return html`<section aria-labelledby="approvals">
    ${sectionHead('approvals', 'Approvals', needed === 0 ? 'none needed' : `${given} of ${needed}`, [])}
    <ul class="people">
      ${people.map(
        ({ name, role, at }) =>
          html`<li>
            ${role === 'author' ? icon('person') : stateIcon(at === null ? 'waiting' : 'pass')}<span class="who"
              >${name}</span
            ><span class="second">${role}${at === null ? '' : `, ${shortAge(now - at)}`}</span>
          </li>`,
      )}
      ${given < needed ? html`<li>${stateIcon('waiting')}<span class="who second">${needed - given} more needed</span></li>` : nothing}
    </ul>
    ${given < needed && approvals.may && known.primary !== 'approve' ? approveLink(panel, known) : nothing}
    ${given < needed ? html`<button class="link approval-link" @click=${ask}>Copy Approval Request</button>` : nothing}
    ${given < needed && !approvals.may ? html`<p class="second">${approvals.mayNot}</p>` : nothing}
  </section>`;
}

/** Whoever may approve does it here, also while something else stops the promotion. */
function approveLink(panel: ModelPanel, { version, stage }: PromotionPage): TemplateResult {
  const approve = () => void panel.act('approve', { version, stage });
  return html`<button class="link approval-link" ?disabled=${!panel.surroundings.trusted} @click=${approve}>
    Approve…
  </button>`;
}
