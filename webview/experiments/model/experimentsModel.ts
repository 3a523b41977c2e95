import { errorMessage } from '../../../src/base/errors';
import { AskError } from '../../shared/rpc';
import { columnId, type ColumnInfo } from '../../../src/protocol/experiments/column';
import type { ExperimentsAsks } from '../../../src/protocol/experiments/endpoints';
import type { TableRow } from '../../../src/protocol/experiments/rows';
import type { RowRef } from '../../../src/protocol/experiments/viewState';
import { layoutIn, type ColumnLayout } from './columnLayout';
import { asMarked, toggleCharted } from './charted';
import { curveMetrics } from './curveMetrics';
import { defaultView } from './defaultView';
import { ExpandedRows } from './expandedRows';
import { firstWindow } from './firstWindow';
import { rowSpace } from './identities';
import { LastAnswer } from '../../shared/lastAnswer';
import { hasView, panelMemory, type PanelMemory } from './panelMemory';
import { PanelView } from './panelView';
import { placeOf } from './placeOf';
import { Rereading } from './rereading';
import { rowKey, type RowKey } from './rowKey';
import { selectOnly } from './selection';
import { SourcesNews } from './sourcesNews';
import { Sparklines } from './sparklines';
import { TableLoader } from './tableLoader';
import { tableQuestion } from './tableQuestion';
import { redoMarks, undoMarks } from './undoMarks';
import type { Undoable } from './undoTimeline';
import { UnkeptMarks } from './unkeptMarks';
import { UnmarkedRows } from './unmarkedRows';

/** Everything that is on the screen. Parts read it, call it, and draw again when it changes. */
export class ExperimentsModel extends PanelView {
  /** Where the panel runs, as the extension says. */
  surroundings = { project: '', mac: false };
  /** Counts how often the runs changed. */
  generation = 0;
  /** Whether it is known what was left by the panel before it. */
  hasBegun = false;
  readonly loader: TableLoader;
  readonly sparklines: Sparklines;
  readonly sources: SourcesNews;
  readonly unkept: UnkeptMarks;
  readonly #layout = new LastAnswer(layoutIn);
  #expanded = new ExpandedRows([], [], '');
  readonly #unmarked = new UnmarkedRows();
  readonly #newest = new Rereading(() => this.#readNewest());
  #asked = '';

