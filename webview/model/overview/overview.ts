import { html, nothing, type TemplateResult } from 'lit';
import type { ModelPage } from '../../../src/protocol/models/modelPage';
import type { ModelPanel } from '../modelPanel';
import { problemLine } from '../standing';
import { lastEvents } from './lastEvents';
import { lineageSection } from './lineageSection';
import { timeLineSection } from './timeLineSection';
import { versionRail } from './versionRail';
import { versionsTable } from './versionsTable';

/** What is live and was, the versions, where the chosen one comes from, and what happened last. */
export function overview(panel: ModelPanel, page: ModelPage): TemplateResult {
  const chosen = panel.chosen();
  const detail = chosen && panel.detail.to(chosen);
  return html`<div class="beside">
    <div class="main-part">
      ${timeLineSection(panel, page)} ${versionsTable(panel, page)}
      ${detail ? lineageSection(panel, page.name, detail) : nothing} ${lastEvents(panel, page)}
    </div>
    <aside class="rail" aria-label="Chosen version">
      ${problemLine(panel, panel.detail)} ${chosen ? versionRail(panel, page, detail) : nothing}
    </aside>
  </div>`;
}
