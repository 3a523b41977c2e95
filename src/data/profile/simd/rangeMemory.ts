import { usualRows } from '../../csv/scanner';
import { cellFlagCount, cellKindCount } from '../cellKind';
import { placeStride, recordSize } from '../dictionary';
import type { ColumnLimits } from '../limits';
import { monthTable } from '../monthNames';
import { powersOfTen } from '../plainNumber';
import type { ColumnPlan, ProfilePlan } from '../profilePlan';
import { keySize } from '../repeats/keyLog';
import { viewed, type Viewed } from '../viewed';
import { longestWord, wordFilter } from '../wordFilter';
import type { KernelInstance } from './kernelInstance';
import * as layout from './layout';

/** Regions begin at multiples of this, and that many bytes behind the last one may be read. */
const alignment = 64;

const millisecondsADay = 86_400_000;

/** Part of the memory, whose address is written to a field. */
interface Region {
  readonly field: number;
  readonly bytes: number;
  /** Has to be zero at first. */
  readonly cleared?: boolean;
}

/** The memory of a kernel, laid out for one range: fields at fixed places that point to arrays. */
export class RangeMemory {
  /** All of it. */
  readonly all: Viewed;
  readonly rows: number;
  private readonly fields: Int32Array;
  private readonly floats: Float64Array;

  constructor(instance: KernelInstance, plan: ProfilePlan, windowBytes: number) {
    this.rows = usualRows(plan.dialect.width);
    const regions = regionsOf(plan, this.rows, windowBytes);
    const places: number[] = [];
    let size = layout.columnsAt + plan.columns.length * layout.columnSize;
    const fieldsEnd = size;
    for (const { bytes } of regions) {
      places.push(size);
      size = Math.ceil((size + bytes) / alignment) * alignment;
    }
    const buffer = instance.reserve(size + alignment);
    this.all = viewed(new Uint8Array(buffer));
    this.fields = new Int32Array(buffer);
    this.floats = new Float64Array(buffer);
    this.all.bytes.fill(0, 0, fieldsEnd);
    regions.forEach(({ field, bytes, cleared }, index) => {
      const at = places[index] as number;
      if (cleared === true) this.all.bytes.fill(0, at, at + bytes);
      this.set(field, at);
    });
    this.setConstants(plan);
  }

  get(field: number): number {
    return this.fields[field >> 2] as number;
  }

  set(field: number, value: number): void {
    this.fields[field >> 2] = value;
  }

  getFloat(field: number): number {
    return this.floats[field >> 3] as number;
  }

  setFloat(field: number, value: number): void {
    this.floats[field >> 3] = value;
  }

  /** The array that a field points to. */
  bytes(field: number, length: number): Uint8Array {
    return new Uint8Array(this.all.bytes.buffer, this.get(field), length);
  }

  int32(field: number, length: number): Int32Array {
    return new Int32Array(this.all.bytes.buffer, this.get(field), length);
  }

  float64(field: number, length: number): Float64Array {
    return new Float64Array(this.all.bytes.buffer, this.get(field), length);
  }

  /** So many keys of the log that a field points to. */
  keys(field: number, count: number): Uint32Array {
    return new Uint32Array(this.all.bytes.buffer, this.get(field), count * keySize);
  }

  private setConstants({ dialect, now }: ProfilePlan): void {
    this.set(layout.rangeWidth, dialect.width);
    this.set(layout.rangeMaxRows, this.rows);
    this.set(layout.rangeDelimiter, dialect.delimiter.charCodeAt(0));
    this.set(layout.rangeLongestWord, longestWord);
    this.set(layout.rangeFuture, Math.floor(now / millisecondsADay) + 2);
    this.bytes(layout.rangeWordFilter, wordFilter.length).set(wordFilter);
    this.int32(layout.rangeMonths, monthTable.length).set(monthTable);
    this.float64(layout.rangePowers, powersOfTen.length).set(powersOfTen);
  }
}

/** Where a field of a column lies. */
export function columnField(column: number, field: number): number {
  return layout.columnsAt + column * layout.columnSize + field;
}

/** Slots of the hash table of a column: a power of two, at least twice as many as entries. */
export function tableSlots({ entries }: ColumnLimits): number {
  return 2 ** Math.ceil(Math.log2(entries * 2));
}

function regionsOf(plan: ProfilePlan, rows: number, windowBytes: number): Region[] {
  const { width } = plan.dialect;
  return [
    { field: layout.rangeMarks, bytes: rows * (width + 1) * 4 },
    ...[layout.rangeRowStarts, layout.rangeRowEnds, layout.rangeFitEnds, layout.rangeCells].map(words(rows)),
    ...[layout.rangeHashes, layout.rangeHashesAgain, layout.rangeCellHashes].map(words(rows)),
    ...[layout.rangeMissing, layout.rangeChosen].map(words(rows)),
    { field: layout.rangeRowFlags, bytes: rows },
    { field: layout.rangeNumbers, bytes: rows * 8 },
    { field: layout.rangeRowKeys, bytes: rows * keySize * 4 },
    { field: layout.rangeScratch, bytes: layout.scratchBytes },
    { field: layout.rangeWordFilter, bytes: wordFilter.byteLength },
    { field: layout.rangeMonths, bytes: monthTable.byteLength },
    { field: layout.rangePowers, bytes: powersOfTen.byteLength },
    ...plan.columns.flatMap((column) => columnRegions(column, plan.limits, rows)),
    { field: layout.rangeWindow, bytes: windowBytes },
  ];
}

function words(count: number): (field: number) => Region {
  return (field) => ({ field, bytes: count * 4 });
}

/** As much as the limits allow: what is never written to takes no memory. */
function columnRegions({ index, unique }: ColumnPlan, limits: ColumnLimits, rows: number): Region[] {
  const { entries, keyBytes, registers } = limits;
  const at = (field: number): number => columnField(index, field);
  return [
    { field: at(layout.columnTable), bytes: tableSlots(limits) * 4, cleared: true },
    { field: at(layout.columnRecords), bytes: entries * recordSize * 4 },
    { field: at(layout.columnCounts), bytes: entries * 8 },
    { field: at(layout.columnDictionaryNumbers), bytes: entries * 8 },
    { field: at(layout.columnPlaces), bytes: entries * placeStride * 8 },
    { field: at(layout.columnKeyBytes), bytes: keyBytes },
    { field: at(layout.columnSketch), bytes: registers, cleared: true },
    { field: at(layout.columnKindCounts), bytes: cellKindCount * 8, cleared: true },
    { field: at(layout.columnFlagCounts), bytes: cellFlagCount * 8, cleared: true },
    ...(unique ? [{ field: at(layout.columnKeys), bytes: rows * keySize * 4 }] : []),
  ];
}
