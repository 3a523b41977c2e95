import type { ExperimentsAsks } from '../../../src/protocol/experiments/endpoints';
import { headerRow } from './rowPlaces';
import type { LoadedRow, RowPages } from './rowPages';

/** Finds the row that has the keyboard again when another table takes the place of the one it stood in. */
export class FollowedRow {
  #pages: RowPages | null = null;

  constructor(private readonly asks: Pick<ExperimentsAsks, 'locate'>) {}

  /** Where the row with the keyboard, which was at `row`, stands now; a promise where it has to be asked for. */
  look(pages: RowPages | null, row: number): number | Promise<number> {
    const before = this.#pages;
    this.#pages = pages;
    if (!pages || before === pages || row === headerRow) return row;
    const followed = before?.row(row);
    if (!followed || pages.row(row)?.key === followed.key) return row;
    return pages.placeOf(followed.key) ?? this.#locate(pages, followed, row);
  }

  /** What is no longer in the table leaves the keyboard where it is. */
  async #locate({ answer }: RowPages, { row: { row } }: LoadedRow, place: number): Promise<number> {
    const found = row.type === 'run' ? await this.asks.locate({ token: answer.token, id: row.id }) : null;
    return found?.row ?? Math.max(0, Math.min(place, answer.rows - 1));
  }
}