  constructor(asks: ExperimentsAsks) {
    super(asks);
    this.loader = this.store.register(new TableLoader(asks));
    this.unkept = new UnkeptMarks(this.loader);
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

  /** The same one as long as nothing that it is made of changes. */
  get layout(): ColumnLayout {
    const { narrow, view, infos, loader } = this;
    return this.#layout.of(narrow, view, infos, loader.pages?.answer.alike ?? null);
  }

  /** What the charts show: the marked rows, else the first five that have a curve. */
  get charted(): readonly RowRef[] {
    const { marked } = this.view;
    return marked.length > 0 ? marked.map(({ row }) => row) : this.#unmarked.rows;
  }

  /** The looks of what is charted, and of the baseline. */
  get slots(): ReadonlyMap<RowKey, number> {
    return this.identities.give(rowSpace, this.#drawn());
  }

  #drawn(): readonly RowKey[] {
    const { baseline } = this.view;
    return [...this.charted, ...(baseline ? [baseline] : [])].map(rowKey);
  }

  /** Begins with what was left by the panel before it, else with a view made for the runs. */
  async start(): Promise<void> {
    const [open, columns] = await Promise.all([this.asks.open(null), this.asks.columns(null)]);
    this.surroundings = { project: open.project, mac: open.mac };
    this.standing.take(columns, false);
    const memory = panelMemory.safeParse(open.kept);
    if (memory.success && hasView(memory.data, columns)) this.#remember(memory.data);
    else this.begin(null, defaultView(columns), null);
    this.hasBegun = true;
    void this.lookAtFile();
    await Promise.all([this.#ask(), this.#readSources()]);
    await this.#findBaseline();
  }

  /** What to keep for the next start; null: nothing yet. */
  memory(): PanelMemory | null {
    if (!this.hasBegun) return null;
    const { viewName, stamp, active, scroll, focus, focusSpot, compareLook, chartLook } = this;
    return {
      ...{ viewName, stamp, active, scroll, focus, focusSpot, compareLook, chartLook },
      hadColumns: this.columns.length > 0,
      view: this.view,
      saved: this.saved,
      lostBaseline: this.lost.row,
      ...this.#expanded.under(this.view.filter),
      selection: [...this.selection.values()],
      filters: [...this.filters],
      compare: this.compare && [...this.compare],
      identities: this.identities.all(this.#drawn()),
    };
  }

  /** Takes back what was done last when this is asked for: in the view at once, to runs after what is done to them before. */
  async undo(): Promise<void> {
    this.said = null;
    const done = this.undoable.take();
    if (done && !done.marks) this.undoable.undone(this.goBack(done));
    else await this.#takeBackMarks(done);
    await this.#findBaseline();
  }

  /** Does again what was taken back last, where nothing else was done since. */
  async redo(): Promise<void> {
    this.said = null;
    const undone = this.undoable.takeAgain();
    if (undone && !undone.marks) this.undoable.redone(this.goBack(undone));
    else await this.#markAgain(undone);
    await this.#findBaseline();
  }

  async #takeBackMarks(done: Undoable | null): Promise<void> {
    const forward = { before: null, marks: true };
    this.undoable.undone(forward);
    const takesBack = async () => !done?.failed && (await undoMarks(this));
    await this.#inTurn(forward, takesBack, () => done && this.undoable.putBack(done));
  }

  async #markAgain(undone: Undoable | null): Promise<void> {
    const back = { before: null, marks: true };
    this.undoable.redone(back);
    const redoes = async () => {
      const redone = await redoMarks(this);
      const { baseline } = this.view;
      if (redone && baseline?.type === 'run' && redone.deleted.includes(baseline.id)) this.loseBaseline(baseline);
      return redone !== null;
    };
    await this.#inTurn(back, redoes, () => undone && this.undoable.undone(undone));
  }

  /** Does what `step` leads over; where that fails or comes to nothing the step goes, and what was taken for it stands again. */
  async #inTurn(step: Undoable, does: () => Promise<boolean>, standAgain: () => void): Promise<void> {
    try {
      if (!(await this.turns.take(does))) this.undoable.drop(step);
    } catch (error) {
      this.undoable.drop(step);
      standAgain();
      throw error;
    }
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
  runsChanged(ids: readonly string[] | null): Promise<void> {
    this.generation++;
    this.sparklines.forget(ids);
    return this.#newest.ask();
  }

  /** Reads the runs again, and lets what is new take its place. */
  async showNewest(): Promise<void> {
    await this.runsChanged(null);
    this.showWaiting();
  }

  async #readNewest(): Promise<void> {
    this.standing.take(await this.asks.columns(null), this.read && this.view.columns.length > 0);
    void this.#readSources();
    // A folder that had no runs has its first ones: there was no view to speak of.
    if (this.view.columns.length === 0 && this.columns.length > 0) {
      this.begin(null, defaultView(this.columns), null);
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

  async #findBaseline(): Promise<void> {
    const baseline = await this.lost.found(this.loader.newest, this.view.baseline);
    if (!baseline || this.view.baseline) return;
    this.view = { ...this.view, baseline };
    this.viewChanged();
  }

  async #readSources(): Promise<void> {
    await this.sources.read();
    this.touch();
  }

  #remember(memory: PanelMemory): void {
    this.identities.restore(memory.identities);
    this.begin(memory.viewName, memory.saved, memory.stamp);
    this.view = memory.view;
    this.lost.row = memory.lostBaseline;
    this.#expanded = new ExpandedRows(memory.expanded, memory.folded, memory.view.filter);
    this.selection = selectOnly(memory.selection);
    const { active, scroll, focus, focusSpot, filters, compare, compareLook, chartLook } = memory;
    const shown = { active, scroll, focus, focusSpot, filters, compare, compareLook, chartLook };
    Object.assign(this, shown satisfies Partial<ExperimentsModel>);
  }

  protected override viewChanged(): void {
    this.#followUnmarked();
    this.touch();
    void this.#ask();
  }

  #ask(): Promise<void> {
    const question = tableQuestion(this.view, this.validFilter, this.#expanded);
    const text = JSON.stringify(question);
    // Widths, layout and markers change the view, but not the table.
    if (text === this.#asked && this.loader.pages) return Promise.resolve();
    this.#asked = text;
    this.standing.show();
    if (!this.loader.pages) this.loader.need(firstWindow(this.view, this.scroll.top));
    return this.loader.ask(question);
  }

  #rowsChanged(): void {
    const { pages } = this.loader;
    // An empty table is nothing to keep while the next filter is still being written.
    if (pages && !pages.answer.problem && pages.answer.runs.shown > 0) this.validFilter = pages.filter;
    this.unkept.show();
    void this.followRow(pages);
    void this.lookForSelection(pages, JSON.stringify(this.view.groupBy));
    this.#followUnmarked();
    this.touch();
  }

  #followUnmarked(): void {
    const { pages } = this.loader;
    if (!pages || this.view.marked.length > 0) return;
    const metrics = curveMetrics(this).map(({ column }) => columnId(column));
    this.#unmarked.follow(pages, this.view.baseline, metrics);
  }
}
