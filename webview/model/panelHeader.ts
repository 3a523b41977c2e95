import { html, nothing, type TemplateResult } from 'lit';
import type { ModelPage } from '../../src/protocol/models/modelPage';
import { stateIcon } from './marks';
import type { ModelPanel } from './modelPanel';

/** Name, what is live, facts, and what can be done with the whole model. */
export function panelHeader(panel: ModelPanel, page: ModelPage): TemplateResult {
  return html`<header>
    <div class="head">
      <h1>${page.name}</h1>
      <div class="actions">${actionsOf(panel, page)}</div>
    </div>
    <p class="live-line">
      <span class="sign">${stateIcon(page.live === null ? 'not-run' : 'live')} ${page.live ?? 'Nothing is live'}</span>
      ${page.facts.map((fact) => html`<span class="second">${fact}</span>`)}
    </p>
    ${page.versions.filter((row) => row.damaged).map((row) => damagedLine(page.name, row.number))}
    ${page.conflicts.map((text) => html`<p class="sign conflict">${stateIcon('warning')}<span>${text}</span></p>`)}
    ${page.clashes.map((version) => settleLink(panel, page.name, version))}
    ${
      panel.surroundings.trusted
        ? nothing
        : html`<p class="second">Restricted mode: what changes or runs a model waits until this folder is trusted.</p>`
    }
  </header>`;
}

function damagedLine(name: string, number: number): TemplateResult {
  return html`<p class="sign conflict">
    ${stateIcon('fail')}<span>The bytes of ${name}@${number} are damaged here: Verify says what mends them.</span>
  </p>`;
}

function actionsOf(panel: ModelPanel, { live, versions, spans }: ModelPage): readonly TemplateResult[] {
  const { stage, version } = panel;
  const none = versions.length === 0;
  const inStage = spans.filter((span) => span.stage === stage && span.to === null);
  const promoted = inStage.some((span) => span.version === version) ? null : version;
  return [
    button(panel, 'Run Any Version…', none, () => panel.act('run', { version: null })),
    ...(live === null ? [] : [button(panel, 'Roll Back…', false, () => rollBack(panel, inStage.length > 0))]),
    button(panel, 'Promote…', none, () => panel.act('promote', { version: promoted })),
  ];
}

function rollBack(panel: ModelPanel, isLive: boolean): Promise<boolean> {
  return panel.act('roll-back', { version: null, stage: isLive ? panel.stage : null });
}

function button(panel: ModelPanel, label: string, disabled: boolean, run: () => unknown): TemplateResult {
  const waits = panel.acting !== null || !panel.surroundings.trusted;
  return html`<button class="button" ?disabled=${disabled || waits} @click=${run}>${label}</button>`;
}

function settleLink(panel: ModelPanel, name: string, version: number): TemplateResult {
  const settle = () => void panel.act('settle', { version });
  return html`<button
    class="link settle"
    ?disabled=${panel.acting !== null || !panel.surroundings.trusted}
    @click=${settle}
  >
    Settle ${name}@${version}…
  </button>`;
}
