import type { Disposable } from '../../../src/base/disposable';
import { errorMessage } from '../../../src/base/errors';
import { Emitter } from '../../../src/base/event';
import type { ColumnRef } from '../../../src/protocol/experiments/column';
import { columnId } from '../../../src/protocol/experiments/column';
import type { ExperimentsAsks } from '../../../src/protocol/experiments/endpoints';
import type { TableAnswer, TableQuestion, TableWindow } from '../../../src/protocol/experiments/rows';
import { changesBeyond, orderChanges, type OrderChanges } from './orderChanges';
import { inWholePages, RowPages, type MissingRows } from './rowPages';

type TableAsks = Pick<ExperimentsAsks, 'table' | 'rows' | 'scales'>;

/** A newer order that waits until the person looks away, or asks for it. */
interface Waiting {
  readonly pages: RowPages;
  readonly changes: OrderChanges;
}

/** Of a column whose scale is on the way. */
const unknownScale = { low: NaN, high: NaN, least: NaN, greatest: NaN, bins: [], decimals: 3 };

/** Answers that are outdated before their rows are read, one after the other. */
const mostTries = 10;
const outrun = new Error('The runs change faster than they can be read; they are read again after the next change');

/**
 * Keeps the rows of the table. What is on the screen stays there until what comes next is complete for the window, so
 * that nothing flickers; and while the order is held, values change in place and the new order waits.
 */
export class TableLoader implements Disposable {
  /** What is shown; null before the first answer. */
  pages: RowPages | null = null;
  waiting: Waiting | null = null;
  /** Why the last ask failed; null: it did not. */
  problem: string | null = null;
  readonly #changed = new Emitter<undefined>();
  readonly onDidChange = this.#changed.event;
  #question: TableQuestion | null = null;
  /** Whether the next answer is shown at once, though a refresh that holds the order overtook what does not. */
  #moves = false;
  #refreshing = Promise.resolve();
  /** The part of the table that is on the screen, with some around it. */
  #window: TableWindow = { from: 0, to: 64, columns: [] };
  // Counts the questions: an answer to an older one is not taken.
  #round = 0;

  constructor(readonly asks: TableAsks) {}

  /** What came last, though its order may still wait. */
  get newest(): TableAnswer | null {
    return (this.waiting?.pages ?? this.pages)?.answer ?? null;
  }

  /** Names the newest answer: what older ones name can no longer be asked for. */
  get token(): string | null {
    return this.newest?.token ?? null;
  }

  /** How many runs the rows stand for: groups say so of the newest answer, though its order may still wait. */
  get counts(): TableAnswer['runs'] | null {
    const shown = this.pages?.answer ?? null;
    return (shown?.groups === null ? shown : this.newest)?.runs ?? null;
  }

  /** Asks for another table, which replaces the one on the screen as soon as its window is here. */
  async ask(question: TableQuestion): Promise<void> {
    this.#question = question;
    this.#moves = true;
    const pages = await this.#fetch();
    if (!pages) return;
    this.#moves = false;
    this.#show(pages);
  }

  /** Asks the same again because the runs changed. `hold`: rows stay where they are, with their new values. */
  refresh(hold: boolean): Promise<void> {
    this.#refreshing = this.#refresh(hold);
    return this.#refreshing;
  }

  /** Shows the newest rows, also where another refresh overtakes this one. */
  async renew(): Promise<void> {
    let newest = this.refresh(false);
    await newest;
    while (newest !== this.#refreshing) {
      newest = this.#refreshing;
      await newest;
    }
  }

