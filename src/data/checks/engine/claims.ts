import type { CellPlace } from '../../profile/tableProfile';
import type { CellCause } from '../check';

/** Which cells and records a check has spoken of: one finding a cell, by the check that looks closest. */
export class Claims {
  private readonly cells = new Set<number>();
  private readonly rows = new Set<number>();

  /** A cause claims the first `most` of its cells. From `end` on a second table stands, of which only that is said. */
  constructor(
    private readonly most: number,
    private readonly end = Infinity,
  ) {}

  /**
   * The places of a cause, in file order, that nobody claimed before; they are claimed now. Of torn rows all are: those are
   * nobody else's, however many there are.
   */
  take(cause: CellCause, places: readonly CellPlace[]): CellPlace[] {
    const free = places.filter(
      (place) => this.isOpen(place) && (cause.scope === 'row' || !this.cells.has(place.start)),
    );
    const end = places[this.most]?.start ?? Infinity;
    for (const { start } of free) {
      if (cause.scope === 'cell' && start < end) this.cells.add(start);
    }
    if (cause.scope === 'row' || cause.claimsRow === true) for (const place of free) this.rows.add(place.row);
    return free;
  }

  /** As `take`, for what only a hint says: it claims nothing from others. */
  free(places: readonly CellPlace[]): CellPlace[] {
    return places.filter((place) => this.isOpen(place) && !this.cells.has(place.start));
  }

  private isOpen({ row, start }: CellPlace): boolean {
    return start < this.end && !this.rows.has(row);
  }
}
