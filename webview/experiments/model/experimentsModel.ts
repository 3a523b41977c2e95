import { errorMessage } from '../../../src/base/errors';
import { AskError } from '../../shared/rpc';
import type { ColumnInfo } from '../../../src/protocol/experiments/column';
import type { ExperimentsAsks } from '../../../src/protocol/experiments/endpoints';
import type { TableRow } from '../../../src/protocol/experiments/rows';
import type { RowRef, ViewState } from '../../../src/protocol/experiments/viewState';
import { layoutIn, type ColumnLayout } from './columnLayout';
import { adoptMarked, asMarked, toggleCharted } from './charted';
import { defaultView } from './defaultView';
import { ExpandedRows } from './expandedRows';
import { firstWindow } from './firstWindow';
import { Identities, rowSpace } from './identities';
import { LostBaseline } from './lostBaseline';
import { hasView, panelMemory, type PanelMemory } from './panelMemory';
import { PanelLook } from './panelLook';
import { placeOf } from './placeOf';
import { rowKey, type RowKey } from './rowKey';
import { nothingSelected, selectOnly } from './selection';
import { SourcesNews } from './sourcesNews';
import { Sparklines } from './sparklines';
import { StandingColumns } from './standingColumns';
import { TableLoader } from './tableLoader';
import { tableQuestion } from './tableQuestion';
import { Turns } from './turns';
import { undoMarks } from './undoMarks';
import { UndoTimeline } from './undoTimeline';
import { UnmarkedRows } from './unmarkedRows';
import type { ViewChange } from './viewChanges';

/** Everything that is on the screen. Parts read it, call it, and draw again when it changes. */
export class ExperimentsModel extends PanelLook {
  /** Where the panel runs, as the extension says. */
  surroundings = { project: '', mac: false };
  viewName: string | null = null;
  readonly standing = new StandingColumns();
  /** Counts how often the runs changed. */
  generation = 0;
  /** Whether it is known what was left by the panel before it. */
  hasBegun = false;
  readonly loader: TableLoader;
  readonly sparklines: Sparklines;
  readonly sources: SourcesNews;
  readonly identities = new Identities();
  /** What sets marks, and takes them back. */
  readonly turns = new Turns();
  readonly undoable = new UndoTimeline();
  /** Marks that are shown, and not kept yet. */
  readonly unkept = new Set<{ again(): void }>();
  #view: ViewState = defaultView([]);
  #saved: ViewState = this.#view;
  #expanded = new ExpandedRows([], [], '');
  readonly #unmarked = new UnmarkedRows();
  readonly #lost = new LostBaseline(this.asks);
  #validFilter = '';
  #asked = '';

