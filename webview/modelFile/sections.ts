import { html, nothing, svg, type TemplateResult } from 'lit';
import { formatBytes, plural } from '../../src/base/text';
import type { ModelFilePage } from '../../src/protocol/models/fileEndpoints';
import { icon } from '../shared/icon';
import { verdictSigns } from '../shared/verdictSigns';

/** Imports beyond this are counted: nobody reads thousands. */
const mostImports = 200;

type Section = TemplateResult | typeof nothing;

/** Names that loading the file imports, worst first. */
export function importsSection(imports: ModelFilePage['imports']): Section {
  if (imports.length === 0) return nothing;
  const shown = imports.slice(0, mostImports);
  const isExplained = shown.some(({ reason }) => reason !== '');
  return html`<section aria-labelledby="imports">
    <h2 id="imports">What loading it imports <span class="second">${imports.length}</span></h2>
    <table>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Verdict</th>
          ${isExplained ? html`<th scope="col" class="aside">Why</th>` : nothing}
        </tr>
      </thead>
      <tbody>
        ${shown.map(
          ({ module, name, verdict, reason }) =>
            html`<tr>
              <th scope="row"><code>${module}.${name}</code> <span class="below second">${reason}</span></th>
              <td>${verdictCell(verdict)}</td>
              ${isExplained ? html`<td class="aside">${reason}</td>` : nothing}
            </tr>`,
        )}
      </tbody>
    </table>
    ${imports.length > shown.length ? html`<p class="second">${plural(imports.length - shown.length, 'more name')}</p>` : nothing}
  </section>`;
}

function verdictCell(verdict: ModelFilePage['verdict']): TemplateResult {
  const [sign, word] = verdictSigns[verdict];
  return html`<span class="sign ${verdict}">${icon(sign)} ${word}</span>`;
}

/** What goes in, or comes out. */
export function portsSection(title: string, ports: ModelFilePage['inputs']): Section {
  if (ports.length === 0) return nothing;
  return html`<section aria-label=${title}>
    <h2>${title} <span class="second">${ports.length}</span></h2>
    <table>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Type</th>
          <th scope="col">Shape</th>
        </tr>
      </thead>
      <tbody>
        ${ports.map(
          ({ name, type, shape, required }) =>
            html`<tr>
              <th scope="row">
                <code>${name}</code>${required ? nothing : html` <span class="second">optional</span>`}
              </th>
              <td>${type}</td>
              <td>${shapeText(shape)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}

/** "batch × 4", "any rank", "one value" */
export function shapeText(shape: readonly (number | string | null)[] | null): string {
  if (shape === null) return 'any rank';
  return shape.length === 0 ? 'one value' : shape.map((size) => size ?? '?').join(' × ');
}

/** Parts by their size, each with its share of the file. */
export function spaceSection(space: ModelFilePage['space'], bytes: number): Section {
  if (space.length === 0) return nothing;
  return html`<section aria-labelledby="space">
    <h2 id="space">What takes the space <span class="second">${formatBytes(bytes)}</span></h2>
    <table>
      <thead class="spoken">
        <tr>
          <th scope="col">Part</th>
          <th scope="col">Share</th>
          <th scope="col">Size</th>
        </tr>
      </thead>
      <tbody>
        ${space.map(
          ({ name, bytes: size }) =>
            html`<tr>
              <th scope="row"><code>${name}</code></th>
              <td class="share">${shareBar(size, Math.max(bytes, size))}</td>
              <td class="value">${formatBytes(size)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}

function shareBar(size: number, whole: number): TemplateResult {
  const percent = whole === 0 ? 0 : (100 * size) / whole;
  const bar = svg`<rect width=${`${percent.toFixed(2)}%`} height="100%" rx="1"></rect>`;
  const text = percent > 0 && percent < 1 ? 'less than 1 %' : `${Math.round(percent)} %`;
  return html`<svg class="bar" role="img" aria-label=${text}>${bar}</svg>`;
}

/** Files of a folder or members of an archive. */
export function partsSection(parts: ModelFilePage['parts']): Section {
  if (parts.length === 0) return nothing;
  return html`<section aria-labelledby="parts">
    <h2 id="parts">Parts <span class="second">${parts.length}</span></h2>
    <table>
      <tbody>
        ${parts.map(
          ({ path, format, verdict }) =>
            html`<tr>
              <th scope="row"><code>${path}</code></th>
              <td>${format}</td>
              <td>${verdictCell(verdict)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}

export function metadataSection(metadata: ModelFilePage['metadata']): Section {
  if (metadata.length === 0) return nothing;
  return html`<section aria-labelledby="metadata">
    <h2 id="metadata">Metadata</h2>
    <table>
      <tbody>
        ${metadata.map(
          ({ key, text }) =>
            html`<tr>
              <th scope="row"><code>${key}</code></th>
              <td class="long">${text}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}
