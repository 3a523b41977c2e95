import { html, nothing, type TemplateResult } from 'lit';
import type { ModelPage, VersionDetail } from '../../../src/protocol/models/modelPage';
import type { ModelPanel } from '../modelPanel';
import { sectionHead } from '../sectionHead';
import { problemLine } from '../standing';
import { versionChoice } from './versionChoice';

interface DetailTab {
  readonly title: string;
  readonly hint: (detail: VersionDetail) => string;
  readonly links?: (detail: VersionDetail) => Parameters<typeof sectionHead>[3];
  readonly content: (detail: VersionDetail) => TemplateResult;
}

/** A tab about one version, which is chosen in it. */
export function detailTab(panel: ModelPanel, page: ModelPage, tab: DetailTab): TemplateResult {
  const chosen = panel.chosen();
  if (!chosen) return html`<p class="second">No version yet.</p>`;
  const detail = panel.detail.to(chosen);
  return html`<section class="detail-tab" aria-labelledby="tab-title">
    ${problemLine(panel, panel.detail)} ${versionChoice(panel, page)}
    ${sectionHead('tab-title', tab.title, detail ? tab.hint(detail) : '', detail && tab.links ? tab.links(detail) : [])}
    ${detail ? tab.content(detail) : panel.detail.waiting ? html`<p class="second" role="status">Reading…</p>` : nothing}
  </section>`;
}
