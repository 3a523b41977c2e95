import { relabelled } from '../../../src/protocol/experiments/chosen';
import type { ExperimentsAsks } from '../../../src/protocol/experiments/endpoints';
import type { TableRow } from '../../../src/protocol/experiments/rows';
import type { RowRef } from '../../../src/protocol/experiments/viewState';
import { rowKey, type RowKey } from './rowKey';
import type { LoadedRow, RowPages } from './rowPages';

/** What is set in runs. */
export type Marking = Omit<Parameters<ExperimentsAsks['mark']>[0], 'ids'>;

/** Marks that are shown, and that the extension does not have yet. */
export interface Unkept {
  readonly keys: ReadonlySet<RowKey>;
  readonly marking: Marking;
}

/** Marks are seen before the extension keeps them: they lie over what it says of the rows, in the order in which they were set. */
export class UnkeptMarks {
  readonly #marks = new Set<Unkept>();

  constructor(private readonly loader: { readonly pages: RowPages | null }) {}

  add(rows: readonly RowRef[], marking: Marking): Unkept {
    const unkept = { keys: new Set(rows.map(rowKey)), marking };
    this.#marks.add(unkept);
    this.show();
    return unkept;
  }

  /** The extension has them, though it may not have said so of the rows yet. */
  keep(unkept: Unkept): void {
    for (const loaded of this.#rows()) loaded.kept = marked(loaded.key, loaded.kept, unkept);
    this.drop(unkept);
  }

  /** The extension refuses them. */
  drop(unkept: Unkept): void {
    this.#marks.delete(unkept);
    this.show();
  }

  /** Shows them, in rows that came meanwhile too. */
  show(): void {
    const marks = [...this.#marks];
    for (const loaded of this.#rows())
      loaded.row = marks.reduce((row, unkept) => marked(loaded.key, row, unkept), loaded.kept);
  }

  #rows(): readonly LoadedRow[] {
    const { pages } = this.loader;
    return pages ? [...pages.all(), ...(pages.baseline ? [pages.baseline] : [])] : [];
  }
}

function marked(key: RowKey, row: TableRow, { keys, marking }: Unkept): TableRow {
  return keys.has(key) ? { ...row, ...shownMarks(row, marking) } : row;
}

/** Of a group star and tags are shown. */
function shownMarks({ kind, labels }: TableRow, { marks, relabel }: Marking): Partial<TableRow> {
  const { starred, archived, note, name } = marks;
  const ofAll = {
    ...(starred === undefined ? {} : { starred }),
    ...(relabel ? { labels: relabelled(labels, relabel) } : {}),
  };
  if (kind !== 'run') return ofAll;
  return {
    ...ofAll,
    ...(archived === undefined ? {} : { archived }),
    ...(note === undefined ? {} : { note }),
    ...(typeof name === 'string' ? { name } : {}),
  };
}
