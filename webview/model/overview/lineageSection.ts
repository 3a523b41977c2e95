import { html, type TemplateResult } from 'lit';
import type { VersionDetail } from '../../../src/protocol/models/modelPage';
import type { ModelPanel } from '../modelPanel';
import { sectionHead } from '../sectionHead';
import './lineageBoxes';

/** What a version was made from, and where it went. */
export function lineageSection(panel: ModelPanel, name: string, { row, lineage }: VersionDetail): TemplateResult {
  const title = `Lineage of ${name}@${row.number}`;
  const { boxes } = lineage;
  const opening = boxes.every(({ opens }) => opens !== null) ? 'every box opens; ' : '';
  const dashed = boxes.every(({ recorded }) => recorded) ? 'would mean' : 'means';
  const hint = boxes.length === 0 ? '' : `${opening}dashed ${dashed} not recorded`;
  return html`<section aria-labelledby="lineage">
    ${sectionHead('lineage', title, hint, [])}
    ${
      boxes.length === 0
        ? html`<p class="second">Nothing of where it comes from was recorded.</p>`
        : html`<tend-lineage .lineage=${lineage} .open=${(target: string) => panel.open(target)}></tend-lineage>`
    }
  </section>`;
}
