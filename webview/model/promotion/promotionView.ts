import { html, nothing, type TemplateResult } from 'lit';
import type { PromotionPage } from '../../../src/protocol/models/promotionPage';
import { liveMark, stateIcon } from '../marks';
import type { ModelPanel } from '../modelPanel';
import { problemLine } from '../standing';
import { againstChampion } from './againstChampion';
import { changesSection } from './changesSection';
import { gatesSection } from './gatesSection';
import { isLive } from './isLive';
import { promotionRail } from './promotionRail';
import { stageChoice } from './stageChoice';

type Promoting = NonNullable<ModelPanel['promoting']>;

/** What would change, what says go and what says stop, before somebody decides. */
export function promotionView(panel: ModelPanel, promoting: Promoting): TemplateResult {
  const { model } = panel;
  const name = `${model}@${promoting.version}`;
  const { answered } = panel.promotion;
  const known = answered?.params.version === promoting.version ? answered.value : null;
  return html`<header>
      <h1>
        Promote ${name} to
        ${stageChoice(known?.stages ?? [], promoting.stage, (stage) => chooseStage(panel, promoting, stage))}
      </h1>
      ${known ? verdictLine(promoting, known) : nothing}
    </header>
    ${problemLine(panel, panel.promotion)} ${known ? page(panel, known) : unanswered(panel, name)}`;
}

function chooseStage(panel: ModelPanel, promoting: Promoting, stage: string): void {
  panel.change({ promoting: { ...promoting, stage } });
  void panel.refresh();
}

function verdictLine({ stage }: Promoting, known: PromotionPage): TemplateResult {
  if (known.stage !== stage) return html`<p class="second" role="status">Looking at the gates of ${stage}…</p>`;
  if (isLive(known))
    return verdict(liveMark(known), `It is live in ${stage}${known.deprecated ? ', and deprecated' : ''}.`, '');
  const [, first = '', others = ''] = /^(.*?\.)(\s.*)?$/s.exec(known.sentence) ?? ['', known.sentence];
  return verdict(known.verdict, first, others);
}

function verdict(state: Parameters<typeof stateIcon>[0], first: string, others: string): TemplateResult {
  return html`<p class="live-line" role="status">
    <span class="sign"
      >${stateIcon(state)}<span><b>${first}</b>${others}</span></span
    >
  </p>`;
}

function page(panel: ModelPanel, known: PromotionPage): TemplateResult {
  return html`<div class=${known.stage === panel.promoting?.stage ? 'beside promotion' : 'beside promotion stale'}>
    <div class="main-part">${changesSection(panel, known)} ${gatesSection(panel, known)} ${againstChampion(known)}</div>
    <aside class="rail" aria-label="Decision">${promotionRail(panel, known)}</aside>
  </div>`;
}

function unanswered({ promotion }: ModelPanel, name: string): TemplateResult {
  if (promotion.answered?.value === null)
    return html`<p class="second">
      ${name} is not registered here. It may be on another branch: its events are files in tend/ledger.
    </p>`;
  if (promotion.problem !== null) return html`${nothing}`;
  return html`<p class="second" role="status">Verifying ${name} and looking at its gates…</p>`;
}
