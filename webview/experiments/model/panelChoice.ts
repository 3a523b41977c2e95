import type { ExperimentsAsks } from '../../../src/protocol/experiments/endpoints';
import { FollowedRow } from './followedRow';
import { PanelSignals } from './panelSignals';
import { PendingChoice } from './pendingChoice';
import type { RowPages } from './rowPages';
import { nothingSelected, type ActiveCell, type Selection } from './selection';
import { UnseenSelection } from './unseenSelection';

/** Which rows commands are for, where the keyboard is, and what was done to runs last. */
export class PanelChoice extends PanelSignals {
  selection: Selection = nothingSelected;
  active: ActiveCell = { row: 0, column: 0 };
  /** Where the selection was begun, for extending it. */
  anchor: number | null = null;
  /** What was done to runs and the rows in sight do not show by themselves, or why nothing was; null: nothing to say. */
  said: { readonly words: string; readonly undo: boolean } | null = null;
  readonly choice = new PendingChoice();
  readonly unseen: UnseenSelection;
  /** Counts how often the keyboard was moved: what it was moved to has to be in sight. */
  moves = 0;
  /** The moves after which the table was scrolled: one that is shown again stays where it was scrolled to since. */
  revealed = 0;
  readonly #followed: FollowedRow;

  constructor(readonly asks: ExperimentsAsks) {
    super();
    this.unseen = new UnseenSelection(asks);
    this.#followed = new FollowedRow(asks);
  }

  select(selection: Selection, anchor: number | null = null): void {
    this.selection = selection;
    this.anchor = anchor;
    this.said = null;
    this.touch();
  }

  /** Says why nothing was done. */
  say(words: string): void {
    this.said = { words, undo: false };
    this.touch();
  }

  /** Moves the keyboard to a cell. */
  activate(active: ActiveCell): void {
    this.active = active;
    this.moves++;
    this.touch();
  }

  /** The keyboard stays on its row when that stands elsewhere now; nothing scrolls by it. */
  protected async followRow(pages: RowPages | null): Promise<void> {
    const { active } = this;
    const found = this.#followed.look(pages, active.row);
    const row = typeof found === 'number' ? found : await found;
    if (row === active.row || this.active !== active) return;
    this.active = { ...active, row };
    this.touch();
  }

  /** Rows that are gone are chosen no more; of those that are hidden the status line says so. */
  protected async lookForSelection(pages: RowPages | null, grouping: string): Promise<void> {
    const { selection } = this;
    const kept = await this.unseen.look(pages, selection, grouping);
    if (!kept || this.selection !== selection) return;
    this.selection = kept;
    this.touch();
  }
}