  async #refresh(hold: boolean): Promise<void> {
    this.#moves ||= !hold;
    const pages = await this.#fetch();
    if (!pages) return;
    const moves = this.#moves;
    this.#moves = false;
    const changes = this.#changesTo(pages);
    // In an empty table there is nothing that is read.
    if (moves || !this.pages || this.pages.answer.rows === 0 || standsStill(changes, this.pages, pages)) {
      this.#show(pages);
      return;
    }
    this.pages.updateFrom(pages);
    this.waiting = { pages, changes };
    this.#changed.fire(undefined);
  }

  /** Lets the order that waits take its place. */
  showWaiting(): void {
    if (this.waiting) this.#show(this.waiting.pages);
  }

  /** Says what is on the screen; what is missing of it is asked for. */
  need(window: TableWindow): void {
    this.#window = window;
    if (this.pages) void this.#load(this.pages);
  }

  /** Says again what stands on the screen, after a mark was set in it. */
  touch(): void {
    this.#changed.fire(undefined);
  }

  dispose(): void {
    this.#round++;
    this.#changed.dispose();
  }

  async #fetch(tries = mostTries): Promise<RowPages | null> {
    if (!this.#question) return null;
    if (tries === 0) return this.#fail(outrun);
    const round = ++this.#round;
    try {
      const question = this.#question;
      const pages = await this.#read(question, inWholePages(this.#window));
      const complete = round === this.#round && (await this.#load(pages));
      if (round !== this.#round) return null;
      this.problem = null;
      return complete ? pages : await this.#fetch(tries - 1);
    } catch (error) {
      if (round === this.#round) this.#fail(error);
      return null;
    }
  }

  async #read(question: TableQuestion, window: TableWindow): Promise<RowPages> {
    const { first, ...answer } = await this.asks.table({ ...question, window });
    const pages = new RowPages(answer, question);
    if (first) pages.takeWindow(window, first);
    return pages;
  }

  #show(pages: RowPages): void {
    this.pages = pages;
    this.waiting = null;
    this.#changed.fire(undefined);
    void this.#load(pages);
  }

  /** False when the answer no longer holds. */
  async #load(pages: RowPages): Promise<boolean> {
    const { from, to, columns } = this.#window;
    const byId = new Map(columns.map((column) => [columnId(column), column]));
    const missing = pages.missing(from, to, [...byId.keys()]);
    const lacking = columns.filter((column) => !pages.scales.has(columnId(column)));
    if (missing.length === 0 && lacking.length === 0) return true;
    const parts = await Promise.all([
      ...missing.map((part) => this.#loadPart(pages, part, byId)),
      this.#loadScales(pages, lacking),
    ]);
    if (parts.includes(false)) return this.#outdated(pages);
    if (pages === this.pages) this.#changed.fire(undefined);
    return true;
  }

  async #loadPart(pages: RowPages, part: MissingRows, byId: ReadonlyMap<string, ColumnRef>): Promise<boolean> {
    const columns = part.columns.map((id) => byId.get(id) as ColumnRef);
    try {
      const answer = await this.asks.rows({ token: pages.answer.token, from: part.from, to: part.to, columns });
      if (answer) pages.take(answer.from, answer.rows, answer.baseline, part.columns);
      else pages.unask(part);
      return answer !== null;
    } catch (error) {
      pages.unask(part);
      this.#fail(error);
      return true;
    }
  }

  async #loadScales(pages: RowPages, columns: readonly ColumnRef[]): Promise<boolean> {
    if (columns.length === 0) return true;
    for (const column of columns) pages.scales.set(columnId(column), { column, ...unknownScale });
    try {
      const scales = await this.asks.scales({ token: pages.answer.token, columns: [...columns] });
      if (scales) pages.takeScales(scales);
      return scales !== null;
    } catch (error) {
      this.#fail(error);
      return true;
    }
  }

  /** The rows that are shown cannot be continued: the newest take their place. */
  #outdated(pages: RowPages): boolean {
    if (pages !== this.pages) return false;
    if (this.waiting) this.showWaiting();
    else void this.refresh(false);
    return true;
  }

  #changesTo(pages: RowPages): OrderChanges {
    const { from, to } = this.#window;
    const keys = (of: RowPages | null) => (of?.loaded(from, to) ?? []).map(([, { key }]) => key);
    const changes = orderChanges(keys(this.pages), keys(pages));
    const more = pages.answer.runs.shown - (this.pages?.answer.runs.shown ?? 0);
    const whole = from === 0 && Math.max(pages.answer.rows, this.pages?.answer.rows ?? 0) <= to;
    if (!whole) return changesBeyond(changes, more);
    // Within a folded group runs come and go without a row.
    return { ...changes, added: Math.max(changes.added, more), gone: Math.max(changes.gone, -more) };
  }

  #fail(error: unknown): null {
    this.problem = errorMessage(error);
    this.#changed.fire(undefined);
    return null;
  }
}

/** Whether newer pages put no row and no column elsewhere. */
function standsStill({ added, gone, moved }: OrderChanges, before: RowPages, after: RowPages): boolean {
  const hidden = ({ answer }: RowPages) => JSON.stringify(answer.alike ?? []);
  return added + gone + moved === 0 && before.answer.rows === after.answer.rows && hidden(before) === hidden(after);
}
