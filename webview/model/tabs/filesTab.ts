import { html, nothing, type TemplateResult } from 'lit';
import { formatBytes, plural } from '../../../src/base/text';
import type { ModelPage, VersionDetail } from '../../../src/protocol/models/modelPage';
import type { ModelPanel } from '../modelPanel';
import { bytesElsewhere } from './bytesElsewhere';
import { detailTab } from './detailTab';

/** The files of the package of a version; each opens where its bytes are here. */
export function filesTab(panel: ModelPanel, page: ModelPage): TemplateResult {
  return detailTab(panel, page, {
    title: 'Files',
    hint: ({ files, row }) => `${plural(files.length, 'file')}, ${formatBytes(row.bytes)}; each is named by its digest`,
    links: () => [{ label: 'Verify', run: () => void panel.act('verify') }],
    content: (detail) => html`${detail.present ? nothing : bytesElsewhere(panel, detail)} ${fileTable(panel, detail)}`,
  });
}

function fileTable(panel: ModelPanel, { files, present, row }: VersionDetail): TemplateResult | typeof nothing {
  if (files.length === 0) return nothing;
  return html`<table>
    <thead>
      <tr>
        <th scope="col">Path</th>
        <th scope="col">Kind</th>
        <th scope="col" class="value">Size</th>
        <th scope="col" class="roomy">Digest</th>
      </tr>
    </thead>
    <tbody>
      ${files.map(
        ({ path, bytes, digest, kind }) =>
          html`<tr>
            <th scope="row" class="mono long">
              ${present ? html`<button class="link" @click=${() => panel.openFile(row, path)}>${path}</button>` : path}
            </th>
            <td>${kind}</td>
            <td class="value">${formatBytes(bytes)}</td>
            <td class="mono second roomy" data-tip=${digest}>${digest.slice(0, 'sha256:'.length + 12)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
