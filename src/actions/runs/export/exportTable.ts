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
}

/** Null: missing. A mean with its deviation is one cell for people, and several for programs. */
export type ExportCell = string | number | null | SpreadCell;

export interface SpreadCell {
  readonly mean: number;
  readonly sd: number;
  /** 95 % interval of the mean. */
  readonly low: number;
  readonly high: number;
  readonly n: number;
}

export type ExportFormat = 'csv' | 'tsv' | 'markdown' | 'latex';

export function isSpread(cell: ExportCell): cell is SpreadCell {
  return typeof cell === 'object' && cell !== null;
}
