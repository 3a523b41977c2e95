import { cellText } from '../../csv/cell';
import type { RecordBatch } from '../../csv/scanner';
import { CellKind } from '../../profile/cellKind';
import type { CellClass } from '../../profile/classifyCell';
import { isMissing, type DeclaredRule } from '../../profile/declared';
import type { CellPlace } from '../../profile/tableProfile';
import type { Selector } from '../check';
import type { LocatedPlace } from './located';

/** Looks at the cells of one column, one after the other, and keeps those that are meant. */
export interface ColumnMatcher {
  /** Whether it has to know what a cell looks like; else its text is enough. */
  readonly classified: boolean;
  cell(batch: RecordBatch, start: number, end: number, row: number, seen: CellClass, rule: DeclaredRule | null): void;
  found(): LocatedPlace[];
}

/** The matcher of a selector of cells; `marks` are words for "missing" that are values in the column. */
export function columnMatcher(select: Selector, marks: ReadonlySet<string>): ColumnMatcher {
  switch (select.by) {
    case 'kinds':
      return new ClassMatcher(mask(select.kinds), 0, marks, false);
    case 'flags':
      return new ClassMatcher(select.kinds ? mask(select.kinds) : -1, mask(select.flags), marks, select.any === true);
    case 'values':
      return new ValueMatcher(select.values);
    case 'number':
      return new NumberMatcher(select.number);
    case 'places':
      return new RepeatMatcher();
  }
}

class ClassMatcher implements ColumnMatcher {
  readonly classified = true;
  private readonly places: LocatedPlace[] = [];

  constructor(
    private readonly kinds: number,
    private readonly flags: number,
    private readonly marks: ReadonlySet<string>,
    /** Whether one of the flags is enough. */
    private readonly any: boolean,
  ) {}

  cell(batch: RecordBatch, start: number, end: number, row: number, seen: CellClass, rule: DeclaredRule | null): void {
    const text = (): string => cellText(batch.bytes, start, end);
    const kind = rule === null ? seen.kind : rule.kind(seen.kind, text);
    const flags = rule === null ? seen.flags : seen.flags | rule.flags({ ...classOf(seen), kind }, text);
    const shown = kind === CellKind.MissingWord && this.marks.has(text()) ? CellKind.Text : kind;
    if (((this.kinds >>> shown) & 1) === 0 || !this.has(flags)) return;
    this.places.push(placeOf(batch, start, end, row));
  }

  found(): LocatedPlace[] {
    return this.places;
  }

  private has(flags: number): boolean {
    const met = flags & this.flags;
    return this.any ? met !== 0 : met === this.flags;
  }
}

class NumberMatcher implements ColumnMatcher {
  readonly classified = true;
  private readonly places: LocatedPlace[] = [];

  constructor(private readonly number: number) {}

  cell(batch: RecordBatch, start: number, end: number, row: number, seen: CellClass): void {
    if (seen.number === this.number) this.places.push(placeOf(batch, start, end, row));
  }

  found(): LocatedPlace[] {
    return this.places;
  }
}

class ValueMatcher implements ColumnMatcher {
  readonly classified = false;
  private readonly places: LocatedPlace[] = [];
  /** Lengths in UTF-8 of the values: most other cells are told apart by theirs. */
  private readonly lengths: ReadonlySet<number>;

  constructor(private readonly values: ReadonlySet<string>) {
    const encoder = new TextEncoder();
    this.lengths = new Set([...values].map((value) => encoder.encode(value).length));
  }

  cell(batch: RecordBatch, start: number, end: number, row: number): void {
    // Quotes and malformed bytes change the length.
    const plain = batch.bytes[start] !== 34 && !this.values.has('\ufffd');
    if (plain && !this.lengths.has(end - start)) return;
    if (this.values.has(cellText(batch.bytes, start, end))) this.places.push(placeOf(batch, start, end, row));
  }

  found(): LocatedPlace[] {
    return this.places;
  }
}

class RepeatMatcher implements ColumnMatcher {
  readonly classified = true;
  private readonly places: LocatedPlace[] = [];
  private readonly firsts = new Map<string, CellPlace>();

  cell(batch: RecordBatch, start: number, end: number, row: number, seen: CellClass): void {
    if (isMissing(seen.kind)) return;
    const text = cellText(batch.bytes, start, end);
    const place = placeOf(batch, start, end, row);
    const first = this.firsts.get(text);
    if (first === undefined) this.firsts.set(text, place);
    else this.places.push({ ...place, first });
  }

  found(): LocatedPlace[] {
    return this.places;
  }
}

function placeOf(batch: RecordBatch, start: number, end: number, row: number): CellPlace {
  return { row, start: batch.base + start, end: batch.base + end };
}

function classOf({ kind, flags, number, instant, unit }: CellClass): CellClass {
  return { kind, flags, number, instant, unit };
}

function mask(bits: readonly number[]): number {
  return bits.reduce((all, bit) => all | (1 << bit), 0);
}
