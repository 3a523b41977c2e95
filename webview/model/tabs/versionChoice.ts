import { html, type TemplateResult } from 'lit';
import type { ModelPage } from '../../../src/protocol/models/modelPage';
import { shortDigest } from '../figures';
import type { ModelPanel } from '../modelPanel';
import type { RowOf } from './comparedRow';

/** Which version a tab is about. */
export function versionChoice(panel: ModelPanel, page: ModelPage): TemplateResult {
  const { version, digest } = panel;
  const isListed = version === null || page.versions.some((row) => panel.isChosen(row));
  const rows = isListed ? page.versions : [{ number: version, digest }, ...page.versions];
  return versionSelect(page, {
    ...{ label: 'Version', rows, isChosen: (row) => panel.isChosen(row) },
    choose: (row) => panel.select(row),
  });
}

interface VersionSelect {
  readonly label: string;
  readonly rows: readonly RowOf[];
  readonly isChosen: (row: RowOf) => boolean;
  readonly choose: (row: RowOf) => void;
}

/** One of several versions; two of one number are told apart by their digests. */
export function versionSelect({ name, clashes }: ModelPage, select: VersionSelect): TemplateResult {
  const { label, rows, isChosen } = select;
  const choose = ({ target }: Event) => {
    const row = rows[(target as HTMLSelectElement).selectedIndex];
    if (row) select.choose(row);
  };
  return html`<select aria-label=${label} @change=${choose}>
    ${rows.map((row) => {
      const which = clashes.includes(row.number) && row.digest !== undefined ? ` ${shortDigest(row.digest)}` : '';
      return html`<option value=${row.digest ?? row.number} .selected=${isChosen(row)}>
        ${name}@${row.number}${which}
      </option>`;
    })}
  </select>`;
}
