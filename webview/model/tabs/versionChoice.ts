import { html, type TemplateResult } from 'lit';
import type { ModelPage } from '../../../src/protocol/models/modelPage';
import type { ModelPanel } from '../modelPanel';

/** Which version a tab is about. */
export function versionChoice(panel: ModelPanel, { name, versions }: ModelPage): TemplateResult {
  const choose = ({ target }: Event) => panel.select(Number((target as HTMLSelectElement).value));
  const numbers = versions.map(({ number }) => number);
  const all = panel.version === null || numbers.includes(panel.version) ? numbers : [panel.version, ...numbers];
  return html`<select aria-label="Version" @change=${choose}>
    ${all.map((number) => html`<option value=${number} .selected=${number === panel.version}>${name}@${number}</option>`)}
  </select>`;
}
