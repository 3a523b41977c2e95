import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { DisposableStore } from '../../../src/base/disposable';
import { plural } from '../../../src/base/text';
import type { Comparison } from '../../../src/protocol/experiments/comparison';
import { icon } from '../../shared/icon';
import type { Identity } from '../../shared/identity';
import { toggled } from '../model/compareLook';
import type { ExperimentsModel } from '../model/experimentsModel';
import { compareBar } from './compareBar';
import { CompareLoader } from './compareLoader';
import { codeCells, lineButton } from './codeCells';
import { compareHeader } from './compareHeader';
import { compareRows, sectionTitles, type CompareRow, type CompareSection } from './compareRows';
import { factCells } from './factCells';
import { metricCells, metricDetails, sentencesOf, type MetricLine } from './metricLine';
import { compareTitle, isOneRun, sideIdentities } from './sideLook';

/** Px that the pairs of a metric take, and that a narrow page keeps free beside them. */
const widestPlot = 340;
const plotMargin = 8;

/** Runs or groups side by side, each against the first. */
class Compare extends LitElement {
  static override readonly properties = {
    model: { attribute: false },
    active: { state: true },
  };
  declare model: ExperimentsModel;
  /** The line that has the keyboard. */
  declare active: number;
  readonly #parts = new DisposableStore();
  #loader: CompareLoader | null = null;
  #rows: readonly CompareRow[] = [];
  #begun = false;

  constructor() {
    super();
    this.active = 0;
    new ResizeObserver(() => this.requestUpdate()).observe(this);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#loader = this.#parts.register(new CompareLoader(this.model));
    this.#parts.register(this.#loader.onDidChange(() => this.requestUpdate()));
    this.#parts.register(this.model.onDidChange(() => this.requestUpdate()));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#begun = false;
    this.#rows = [];
    this.#parts.dispose();
  }

  protected override willUpdate(_changed: PropertyValues): void {
    this.#loader?.refresh();
  }

  /** What had the keyboard went with the table; where there is nothing to compare, the way back has it. */
  protected override updated(): void {
    if (this.#begun || !this.#loader?.comparison) return;
    this.#begun = true;
    const line = this.querySelector<HTMLElement>('.line[tabindex="0"]');
    (line ?? this.querySelector<HTMLElement>('.compare-bar button'))?.focus();
  }

  protected override render(): TemplateResult {
    const comparison = this.#loader?.comparison ?? null;
    const problem = this.#loader?.problem ?? null;
    return html`${this.#bar(comparison)}
    ${problem === null ? nothing : html`<p class="message" role="alert">${problem}</p>`}
    ${comparison ? this.#body(comparison) : html`<p class="waiting" role="status">Comparing…</p>`}`;
  }

  #bar(comparison: Comparison | null): TemplateResult {
    const acts = {
      reorder: (place: number) => this.#reorder(place),
      leaveOut: (place: number) => this.#leaveOut(place),
    };
    return compareBar(this.model, comparison, acts);
  }

  #body(comparison: Comparison): TemplateResult {
    const alone = comparison.sides.length === 1 && this.model.compare?.length === 1;
    if (comparison.sides.length < 2 && !alone)
      return html`<p class="message">The runs that were compared are not here any more.</p>`;
    const { rows, hidden } = compareRows(comparison, {
      onlyDiffering: this.model.compareLook.onlyDiffering && !alone,
      folded: new Set(this.model.compareLook.folded),
      expanded: new Set(this.#expanded),
    });
    this.#rows = rows;
    const identities = sideIdentities(this.model, comparison);
    const shown = rows.filter(({ kind }) => kind !== 'section').length;
    return html`${comparison.warnings.map((text) => html`<p class="compare-warning">${icon('warning')} ${text}</p>`)}
      <div
        class=${['compare-grid', ...(alone ? ['alone'] : []), ...(comparison.sides.length > 2 ? ['several'] : [])].join(' ')}
        role="treegrid"
        aria-label=${alone ? compareTitle(comparison.sides.map(({ row }) => row)) : 'Comparison'}
        .style=${`--sides: ${comparison.sides.length}`}
        @keydown=${(event: KeyboardEvent) => this.#key(event, comparison)}
      >
        ${compareHeader(comparison, identities, this.#groupedBy())}
        ${rows.map((row, index) => this.#row(row, index, comparison, identities))}
      </div>
      <p class="compare-status second" role="status">
        ${plural(shown, 'row')} shown${hidden > 0 ? `, ${hidden} equal hidden` : ''}
        ${alone ? html`<span>Select two in the table to compare.</span>` : nothing}
        ${comparison.method === '' ? nothing : html`<span>tests: ${comparison.method}</span>`}
      </p>`;
  }

