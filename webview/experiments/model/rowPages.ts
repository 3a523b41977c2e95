import type {
  Cell,
  ColumnScale,
  TableAnswer,
  TableQuestion,
  TableRow,
  TableWindow,
} from '../../../src/protocol/experiments/rows';
import { columnId } from '../../../src/protocol/experiments/column';
import { rowKey, type RowKey } from './rowKey';
import { pinnedIndex } from './rowPlaces';

/** A row that is here, with the cells that were asked for. */
export interface LoadedRow {
  readonly key: RowKey;
  /** As the extension says. */
  kept: TableRow;
  /** As it is shown: with the marks that the extension does not have yet. */
  row: TableRow;
  readonly cells: Map<string, Cell>;
  /** The version of the pages with which its cells came. */
  version: number;
}

/** Rows and columns of which something is missing. */
export interface MissingRows {
  readonly from: number;
  readonly to: number;
  readonly columns: readonly string[];
}

const pageRows = 64;
const mostPages = 60;

/** The pages that a window touches. */
export function inWholePages({ from, to, columns }: TableWindow): TableWindow {
  const first = Math.floor(Math.max(0, from) / pageRows);
  return { from: first * pageRows, to: Math.ceil(to / pageRows) * pageRows, columns };
}

/** What is here of one answer of the table: rows in pages, cells by column. */
export class RowPages {
  readonly scales = new Map<string, ColumnScale>();
  baseline: LoadedRow | null = null;
  /** Grows with whatever comes here. */
  version = 0;
  readonly #rows = new Map<number, LoadedRow>();
  readonly #asked = new Map<number, Set<string>>();

  constructor(
    readonly answer: TableAnswer,
    readonly question: TableQuestion,
  ) {}

  /** The filter that was asked with. */
  get filter(): string {
    return this.question.filter;
  }

  /** Whether the rows are those of no filter where the one that was asked with is wrong: none before it let any through. */
  get isUnfiltered(): boolean {
    return (this.question.fallback ?? '') === '';
  }

  row(index: number): LoadedRow | null {
    return index === pinnedIndex ? this.baseline : (this.#rows.get(index) ?? null);
  }

  /** Where a row stands, as far as is known here; null: it is not here. */
  placeOf(key: RowKey): number | null {
    for (const [place, loaded] of this.#rows) if (loaded.key === key) return place;
    return this.baseline?.key === key ? pinnedIndex : null;
  }

  /** The group that a member in a place is of, where what stands between is here; null: it is of none, or not known. */
  groupOf(place: number): RowKey | null {
    for (let above = place - 1; above >= 0; above--) {
      const loaded = this.row(above);
      if (!loaded) return null;
      if (loaded.row.depth === 0) return loaded.key;
    }
    return null;
  }

  /** The rows of a part that are here, with their places. */
  loaded(from: number, to: number): readonly (readonly [number, LoadedRow])[] {
    const places = Array.from({ length: Math.max(0, to - from) }, (_, offset) => from + offset);
    return places.flatMap((place) => {
      const row = this.#rows.get(place);
      return row ? [[place, row] as const] : [];
    });
  }

  /** Every row that is here. */
  all(): Iterable<LoadedRow> {
    return this.#rows.values();
  }

  /** What has to be asked for so that a part is here, and takes it for asked. */
  missing(from: number, to: number, columns: readonly string[]): readonly MissingRows[] {
    const first = Math.floor(Math.max(0, from) / pageRows);
    const last = Math.floor((Math.min(to, this.answer.rows) - 1) / pageRows);
    const missing: MissingRows[] = [];
    for (let page = first; page <= last; page++) {
      const known = this.#asked.get(page);
      const lacking = columns.filter((id) => !known?.has(id));
      if (known && lacking.length === 0) continue;
      this.#asked.delete(page);
      this.#asked.set(page, new Set([...(known ?? []), ...lacking]));
      const end = Math.min((page + 1) * pageRows, this.answer.rows);
      missing.push({ from: page * pageRows, to: end, columns: lacking });
    }
    this.#forgetFarPages(first, last);
    return missing;
  }

  /** Forgets that something was asked for: its answer did not come. */
  unask({ from, columns }: MissingRows): void {
    const page = Math.floor(from / pageRows);
    const left = [...(this.#asked.get(page) ?? [])].filter((id) => !columns.includes(id));
    if (left.length === 0) this.#asked.delete(page);
    else this.#asked.set(page, new Set(left));
  }

  take(from: number, rows: readonly TableRow[], baseline: TableRow | null, columns: readonly string[]): void {
    this.version++;
    rows.forEach((row, offset) => {
      this.#rows.set(from + offset, this.#merged(this.#rows.get(from + offset), row, columns));
    });
    if (baseline) this.baseline = this.#merged(this.baseline ?? undefined, baseline, columns);
  }

  /** Takes what came with the answer itself, of a window in whole pages. */
  takeWindow({ from, to, columns }: TableWindow, { rows, scales }: NonNullable<TableAnswer['first']>): void {
    const ids = columns.map(columnId);
    this.missing(from, to, ids);
    this.take(rows.from, rows.rows, rows.baseline, ids);
    this.takeScales(scales);
  }

  takeScales(scales: readonly ColumnScale[]): void {
    this.version++;
    for (const scale of scales) this.scales.set(columnId(scale.column), scale);
  }

  /** Takes what another answer says of the same rows, wherever it has them; returns how many it does not have. */
  updateFrom(other: RowPages): number {
    this.version++;
    const newer = new Map([...other.all()].map((loaded) => [loaded.key, loaded]));
    let missing = 0;
    for (const loaded of this.#rows.values()) {
      const update = newer.get(loaded.key);
      if (!update) missing++;
      else this.#takeOver(loaded, update);
    }
    return missing;
  }

  #forgetFarPages(first: number, last: number): void {
    for (const page of this.#asked.keys()) {
      if (this.#asked.size <= mostPages) return;
      if (page >= first - 1 && page <= last + 1) continue;
      this.#asked.delete(page);
      for (let row = page * pageRows; row < (page + 1) * pageRows; row++) this.#rows.delete(row);
    }
  }

  #merged(before: LoadedRow | undefined, row: TableRow, columns: readonly string[]): LoadedRow {
    const { version } = this;
    const key = rowKey(row.row);
    const loaded = before?.key === key ? before : { key, kept: row, row, cells: new Map<string, Cell>(), version };
    loaded.kept = row;
    loaded.row = row;
    loaded.version = version;
    columns.forEach((id, place) => loaded.cells.set(id, row.cells[place] ?? null));
    return loaded;
  }

  #takeOver(loaded: LoadedRow, update: LoadedRow): void {
    loaded.kept = { ...update.kept, expanded: loaded.row.expanded, depth: loaded.row.depth };
    loaded.row = loaded.kept;
    loaded.version = this.version;
    for (const [id, cell] of update.cells) loaded.cells.set(id, cell);
  }
}
