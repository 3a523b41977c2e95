import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { formatBytes, formatCount, plural } from '../../src/base/text';
import type { ModelFileAsks, ModelFilePage } from '../../src/protocol/models/fileEndpoints';
import { importsSection, metadataSection, partsSection, portsSection, spaceSection } from './sections';
import './tensorTable';
import { verdictLine } from './verdictLine';

/** The page of one model file: what it is and would run, what goes in and out, what takes the space. */
export class ModelFileShell extends LitElement {
  static override properties = { page: { state: true }, problem: { state: true } };
  declare asks: ModelFileAsks;
  declare page: ModelFilePage | null;
  declare problem: string | null;

  constructor() {
    super();
    this.page = null;
    this.problem = null;
  }

  override createRenderRoot(): HTMLElement {
    return this;
  }

  /** Asks for the report; what was shown stays until the new one is there. */
  async load(): Promise<void> {
    try {
      this.page = await this.asks.page(null);
      this.problem = null;
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
    }
  }

  override render(): TemplateResult {
    const { page, problem } = this;
    return html`<main class="file" tabindex="-1">
      ${
        problem === null
          ? nothing
          : html`<p class="problem" role="alert">
              This file cannot be looked into:
              ${problem}${page === null ? nothing : ' What stands here is what it was.'}
            </p>`
      }
      ${page === null ? (problem === null ? html`<p class="second">Looking into the file…</p>` : nothing) : this.#file(page)}
    </main>`;
  }

  #file(page: ModelFilePage): TemplateResult {
    return html`<header>
        <h1>${page.name}</h1>
        <p class="second">${factsOf(page).join(' · ')}</p>
        ${
          this.problem === null
            ? html`<button class="action" @click=${() => void this.asks.act({ action: 'package' })}>
                Package Model…
              </button>`
            : nothing
        }
      </header>
      ${verdictLine(page)} ${page.problems.map((text) => html`<p class="problem">${text}</p>`)}
      ${importsSection(page.imports)} ${portsSection('Inputs', page.inputs)} ${portsSection('Outputs', page.outputs)}
      ${spaceSection(page.space, page.bytes)}
      ${page.tensors.length === 0 ? nothing : html`<tend-tensors .tensors=${page.tensors}></tend-tensors>`}
      ${partsSection(page.parts)} ${metadataSection(page.metadata)}`;
  }
}
customElements.define('tend-model-file', ModelFileShell);

function factsOf({ format, formatDetail, bytes, parameters, tensors }: ModelFilePage): readonly string[] {
  return [
    format,
    formatDetail,
    formatBytes(bytes),
    parameters === null ? '' : plural(parameters, 'parameter'),
    tensors.length === 0 ? '' : `${formatCount(tensors.length)} ${tensors.length === 1 ? 'tensor' : 'tensors'}`,
  ].filter((text) => text !== '');
}
