import { html, nothing, type TemplateResult } from 'lit';
import type { VersionDetail } from '../../../src/protocol/models/modelPage';
import { icon } from '../../shared/icon';
import type { ModelPanel } from '../modelPanel';

/** Where the bytes of a version are that are not here, and what brings them back, if anything does. */
export function bytesElsewhere(panel: ModelPanel, { where, row }: VersionDetail): TemplateResult {
  const restore = html`<button class="link" @click=${() => panel.act('restore')}>Restore…</button>`;
  return html`<p class="sign note">
    ${icon('cloud')}<span>${where} ${row.state === 'purged' ? nothing : restore}</span>
  </p>`;
}
