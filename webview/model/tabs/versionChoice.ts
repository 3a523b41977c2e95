import { html, type TemplateResult } from 'lit';
import type { ModelPage } from '../../../src/protocol/models/modelPage';
import { shortDigest } from '../figures';
import type { ModelPanel } from '../modelPanel';

/** Which version a tab is about; two of one number are told apart by their digests. */
export function versionChoice(panel: ModelPanel, { name, versions, clashes }: ModelPage): TemplateResult {
  const { version, digest } = panel;
  const isListed = version === null || versions.some((row) => panel.isChosen(row));
  const rows = isListed ? versions : [{ number: version, digest }, ...versions];
  const choose = ({ target }: Event) => {
    const row = rows[(target as HTMLSelectElement).selectedIndex];
    if (row) panel.select(row);
  };
  return html`<select aria-label="Version" @change=${choose}>
    ${rows.map((row) => {
      const which = clashes.includes(row.number) && row.digest !== undefined ? ` ${shortDigest(row.digest)}` : '';
      return html`<option value=${row.digest ?? row.number} .selected=${panel.isChosen(row)}>
        ${name}@${row.number}${which}
      </option>`;
    })}
  </select>`;
}