  #groupedBy(): string {
    const { groupBy } = this.model.view;
    return groupBy.length > 0 ? `Group by ${groupBy.map(({ key }) => key).join(', ')}` : '';
  }

  #row(row: CompareRow, index: number, comparison: Comparison, identities: readonly Identity[]): TemplateResult {
    const focus = () => (this.active = index);
    const tabindex = index === Math.min(this.active, this.#rows.length - 1) ? 0 : -1;
    switch (row.kind) {
      case 'section':
        return html`<div
          role="row"
          class="line section"
          aria-level="1"
          aria-expanded=${!row.folded}
          tabindex=${tabindex}
          @focus=${focus}
          @click=${() => this.#fold(row.section)}
        >
          <div role="rowheader">
            ${icon(row.folded ? 'chevron-right' : 'chevron-down')} <strong>${sectionTitles[row.section]}</strong>
            <span class="second" data-tip=${row.note}>${row.note}</span>
          </div>
          ${
            row.section === 'artifacts' && isOneRun(comparison)
              ? html`<div role="gridcell">
                  ${lineButton('Open Artifacts', tabindex, () => this.#openArtifacts(comparison))}
                </div>`
              : nothing
          }
          ${
            row.section === 'code' && comparison.code.length === 1 && comparison.code[0]?.runs.length
              ? html`<div role="gridcell">
                  ${lineButton('Open Diff', tabindex, () => this.#openDiff(comparison, 1))}
                </div>`
              : nothing
          }
        </div>`;
      case 'metric': {
        const line = this.#metricLine(row, comparison, identities);
        return html`<div
            role="row"
            class="line metric"
            aria-level="2"
            aria-expanded=${row.expanded ?? nothing}
            tabindex=${tabindex}
            @focus=${focus}
            @dblclick=${line.toggle}
          >
            ${metricCells(line)}
          </div>
          ${row.expanded ? metricDetails(line) : nothing}`;
      }
      case 'file':
      case 'files': {
        const open = (side: number, path?: string) => this.#openDiff(comparison, side, path);
        return html`<div role="row" class="line fact code" aria-level="2" tabindex=${tabindex} @focus=${focus}>
          ${codeCells({ row, comparison, tabindex, open })}
        </div>`;
      }
      case 'fact':
        return html`<div role="row" class="line fact" aria-level="2" tabindex=${tabindex} @focus=${focus}>
          ${factCells(row, this.#artifactLink(row, comparison, tabindex))}
        </div>`;
    }
  }

  #metricLine(
    row: Extract<CompareRow, { kind: 'metric' }>,
    comparison: Comparison,
    identities: readonly Identity[],
  ): MetricLine {
    return {
      ...row,
      comparison,
      identities,
      plotWidth: Math.min(widestPlot, this.clientWidth - 2 * plotMargin),
      toggle: () => this.#expand(row.metric.key),
      copy: (text) => void this.model.asks.copy({ text }),
    };
  }

  #openDiff({ code }: Comparison, side: number, path?: string): void {
    const ids = code[side - 1]?.runs ?? [];
    void this.model.asks.act({ action: 'open-code-diff', ids, ...(path !== undefined && { path }) });
  }

  /** `path`: of one of them; else their folder. */
  #openArtifacts({ sides: [side] }: Comparison, path?: string): void {
    void this.model.asks.act({ action: 'open-artifacts', ids: side?.ids ?? [], ...(path !== undefined && { path }) });
  }

  /** Of one run alone its artifacts are opened by their names. */
  #artifactLink(
    { section, fact }: Extract<CompareRow, { kind: 'fact' }>,
    comparison: Comparison,
    tabindex: number,
  ): TemplateResult | undefined {
    if (section !== 'artifacts' || !isOneRun(comparison)) return undefined;
    return lineButton(fact.key, tabindex, () => this.#openArtifacts(comparison, fact.key));
  }

  #fold(section: CompareSection): void {
    this.model.lookAtComparison({ folded: toggled(this.model.compareLook.folded, section) });
  }

  #expand(metric: string): void {
    this.model.lookAtComparison({ expanded: toggled(this.#expanded, metric) });
  }

  /** Metrics that are unfolded: those that somebody chose, else of two sides the one that counts. */
  get #expanded(): readonly string[] {
    const { expanded } = this.model.compareLook;
    const { metrics = [], sides = [] } = this.#loader?.comparison ?? {};
    const primary = sides.length === 2 ? metrics.find((metric) => metric.primary) : undefined;
    return expanded ?? (primary ? [primary.key] : []);
  }

  /** Puts one side first: the others are compared with it. */
  #reorder(place: number): void {
    const rows = this.model.compare;
    const first = rows?.[place];
    if (rows && first) this.model.showCompare([first, ...rows.filter((row) => row !== first)]);
  }

  #leaveOut(place: number): void {
    const rows = this.model.compare;
    if (rows) this.model.showCompare(rows.filter((_, at) => at !== place));
  }

  #key(event: KeyboardEvent, comparison: Comparison): void {
    if (pressesButton(event)) return;
    const row = this.#rows[this.active];
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: this.active + 1,
      ArrowUp: this.active - 1,
      Home: 0,
      End: this.#rows.length - 1,
      PageDown: this.active + 12,
      PageUp: this.active - 12,
    };
    const to = moves[event.key];
    if (to !== undefined) void this.#moveTo(Math.min(this.#rows.length - 1, Math.max(0, to)));
    else if (event.key === 'Escape') this.model.showCompare(null);
    else if (row && (event.key === 'Enter' || isToggle(event.key, row))) this.#enter(row, comparison);
    else if (event.key.toLowerCase() === 'c' && row?.kind === 'metric' && !event.ctrlKey && !event.metaKey)
      void this.model.asks.copy({ text: sentencesOf(row.metric, comparison) });
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  async #moveTo(index: number): Promise<void> {
    this.active = index;
    await this.updateComplete;
    this.querySelector<HTMLElement>('.line[tabindex="0"]')?.focus();
  }

  #enter(row: CompareRow, comparison: Comparison): void {
    if (row.kind === 'section') this.#fold(row.section);
    else if (row.kind === 'metric' && row.expanded !== null) this.#expand(row.metric.key);
    else if (row.kind === 'file') this.#openDiff(comparison, row.side, row.file.path);
    else if (row.kind === 'files') this.#openDiff(comparison, row.side);
    else if (row.kind === 'fact' && row.section === 'artifacts' && isOneRun(comparison))
      this.#openArtifacts(comparison, row.fact.key);
  }
}

/** What is pressed is a button of the line, not the line. */
function pressesButton({ key, target }: KeyboardEvent): boolean {
  return (key === 'Enter' || key === ' ') && target instanceof HTMLButtonElement;
}

function isToggle(key: string, row: CompareRow): boolean {
  const open = row.kind === 'section' ? !row.folded : row.kind === 'metric' ? row.expanded : null;
  if (open === null) return false;
  return (key === 'ArrowRight' && !open) || (key === 'ArrowLeft' && open);
}

customElements.define('tend-compare', Compare);
