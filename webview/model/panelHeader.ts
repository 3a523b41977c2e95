import { html, nothing, type TemplateResult } from 'lit';
import type { ModelPage } from '../../src/protocol/models/modelPage';
import { icon } from '../shared/icon';
import { stateIcon } from './marks';
import type { ModelPanel } from './modelPanel';

/** Name, what is live, facts, and what can be done with the whole model. */
export function panelHeader(panel: ModelPanel, page: ModelPage): TemplateResult {
  const { surroundings, acting } = panel;
  const isLive = page.live !== null;
  return html`<header class="head">
    <div class="titles">
      <h1>${page.name}</h1>
      <p class="live-line">
        ${
          isLive
            ? html`<span class="sign">${stateIcon('live')} ${page.live}</span>`
            : html`<span class="sign">${icon('circle-large')} Nothing is live</span>`
        }
        ${page.facts.map((fact) => html`<span class="second">${fact}</span>`)}
      </p>
      ${page.conflicts.map((text) => conflictLine(panel, text))}
      ${
        surroundings.trusted
          ? nothing
          : html`<p class="second">
              Restricted mode: what runs a model or a command of a gate waits until this folder is trusted.
            </p>`
      }
    </div>
    <div class="actions">
      ${action('Run Any Version…', () => panel.act('run'), acting !== null || page.versions.length === 0)}
      ${isLive ? action('Roll Back…', () => panel.act('roll-back', { version: null, stage: panel.stage }), acting !== null) : nothing}
      ${action('Promote…', () => panel.act('promote'), acting !== null || page.versions.length === 0)}
    </div>
  </header>`;
}

function action(label: string, run: () => unknown, disabled: boolean): TemplateResult {
  return html`<button class="button" ?disabled=${disabled} @click=${run}>${label}</button>`;
}

function conflictLine(panel: ModelPanel, text: string): TemplateResult {
  const settles = text.includes('Settle');
  return html`<p class="sign conflict">
    ${stateIcon('warning')}<span
      >${text}
      ${settles ? html`<button class="link" @click=${() => panel.act('settle')}>Settle…</button>` : nothing}</span
    >
  </p>`;
}
