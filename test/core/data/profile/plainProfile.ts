import { CellFlag, CellKind } from '../../../../src/data/profile/cellKind';
import type { ColumnProfile, TableProfile } from '../../../../src/data/profile/tableProfile';

const shares = [0, 0.01, 0.25, 0.5, 0.9, 1];

/** A profile as plain data that can be compared; sums are rounded to what any order of adding gives. */
export function plainProfile(profile: TableProfile): unknown {
  return { ...profile, columns: profile.columns.map(plainColumn) };
}

function plainColumn(column: ColumnProfile): unknown {
  const { numbers } = column;
  return {
    ...column,
    kind: Object.fromEntries(Object.entries(CellKind).map(([name, kind]) => [name, column.kind(kind)])),
    flag: Object.fromEntries(Object.entries(CellFlag).map(([name, flag]) => [name, column.flag(flag)])),
    numbers: numbers && {
      ...numbers,
      mean: rounded(numbers.mean, scaleOf(numbers)),
      stddev: rounded(numbers.stddev, scaleOf(numbers)),
      quantile: shares.map((share) => rounded(numbers.quantile(share), scaleOf(numbers))),
      histogram: numbers.histogram.map((bin) => bin.count),
    },
  };
}

function scaleOf({ min, max }: { min: number; max: number }): number {
  return Math.max(Math.abs(min), Math.abs(max), Number.MIN_VALUE);
}

function rounded(value: number, scale: number): number {
  const share = value / scale;
  return Number.isFinite(share) ? Number(share.toFixed(9)) + 0 : value;
}
