import { cellText } from '../csv/cell';
import { CellContent } from './cellBytes';
import { firstSeed } from './cellHash';
import { CellKind } from './cellKind';
import type { CellClassifier } from './classifyCell';
import { closeColumn, createColumn, type ColumnState } from './columnState';
import { countUnit, type ColumnSums } from './columnSums';
import { addDay, isDated } from './daySums';
import { DeclaredRule } from './declared';
import {
  addEntry,
  entryFlags,
  entryKind,
  findEntry,
  isFull,
  noteOccurrence,
  recordField,
  recordSize,
} from './dictionary';
import type { ColumnLimits } from './limits';
import { placeSize, type PlaceList } from './placeList';
import type { ColumnPlan, ProfilePlan } from './profilePlan';
import type { Viewed } from './viewed';

/** Bits of the kinds and of the flags of which enough places are kept. */
export const keptField = { kinds: 0, flags: 1 } as const;

/** Where the contents of cells are found. */
const content = new CellContent();

/** Books single cells of one column, whoever walks over them: new spellings, places, what has to be looked at in full. */
export class ColumnRecorder {
  readonly state: ColumnState = createColumn();
  readonly rule: DeclaredRule | null;
  /** Of the cell classified last. */
  kind: CellKind = CellKind.Empty;
  private flags = 0;
  private length = 0;
  private readonly limits: ColumnLimits;
  private readonly keep: number;

  constructor(
    readonly plan: ColumnPlan,
    { keep, limits }: Pick<ProfilePlan, 'keep' | 'limits'>,
    readonly classifier: CellClassifier,
    /** As `keptField` names them. */
    private readonly kept: Int32Array,
  ) {
    this.rule = plan.expectation && new DeclaredRule(plan.expectation);
    this.keep = keep;
    this.limits = limits;
    kept[keptField.kinds] = keep === 0 ? -1 : plan.kept.kinds;
    kept[keptField.flags] = keep === 0 ? -1 : plan.kept.flags;
    if (plan.closed) this.close();
  }

  close(): void {
    closeColumn(this.state, this.plan.tracked, this.limits);
  }

  /** Adds a spelling to the dictionary; its entry, or -1 where that would be too many. */
  addSpelling(within: Viewed, hash: number, start: number, end: number): number {
    const { dictionary } = this.state;
    if (isFull(dictionary, this.limits, end - start)) return -1;
    this.classify(within.bytes, start, end);
    return this.addClassified(within, hash, start, end);
  }

  /**
   * Adds one cell to the sums, but for its number; a word for "missing" is counted by itself. Offsets are those of the batch,
   * because a sum beyond 31 bits that is handed over makes garbage of every cell.
   */
  sumUp(
    { kindCounts, flagCounts, units, days }: ColumnSums,
    within: Viewed,
    row: number,
    base: number,
    start: number,
    end: number,
  ): void {
    this.classify(within.bytes, start, end);
    if (this.kind === CellKind.MissingWord && this.countWord(within, row, base, start, end)) return;
    const { kind, flags, state, kept } = this;
    kindCounts[kind] = (kindCounts[kind] as number) + 1;
    for (let rest = flags; rest !== 0; rest &= rest - 1) {
      const flag = 31 - Math.clz32(rest & -rest);
      flagCounts[flag] = (flagCounts[flag] as number) + 1;
    }
    if (((1 << kind) & ~(kept[keptField.kinds] as number)) !== 0 || (flags & ~(kept[keptField.flags] as number)) !== 0)
      this.keepPlace(kind, flags, row, base + start, base + end);
    if (this.length > state.longest) state.longest = this.length;
    if (isDated(kind)) addDay(days, this.classifier, 1);
    const { unit } = this.classifier;
    if (kind === CellKind.NumberWithUnit && unit !== null) countUnit(units, unit, 1);
  }

  /** Keeps the place of an occurrence for its entry, its kind and its flags, as far as they want it. */
  noteEntry(entry: number, row: number, start: number, end: number): void {
    const { kept } = this;
    const { dictionary } = this.state;
    const kind = entryKind(dictionary, entry);
    const flags = entryFlags(dictionary, entry);
    const more = noteOccurrence(dictionary, entry, row, start);
    const wanted =
      more ||
      ((1 << kind) & ~(kept[keptField.kinds] as number)) !== 0 ||
      (flags & ~(kept[keptField.flags] as number)) !== 0;
    if (wanted) this.keepPlace(kind, flags, row, start, end);
    else dictionary.records[entry * recordSize + recordField.wanted] = 0;
  }

  keepPlace(kind: CellKind, flags: number, row: number, start: number, end: number): void {
    const { kept } = this;
    const { kindPlaces, flagPlaces } = this.state;
    const { kinds, flags: flagBits } = keptField;
    if (((1 << kind) & ~(kept[kinds] as number)) !== 0 && this.keepIn(kindPlaces, kind, row, start, end))
      kept[kinds] = (kept[kinds] as number) | (1 << kind);
    for (let rest = flags & ~(kept[flagBits] as number); rest !== 0; rest &= rest - 1) {
      const flag = 31 - Math.clz32(rest & -rest);
      if (this.keepIn(flagPlaces, flag, row, start, end)) kept[flagBits] = (kept[flagBits] as number) | (1 << flag);
    }
  }

  /** Counts a word for "missing" in the dictionary of a closed column; false where that is full. */
  private countWord(within: Viewed, row: number, base: number, start: number, end: number): boolean {
    const { dictionary } = this.state;
    const hash = content.hash(within, start, end, firstSeed);
    let entry = findEntry(dictionary, hash, within, start, end);
    if (entry < 0) {
      if (isFull(dictionary, this.limits, end - start)) return false;
      entry = this.addClassified(within, hash, start, end);
    }
    dictionary.counts[entry] = (dictionary.counts[entry] as number) + 1;
    this.noteEntry(entry, row, base + start, base + end);
    return true;
  }

  /** Adds the spelling that was classified last. */
  private addClassified(within: Viewed, hash: number, start: number, end: number): number {
    const { state, kind, flags, classifier } = this;
    state.longest = Math.max(state.longest, this.length);
    return addEntry(state.dictionary, hash, within, start, end, { kind, flags, number: classifier.number });
  }

  private classify(bytes: Uint8Array, start: number, end: number): void {
    const { classifier } = this;
    classifier.classify(bytes, start, end);
    this.kind = classifier.kind;
    this.flags = classifier.flags;
    this.length = classifier.length;
    if (this.rule !== null) this.judge(this.rule, bytes, start, end);
  }

  /** Applies what is declared; its closure is made only here, because it costs every call. */
  private judge(rule: DeclaredRule, bytes: Uint8Array, start: number, end: number): void {
    const { classifier } = this;
    const text = (): string => cellText(bytes, start, end);
    this.kind = rule.kind(classifier.kind, text);
    const { flags, number, instant } = classifier;
    this.flags |= rule.flags({ kind: this.kind, flags, number, instant }, text);
  }

  /** True when there are enough now. */
  private keepIn(lists: (PlaceList | undefined)[], at: number, row: number, start: number, end: number): boolean {
    const list = (lists[at] ??= []);
    list.push(row, start, end);
    return list.length >= this.keep * placeSize;
  }
}
