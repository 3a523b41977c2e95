import { errorMessage } from '../../../src/base/errors';
import type { RowRef, StoredView, ViewStamp, ViewState } from '../../../src/protocol/experiments/viewState';
import { adoptMarked } from './charted';
import { noZoom } from './chartLook';
import { defaultView } from './defaultView';
import { Identities } from './identities';
import { LostBaseline } from './lostBaseline';
import { namedColumns } from './namedColumns';
import { NamedViews, type FileNews } from './namedViews';
import { PanelLook } from './panelLook';
import { PassedOver } from './passedOver';
import { nothingSelected } from './selection';
import { StandingColumns } from './standingColumns';
import { Turns } from './turns';
import { UndoTimeline, type OpenedFrom, type Undoable } from './undoTimeline';
import type { ViewChange } from './viewChanges';

/** What the table and the charts are told to show: it is changed, saved under names, and taken back. */
export abstract class PanelView extends PanelLook {
  readonly standing = new StandingColumns();
  readonly identities = new Identities();
  readonly passedOver = new PassedOver();
  /** What sets marks, and takes them back. */
  readonly turns = new Turns();
  readonly undoable = new UndoTimeline();
  /** What reads the file of the view that is shown, and writes it. */
  readonly fileTurns = new Turns();
  protected readonly lost = new LostBaseline(this.asks);
  /** The last filter that let runs through. */
  protected validFilter = '';
  readonly #names = new NamedViews();
  #view: ViewState = defaultView([]);

  get view(): ViewState {
    return this.#view;
  }

  protected set view(view: ViewState) {
    // Rows of another grouping are no longer in sight.
    if (groupingOf(view) !== groupingOf(this.#view)) this.selection = nothingSelected;
    this.#view = view;
  }

  /** Null: all runs. */
  get viewName(): string | null {
    return this.#names.name;
  }

  /** The view as it was loaded or saved under its name. */
  get saved(): ViewState {
    return this.#names.saved ?? this.view;
  }

  /** What the file of the view held when it was read or written; null: it has none. */
  get stamp(): ViewStamp | null {
    return this.#names.stamp;
  }

  get fileNews(): FileNews | null {
    return this.#names.news;
  }

  get unsaved(): boolean {
    return this.fileNews !== null || JSON.stringify(this.view) !== JSON.stringify(this.saved);
  }

  /** Changes what is shown; one undo takes back changes of one `kind` that follow each other quickly. */
  change(change: ViewChange, kind: string): void {
    this.said = null;
    const before = this.view;
    this.view = { ...before, ...change };
    if (JSON.stringify(before) === JSON.stringify(this.view)) return;
    this.undoable.viewChanged(before, kind, performance.now());
    // Whoever chooses a column may choose one that waits.
    const named = namedColumns(before);
    if ([...namedColumns(this.view)].some((column) => !named.has(column))) this.standing.show();
    this.viewChanged();
  }

  /** Shows another view, as it is saved; one undo leads back to the one before, under its name. */
  openView(name: string | null, state: ViewState, stamp: ViewStamp | null = null): void {
    this.said = null;
    this.undoable.viewOpened(this.view, this.#opened());
    // Steps of one view mean nothing in another.
    if (name !== this.viewName) this.chartLook = { ...this.chartLook, ...noZoom };
    this.begin(name, state, stamp);
    this.viewChanged();
  }

  #opened(): OpenedFrom {
    const { x, y } = this.chartLook;
    return { name: this.viewName, lostBaseline: this.lost.row, zoom: { x, y } };
  }

  /** Back to what the file of the view holds. */
  revertView(): void {
    const { fileNews } = this;
    if (fileNews?.type === 'changed') this.openView(this.viewName, fileNews.stored.state, fileNews.stored.stamp);
    else this.change(this.saved, 'revert');
  }

  /** Looks whether the file of the view is as it was read: a view without changes of its own is shown as the file has it now. */
  lookAtFile(): Promise<void> {
    return this.fileTurns.take(() => this.#lookAtFile());
  }

  async #lookAtFile(): Promise<void> {
    const { viewName: name, stamp } = this;
    if (name === null || stamp === null) return;
    const found = await this.asks.loadView({ name, stamp }).catch((error: unknown) => errorMessage(error));
    if (this.viewName !== name || this.stamp !== stamp) return;
    if (found === null) this.#names.news = { type: 'deleted' };
    else if (typeof found === 'string') this.#names.news = { type: 'unreadable', words: found };
    else this.#fileHolds(name, found);
    this.touch();
  }

  #fileHolds(name: string, stored: StoredView): void {
    const { stamp, saved } = this;
    this.#names.news = null;
    if (stamp?.file === stored.stamp.file && stamp.digest === stored.stamp.digest) return;
    if (JSON.stringify(this.#adopted(stored.state)) === JSON.stringify(saved)) this.#names.keep(stored.stamp);
    else if (this.unsaved) this.#names.news = { type: 'changed', stored };
    else {
      this.openView(name, stored.state, stored.stamp);
      this.said = { words: `The file of the view ${name} was changed; it is shown as it is now`, undo: true };
    }
  }

  /** What was shown when it was to be saved; what changed since is not. */
  viewWasSaved(name: string, state: ViewState, stamp: ViewStamp | null): void {
    this.#names.take(name, state, stamp);
    this.touch();
  }

  /** What is on the screen stays there, as a change of what all runs look like. */
  viewWasDeleted(): void {
    this.#names.wasDeleted(defaultView(this.standing.newest));
    this.touch();
  }

  /** Marks that were begun are set; `said`: what of it the rows do not show; `lost`: the baseline, where it went with its run. */
  marksChanged(said: string | null, lost: RowRef | null = null): void {
    this.undoable.marksChanged(lost);
    if (lost) this.loseBaseline(lost);
    this.said = said === null ? null : { words: said, undo: true };
    this.touch();
  }

  /** The baseline went with its run, and comes back with it. */
  protected loseBaseline(lost: RowRef): void {
    this.lost.row = lost;
    this.view = { ...this.view, baseline: null };
    this.viewChanged();
  }

  /** The first view of a page, or another one. */
  protected begin(name: string | null, state: ViewState, stamp: ViewStamp | null): void {
    this.view = this.#adopted(state);
    this.#names.take(name, this.view, stamp);
    this.lost.row = null;
    this.validFilter = '';
  }

  #adopted(state: ViewState): ViewState {
    return { ...state, marked: adoptMarked(state.marked, this.identities) };
  }

  /** Shows what was shown before something was done, and returns what leads to what is shown now. */
  protected goBack({ before, opened }: Undoable): Undoable {
    const now = this.#opened();
    const forward = { before: this.view, marks: false, ...(opened ? { opened: now } : {}) };
    if (before) this.view = before;
    if (opened) {
      this.#names.goBack(opened.name);
      if (this.viewName !== now.name) this.chartLook = { ...this.chartLook, ...opened.zoom };
      this.lost.row = opened.lostBaseline;
      this.validFilter = '';
      void this.lookAtFile();
    }
    this.viewChanged();
    return forward;
  }

  /** The view is another one now. */
  protected abstract viewChanged(): void;
}

const groupingOf = ({ groupBy }: ViewState): string => JSON.stringify(groupBy);