  constructor(asks: ExperimentsAsks) {
    super(asks);
    this.loader = this.store.register(new TableLoader(asks));
    this.sources = new SourcesNews(asks);
    this.sparklines = new Sparklines(asks, () => this.touch());
    this.store.register(this.loader.onDidChange(() => this.#rowsChanged()));
  }

  /** Every column that there is. */
  get columns(): readonly ColumnInfo[] {
    return this.standing.newest;
  }

  /** The columns that the screen is made of, by id; of each kind those first that are most worth showing. */
  get infos(): ReadonlyMap<string, ColumnInfo> {
    return this.standing.shown;
  }

  get view(): ViewState {
    return this.#view;
  }

  /** Whether the view differs from what is saved under its name. */
  get unsaved(): boolean {
    return JSON.stringify(this.#view) !== JSON.stringify(this.#saved);
  }

  get layout(): ColumnLayout {
    const { narrow, infos, loader } = this;
    return layoutIn(narrow, this.#view, infos, loader.pages?.answer.alike ?? null);
  }

  /** What the charts show: the marked rows, else the first five. */
  get charted(): readonly RowRef[] {
    const { marked } = this.#view;
    return marked.length > 0 ? marked.map(({ row }) => row) : this.#unmarked.rows;
  }

  /** The looks of what is charted, and of the baseline. */
  get slots(): ReadonlyMap<RowKey, number> {
    return this.identities.give(rowSpace, this.#drawn());
  }

  #drawn(): readonly RowKey[] {
    const { baseline } = this.#view;
    return [...this.charted, ...(baseline ? [baseline] : [])].map(rowKey);
  }

  /** Begins with what was left by the panel before it, else with a view made for the runs. */
  async start(): Promise<void> {
    const [open, columns] = await Promise.all([this.asks.open(null), this.asks.columns(null)]);
    this.surroundings = { project: open.project, mac: open.mac };
    this.standing.take(columns, false);
    const memory = panelMemory.safeParse(open.kept);
    if (memory.success && hasView(memory.data, columns)) this.#remember(memory.data);
    else this.#begin(null, defaultView(columns));
    this.hasBegun = true;
    await Promise.all([this.#ask(), this.#readSources()]);
    await this.#findBaseline();
  }

  /** What to keep for the next start; null: nothing yet. */
  memory(): PanelMemory | null {
    if (!this.hasBegun) return null;
    const { viewName, active, scroll, focus, focusSpot, compareLook, chartLook } = this;
    return {
      ...{ viewName, active, scroll, focus, focusSpot, compareLook, chartLook },
      hadColumns: this.columns.length > 0,
      view: this.#view,
      saved: this.#saved,
      lostBaseline: this.#lost.row,
      ...this.#expanded.under(this.#view.filter),
      selection: [...this.selection.values()],
      filters: [...this.filters],
      compare: this.compare && [...this.compare],
      identities: this.identities.all(this.#drawn()),
    };
  }

  /** Changes what is shown; one undo takes back changes of one `kind` that follow each other quickly. */
  change(change: ViewChange, kind: string): void {
    this.said = null;
    const before = this.#view;
    this.#view = { ...before, ...change };
    if (JSON.stringify(before) === JSON.stringify(this.#view)) return;
    this.undoable.viewChanged(before, kind, performance.now());
    // Rows of another grouping are no longer in sight.
    if (change.groupBy) this.selection = nothingSelected;
    // Whoever chooses a column may choose one that waits.
    if (this.#view.columns.length > before.columns.length) this.standing.show();
    this.#viewChanged();
  }

  /** Shows another view, as it is saved. */
  openView(name: string | null, state: ViewState): void {
    this.#begin(name, state);
    this.#viewChanged();
  }

  revertView(): void {
    this.change(this.#saved, 'revert');
  }

  viewWasSaved(name: string): void {
    this.viewName = name;
    this.#saved = this.#view;
    this.touch();
  }

  /** Takes back what was done last, in the view or to runs. */
  undo(): Promise<void> {
    return this.turns.take(() => this.#takeBack());
  }

  async #takeBack(): Promise<void> {
    this.said = null;
    const done = this.undoable.take();
    if (done?.marks ?? true) await undoMarks(this);
    if (!done?.before) return;
    this.#view = done.before;
    this.#viewChanged();
  }

  /** Marks that were begun are set; `said`: what of it the rows do not show; `withView`: the last change of the view came of it. */
  marksChanged(said: string | null, withView = false): void {
    const before = this.undoable.marksChanged(withView);
    if (before?.baseline) this.#lost.row = before.baseline;
    this.said = said === null ? null : { words: said, undo: true };
    this.touch();
  }

  setCharted(rows: readonly RowRef[]): void {
    const charted = toggleCharted(this.charted, rows);
    this.change({ marked: asMarked(charted, this.identities) }, 'marker');
  }

  /** Unfolds or folds a row. */
  toggleExpanded(row: TableRow): void {
    this.#expanded.turn(row);
    void this.#ask();
  }

  /** The extension says that the runs are others now. */
  async runsChanged(ids: readonly string[] | null): Promise<void> {
    this.generation++;
    this.sparklines.forget(ids);
    this.standing.take(await this.asks.columns(null), this.read && this.#view.columns.length > 0);
    void this.#readSources();
    // A folder that had no runs has its first ones: there was no view to speak of.
    if (this.#view.columns.length === 0 && this.columns.length > 0) {
      this.#begin(null, defaultView(this.columns));
      return this.#ask();
    }
    await this.loader.refresh(this.read);
    await this.#findBaseline();
  }

  /** Lets the newest rows and columns take their places. */
  showWaiting(): void {
    this.standing.show();
    this.loader.showWaiting();
    this.touch();
  }

  /** Scrolls to rows and selects them. */
  async reveal(rows: readonly RowRef[], compare: boolean): Promise<void> {
    this.selection = selectOnly(rows);
    this.compare = compare ? rows : null;
    this.touch();
    const [first] = rows;
    if (first?.type !== 'run') return;
    const row = await placeOf(first.id, this.loader, this.asks, (rows) => {
      for (const each of rows) this.#expanded.open(each);
      return this.#ask();
    });
    if (row !== null) this.activate({ row, column: 0 });
  }

  /** Says in the status line what went wrong. */
  failed(error: unknown): void {
    if (error instanceof AskError && (error.reason === 'cancelled' || error.reason === 'disposed')) return;
    const message = errorMessage(error);
    // Drawing again would repeat a failure of drawing for ever.
    if (message === this.loader.problem) return;
    this.loader.problem = message;
    this.touch();
  }

  #begin(name: string | null, state: ViewState): void {
    this.viewName = name;
    this.#view = { ...state, marked: adoptMarked(state.marked, this.identities) };
    this.#saved = this.#view;
    this.#lost.row = null;
    this.#validFilter = '';
  }

  async #findBaseline(): Promise<void> {
    const baseline = await this.#lost.found(this.loader.token, this.#view.baseline);
    if (!baseline || this.#view.baseline) return;
    this.#view = { ...this.#view, baseline };
    this.#viewChanged();
  }

  async #readSources(): Promise<void> {
    await this.sources.read();
    this.touch();
  }

  #remember(memory: PanelMemory): void {
    this.identities.restore(memory.identities);
    this.#begin(memory.viewName, memory.saved);
    this.#view = memory.view;
    this.#lost.row = memory.lostBaseline;
    this.#expanded = new ExpandedRows(memory.expanded, memory.folded, memory.view.filter);
    this.selection = selectOnly(memory.selection);
    const { active, scroll, focus, focusSpot, filters, compare, compareLook, chartLook } = memory;
    const shown = { active, scroll, focus, focusSpot, filters, compare, compareLook, chartLook };
    Object.assign(this, shown satisfies Partial<ExperimentsModel>);
  }

  #viewChanged(): void {
    this.touch();
    void this.#ask();
  }

  #ask(): Promise<void> {
    const question = tableQuestion(this.#view, this.#validFilter, this.#expanded);
    const text = JSON.stringify(question);
    // Widths, layout and markers change the view, but not the table.
    if (text === this.#asked && this.loader.pages) return Promise.resolve();
    this.#asked = text;
    this.standing.show();
    if (!this.loader.pages) this.loader.need(firstWindow(this.#view, this.scroll.top));
    return this.loader.ask(question);
  }

  #rowsChanged(): void {
    const { pages } = this.loader;
    // An empty table is nothing to keep while the next filter is still being written.
    if (pages && !pages.answer.problem && pages.answer.runs.shown > 0) this.#validFilter = pages.filter;
    for (const shown of this.unkept) shown.again();
    void this.followRow(pages);
    void this.lookForSelection(pages, JSON.stringify(this.#view.groupBy));
    if (pages && this.#view.marked.length === 0) this.#unmarked.follow(pages, this.#view.baseline);
    this.touch();
  }
}
