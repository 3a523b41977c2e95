import { html, nothing, type TemplateResult } from 'lit';
import type { PromotionPage } from '../../../src/protocol/models/promotionPage';
import { stateIcon } from '../marks';
import type { ModelPanel } from '../modelPanel';
import { problemLine } from '../standing';
import { againstChampion } from './againstChampion';
import { changesSection } from './changesSection';
import { gatesSection } from './gatesSection';
import { promotionRail } from './promotionRail';

type Promoting = NonNullable<ModelPanel['promoting']>;

/** What would change, what says go and what says stop, before somebody decides. */
export function promotionView(panel: ModelPanel, promoting: Promoting): TemplateResult {
  const { model } = panel;
  const name = `${model}@${promoting.version}`;
  const { answered } = panel.promotion;
  const known = answered?.params.version === promoting.version ? answered.value : null;
  return html`<header class="head">
      <div class="titles">
        <h1>Promote ${name} to ${stageChoice(panel, promoting, known)}</h1>
        ${known ? verdictLine(promoting, known) : nothing}
      </div>
    </header>
    ${problemLine(panel, panel.promotion)} ${known ? page(panel, known) : unanswered(panel, name)}`;
}

function stageChoice(panel: ModelPanel, { version, stage }: Promoting, known: PromotionPage | null): TemplateResult {
  const stages = known?.stages ?? [stage];
  const choose = ({ target }: Event) => {
    panel.change({ promoting: { version, stage: (target as HTMLSelectElement).value } });
    void panel.refresh();
  };
  return html`<select class="stage" aria-label="Stage" @change=${choose}>
    ${stages.map((it) => html`<option value=${it} ?selected=${it === stage}>${it}</option>`)}
  </select>`;
}

const verdictMarks = { pass: 'pass', fail: 'fail', inconclusive: 'inconclusive' } as const;

function verdictLine({ stage }: Promoting, known: PromotionPage): TemplateResult {
  if (known.stage !== stage) return html`<p class="second" role="status">Looking at the gates of ${stage}…</p>`;
  const [, first = '', others = ''] = /^(.*?\.)(\s.*)?$/s.exec(known.sentence) ?? ['', known.sentence];
  return html`<p class="live-line" role="status">
    <span class="sign"
      >${stateIcon(verdictMarks[known.verdict])}<span><b>${first}</b>${others}</span></span
    >
  </p>`;
}

function page(panel: ModelPanel, known: PromotionPage): TemplateResult {
  return html`<div class="beside promotion">
    <div class="main-part">${changesSection(panel, known)} ${gatesSection(panel, known)} ${againstChampion(known)}</div>
    <aside class="rail" aria-label="Decision">${promotionRail(panel, known)}</aside>
  </div>`;
}

function unanswered({ promotion }: ModelPanel, name: string): TemplateResult {
  if (promotion.answered && promotion.answered.value === null)
    return html`<p class="second">
      ${name} is not registered here. It may be on another branch: its events are files in tend/ledger.
    </p>`;
  if (promotion.problem !== null) return html`${nothing}`;
  return html`<p class="second" role="status">Verifying ${name} and looking at its gates…</p>`;
}
