import { VirtualizerController, type Range } from '@tanstack/lit-virtual';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { DisposableStore, toDisposable } from '../../../src/base/disposable';
import { placedColumns, type ColumnLayout, type PlacedColumn } from '../model/columnLayout';
import type { ExperimentsModel } from '../model/experimentsModel';
import { rowHeight } from '../model/firstWindow';
import type { RowKey } from '../model/rowKey';
import type { RowPages } from '../model/rowPages';
import { GridDrag } from './gridDrag';
import { gridKey } from './gridKeys';
import { gridClick, gridDoubleClick, gridMenu, rowUnder } from './gridPointer';
import { headerTemplate } from './header';
import { barPlace } from './intervalBar';
import { cellId, rowId } from './cellId';
import { columnsAhead } from './columnsAhead';
import { pinnedRow, rowTemplate } from './row';
import { baselineKey, curvedColumn, headerHeight, inSlots, partsOf, type Scene } from './scene';

/** Ages are written anew this often (milliseconds), while the page is seen. */
const ageEvery = 10_000;

/** Rows that are asked for beyond those in sight. */
const around = 24;

/** The table of runs: rows and columns are drawn only where they are in sight. One tab stop; the arrows do the rest. */
class TendGrid extends LitElement {
  static override properties = { model: { attribute: false } };
  declare model: ExperimentsModel;
  readonly #rows = new VirtualizerController<TendGrid, HTMLElement>(this, {
    count: 0,
    getScrollElement: () => this,
    estimateSize: () => rowHeight,
    overscan: 4,
  });
  readonly #columns = new VirtualizerController<TendGrid, HTMLElement>(this, {
    count: 0,
    horizontal: true,
    getScrollElement: () => this,
    estimateSize: (index) => this.#layout?.free[index]?.width ?? 0,
    rangeExtractor: inPairs,
  });
  #layout: ColumnLayout | null = null;
  #widths = '';
  #rowSlots = 0;
  readonly #listening = new DisposableStore();
  #revision = 0;
  /** What was drawn last. */
  #drawn = '';

  override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.tabIndex = 0;
    this.setAttribute('role', 'treegrid');
    this.setAttribute('aria-label', 'Runs');
    this.setAttribute('aria-multiselectable', 'true');
    this.#listening.register(this.model.onDidChange(() => this.#changed()));
    const ages = setInterval(() => !document.hidden && this.#changed(), ageEvery);
    this.#listening.register(toDisposable(() => clearInterval(ages)));
    this.#listening.register(this.model.onDidAskForTable(() => this.focus()));
    this.#listening.register(this.model.onDidHover((key) => this.#hover(key)));
    this.addEventListener('click', (event) => gridClick(this.model, event));
    this.addEventListener('dblclick', (event) => gridDoubleClick(this.model, event));
    this.addEventListener('contextmenu', (event) => gridMenu(this.model, event));
    this.addEventListener('keydown', (event) => gridKey(this.model, event, this.pageRows));
    this.addEventListener('pointerover', (event) => this.model.hover(rowUnder(this.model, event)?.key ?? null));
    this.addEventListener('pointerleave', () => this.model.hover(null));
    this.addEventListener('scroll', () => (this.model.scroll = { top: this.scrollTop, left: this.scrollLeft }));
    new GridDrag(this, () => this.model).listen();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#listening.dispose();
    this.#drawn = '';
  }

  /** Rows that fit into the window, for Page Up and Page Down. */
  get pageRows(): number {
    return Math.max(1, Math.floor((this.clientHeight - headerHeight(this.model)) / rowHeight) - 1);
  }

  /** Each row and column that goes out of sight or comes into it is told; most of that changes nothing that is drawn. */
  protected override shouldUpdate(changed: PropertyValues): boolean {
    return changed.size > 0 || this.#drawing() !== this.#drawn;
  }

  override render(): TemplateResult {
    const { pages } = this.model.loader;
    if (!pages) return html`${nothing}`;
    const scene = this.#scene(pages);
    // What is measured after this is not drawn yet.
    this.#drawn = this.#drawing();
    this.setAttribute('aria-rowcount', `${pages.answer.rows + 1}`);
    this.setAttribute('aria-colcount', `${placedColumns(scene.layout).length + 1}`);
    return html`<div class="sticky-head" role="rowgroup">
        ${headerTemplate(scene)}${pages.baseline && scene.baseline !== null ? pinnedRow(scene, pages.baseline) : nothing}
      </div>
      <div
        class="body"
        role="rowgroup"
        aria-owns=${ordered(scene)}
        .style=${`height:${pages.answer.rows * rowHeight}px;width:${scene.layout.width}px`}
      >
        ${scene.rows.map((row) => rowTemplate(scene, row))}${this.#baselineLines(scene)}
      </div>`;
  }

  override firstUpdated(): void {
    this.scrollTo(this.model.scroll);
  }

  override updated(): void {
    const { active } = this.model;
    if (active.row < (this.model.loader.pages?.answer.rows ?? 0))
      this.setAttribute('aria-activedescendant', cellId(active.row, active.column));
    else this.removeAttribute('aria-activedescendant');
    if (this.model.revealed !== this.model.moves) this.#reveal();
    this.model.revealed = this.model.moves;
    this.#fitNarrow();
    this.#askForRows();
  }

  /** What it is drawn from: how often the model changed, and the rows and columns. */
  #drawing(): string {
    const ends = [this.#rows, this.#columns].flatMap((each) => {
      const items = each.getVirtualizer().getVirtualItems();
      return [items[0]?.index, items.at(-1)?.index];
    });
    return [this.#revision, ...ends].join();
  }

  #changed(): void {
    this.#revision++;
    this.requestUpdate();
  }

  /** Shows which row a chart points at; without drawing rows again, because the pointer moves fast. */
  #hover(key: RowKey | null): void {
    this.querySelector('.row.pointed')?.classList.remove('pointed');
    const { pages } = this.model.loader;
    const range = this.#rows.getVirtualizer().range;
    if (key === null || !pages || !range) return;
    const found = pages.loaded(range.startIndex, range.endIndex + 1).find(([, loaded]) => loaded.key === key);
    if (found) document.getElementById(rowId(found[0]))?.classList.add('pointed');
  }

  #scene(pages: RowPages): Scene {
    const { model } = this;
    const layout = model.layout;
    this.#measure(layout, pages);
    const rowItems = this.#rows.getVirtualizer().getVirtualItems();
    const columnItems = this.#columns.getVirtualizer().getVirtualItems();
    this.#rowSlots = Math.max(this.#rowSlots, rowItems.length);
    const head = this.#headHeight(pages);
    const columns = columnItems.flatMap(({ index }) => layout.free[index] ?? []);
    return {
      model,
      pages,
      layout,
      rows: inSlots(
        rowItems.map(({ index, start }) => ({ index, top: start - head })),
        this.#rowSlots,
      ),
      columns,
      slots: model.slots,
      grouped: pages.answer.groups !== null,
      baseline: baselineKey(model),
      curved: curvedColumn(model, layout)?.id ?? null,
      stamp: this.#revision,
      now: Date.now(),
    };
  }

  #headHeight(pages: RowPages): number {
    return headerHeight(this.model) + (pages.baseline && this.model.view.baseline ? rowHeight : 0);
  }

  #measure(layout: ColumnLayout, pages: RowPages): void {
    this.#layout = layout;
    const rows = this.#rows.getVirtualizer();
    const head = this.#headHeight(pages);
    rows.setOptions({ ...rows.options, count: pages.answer.rows, paddingStart: head, scrollPaddingStart: head });
    const columns = this.#columns.getVirtualizer();
    const { pinnedWidth } = layout;
    columns.setOptions({
      ...columns.options,
      count: layout.free.length,
      paddingStart: pinnedWidth,
      scrollPaddingStart: pinnedWidth,
    });
    const widths = layout.free.map(({ width }) => width).join();
    if (widths === this.#widths) return;
    this.#widths = widths;
    columns.measure();
  }

  /** Dashed lines through all rows where the baseline is. */
  #baselineLines(scene: Scene): readonly (TemplateResult | typeof nothing)[] {
    const { pages } = scene;
    return scene.columns.map((place) => {
      const cell = pages.baseline?.cells.get(place.id);
      if (!cell || (cell.type !== 'group' && cell.type !== 'metric')) return nothing;
      const { bar, sparkline } = partsOf(scene, place);
      const scale = pages.scales.get(place.id);
      const at = scale && bar > 0 ? barPlace(cell.type === 'group' ? cell.mean : cell.value, scale, bar) : null;
      if (at === null || at < 0 || at > bar) return nothing;
      return html`<div class="baseline-line" .style=${`left:${place.left + 8 + sparkline + at}px`}></div>`;
    });
  }

  /** Where there is room for one metric only, it takes all that the scroll bar leaves. */
  #fitNarrow(): void {
    if (this.model.narrow === null || this.model.narrow === this.clientWidth) return;
    this.model.narrow = this.clientWidth;
    this.#changed();
  }

  #reveal(): void {
    const { row, column } = this.model.active;
    if (row >= 0 && this.#rows.getVirtualizer().range)
      this.#rows.getVirtualizer().scrollToIndex(row, { align: 'auto' });
    const free = column - 1 - (this.#layout?.pinned.length ?? 0);
    if (free >= 0 && this.#columns.getVirtualizer().range)
      this.#columns.getVirtualizer().scrollToIndex(free, { align: 'auto' });
  }

  #askForRows(): void {
    const layout = this.#layout;
    const { pages } = this.model.loader;
    const rows = this.#rows.getVirtualizer().range;
    const columns = this.#columns.getVirtualizer().range;
    if (!layout || !pages || !rows) return;
    const wanted: readonly PlacedColumn[] = [...layout.pinned, ...columnsAhead(layout.free, columns)];
    const window = { from: Math.max(0, rows.startIndex - around), to: rows.endIndex + 1 + around };
    this.model.loader.need({ ...window, columns: wanted.map(({ column }) => column) });
    const curved = curvedColumn(this.model, layout);
    if (curved?.column.kind !== 'metric') return;
    const inSight = pages.loaded(rows.startIndex, rows.endIndex + 1).map(([, { row }]) => row);
    const all = pages.baseline ? [pages.baseline.row, ...inSight] : inSight;
    const ids = all.flatMap(({ row }) => (row.type === 'run' ? [row.id] : []));
    void this.model.sparklines.need(curved.column.key, ids);
  }
}

/** The columns in sight and up to two on either side, which come and go in pairs: that is half as often. */
function inPairs({ startIndex, endIndex, count }: Range): number[] {
  const first = Math.max(0, startIndex - 2 + (startIndex % 2));
  const last = Math.min(count - 1, endIndex + 1 + (endIndex % 2));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, offset) => first + offset);
}

/** Slots are in no order; who reads the page without seeing it gets the rows from top to bottom. */
function ordered({ rows, pages }: Scene): string {
  const indices = rows.flatMap((row) => (row && pages.row(row.index) ? [row.index] : []));
  return indices
    .sort((a, b) => a - b)
    .map(rowId)
    .join(' ');
}
customElements.define('tend-grid', TendGrid);
