import { html, nothing, type TemplateResult } from 'lit';
import type { ModelPage } from '../../../src/protocol/models/modelPage';
import { liveMark, stateIcon } from '../marks';
import type { ModelPanel } from '../modelPanel';
import { gatesSection } from '../promotion/gatesSection';
import { isLive } from '../promotion/isLive';
import { stageChoice } from '../promotion/stageChoice';
import { problemLine } from '../standing';
import { versionChoice } from './versionChoice';

/** The gates that a version would have to pass to go where it matters most. */
export function gatesTab(panel: ModelPanel, page: ModelPage): TemplateResult {
  const asked = panel.gatesAsked();
  if (!asked) return html`<p class="second">No version yet.</p>`;
  const known = panel.promotion.to(asked);
  const choose = (gateStage: string) => {
    panel.change({ gateStage });
    panel.askGates();
  };
  const promote = () => void panel.act('promote', { version: asked.version, stage: asked.stage });
  return html`<div class="detail-tab">
    ${problemLine(panel, panel.promotion)} ${versionChoice(panel, page)} to
    ${stageChoice(known?.stages ?? page.stages, asked.stage, choose)}
    ${
      known
        ? html`<p class="live-line">
              <span class="sign">${stateIcon(isLive(known) ? liveMark(known) : known.verdict)} ${known.sentence}</span>
              ${isLive(known) ? nothing : html`<button class="link" @click=${promote}>Promote…</button>`}
            </p>
            ${gatesSection(panel, known)}`
        : panel.promotion.waiting
          ? html`<p class="second" role="status">Verifying ${page.name}@${asked.version} and looking at its gates…</p>`
          : nothing
    }
  </div>`;
}
