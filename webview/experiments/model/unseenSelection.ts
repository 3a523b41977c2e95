import type { ExperimentsAsks } from '../../../src/protocol/experiments/endpoints';
import { rowKey, type RowKey } from './rowKey';
import type { RowPages } from './rowPages';
import type { Selection } from './selection';

/** Which of the chosen rows the table does not show: a choice outlives the filter that hides it. */
export class UnseenSelection {
  #hidden: ReadonlySet<RowKey> = new Set();
  #archived: ReadonlySet<RowKey> = new Set();
  #looked = '';

  constructor(private readonly asks: Pick<ExperimentsAsks, 'unseen'>) {}

  /** How many of the chosen rows are hidden. */
  hidden(selection: Selection): number {
    return countOf(selection, this.#hidden);
  }

  /** How many of these are hidden because they are archived. */
  archived(selection: Selection): number {
    return countOf(selection, this.#archived);
  }

  /** Looks again when other runs are shown; returns the chosen rows that still exist, null when nothing is new. */
  async look(pages: RowPages | null, selection: Selection, grouping: string): Promise<Selection | null> {
    if (!pages) return null;
    const { token, runs } = pages.answer;
    const looked = JSON.stringify([pages.filter, runs, grouping, selection.size > 0]);
    if (looked === this.#looked) return null;
    this.#looked = looked;
    const unseen = selection.size > 0 ? await this.asks.unseen({ token, rows: [...selection.values()] }) : noneUnseen;
    if (!unseen) {
      this.#looked = '';
      return null;
    }
    this.#hidden = new Set(unseen.hidden.map(rowKey));
    this.#archived = new Set(unseen.archived.map(rowKey));
    if (unseen.gone.length === 0) return selection;
    const gone = new Set(unseen.gone.map(rowKey));
    return new Map([...selection].filter(([key]) => !gone.has(key)));
  }
}

const noneUnseen = { hidden: [], archived: [], gone: [] };

function countOf(selection: Selection, keys: ReadonlySet<RowKey>): number {
  return keys.size === 0 ? 0 : [...selection.keys()].filter((key) => keys.has(key)).length;
}
