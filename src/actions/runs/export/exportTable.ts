/** Runs as a table to be written: the first row of a file and its cells, each as precise as it is known. */
export interface ExportTable {
  readonly columns: readonly ExportColumn[];
  readonly rows: readonly (readonly ExportCell[])[];
}

export interface ExportColumn {
  /** For programs: "metrics.val_auc". */
  readonly id: string;
  /** For people: "val_auc". */
  readonly title: string;
  readonly numeric: boolean;
  /** Decimals for people (`base/numberText.ts`); programs get all digits. */
  readonly decimals: number;
  /** Whom it is for; absent: for both. People read in a name what programs find in a column of its own. */
  readonly only?: 'people' | 'programs';
}

/** Null: missing. A mean with its deviation is one cell for people, and several for programs. */
export type ExportCell = string | number | null | SpreadCell | DeltaCell;

export interface SpreadCell {
  readonly mean: number;
  readonly sd: number;
  /** 95 % interval of the mean. */
  readonly low: number;
  readonly high: number;
  readonly n: number;
  /** It is of other runs than the table says of its row. */
  readonly fewer?: boolean;
}

/** How far something is from the baseline. */
export interface DeltaCell {
  readonly difference: number;
  /** Zero is not ruled out. */
  readonly noise: boolean;
}

export type ExportFormat = 'csv' | 'tsv' | 'markdown' | 'latex';

export function isSpread(cell: ExportCell): cell is SpreadCell {
  return typeof cell === 'object' && cell !== null && 'mean' in cell;
}

export function isDelta(cell: ExportCell): cell is DeltaCell {
  return typeof cell === 'object' && cell !== null && 'difference' in cell;
}

/** The table without the columns that are for others. */
export function tableFor(reader: 'people' | 'programs', { columns, rows }: ExportTable): ExportTable {
  const kept = columns.map(({ only }) => only === undefined || only === reader);
  return {
    columns: columns.filter((_, index) => kept[index]),
    rows: rows.map((cells) => cells.filter((_, index) => kept[index])),
  };
}
