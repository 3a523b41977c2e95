import type { CheckSource } from '../checkRequest';
import type { ByteSource } from '../csv/byteSource';
import type { DialectGuess } from '../csv/detectDialect';
import { DataError } from '../report';
import { columnProfile } from './columnProfile';
import { createColumn } from './columnState';
import { isDeclaredUnique } from './identifiers';
import { readOpening, type Opening } from './opening';
import { Pacer } from './pacer';
import { planProfile } from './planColumns';
import { mergeParts, type ProfilePart } from './profilePart';
import type { ProfilePlan } from './profilePlan';
import type { ProfileOptions, ProfileResult } from './profiler';
import { profileRange } from './profileRange';
import { noRepeats, TableKeys, type TableRepeats } from './repeats/tableKeys';
import { toStructure } from './structureState';
import { keptCells, type ColumnProfile, type TableProfile } from './tableProfile';

/** A table that is to be profiled in ranges, for whoever distributes them. */
export interface RangeWork {
  readonly source: ByteSource;
  readonly from: CheckSource;
  readonly plan: ProfilePlan;
  /** From the first record to the end of the file. */
  readonly start: number;
  readonly end: number;
  readonly pacer: Pacer;
  readonly onReached: (offset: number) => void;
}

/** Profiles the ranges of a table wherever it likes; yields parts that follow each other without a gap from `start`. */
export type RangeRunner = (work: RangeWork) => AsyncIterable<ProfilePart>;

/** Options with a way to have ranges profiled elsewhere; default: one range, here. */
export interface TableOptions extends ProfileOptions {
  readonly ranges?: RangeRunner;
}

/**
 * Learns everything about a table in one pass. Throws `DataError` 'cancelled'; a file that changes meanwhile gives what
 * was read until then, with `complete` false.
 */
export async function profileTable(
  source: ByteSource,
  from: CheckSource,
  guess: DialectGuess,
  options: TableOptions,
): Promise<ProfileResult> {
  const pacer = new Pacer(options.signal);
  pacer.check();
  const keep = options.keep ?? keptCells;
  const opening = readOpening(source, guess, keep);
  const { part } = opening;
  const names = opening.headers.map((header) => header.name);
  const plan = planProfile(source, part.end, { dialect: guess, names, ...options, keep });
  const onReached = (offset: number): void => options.onProgress?.(offset / Math.max(1, source.size));
  const keys = new TableKeys(plan);
  try {
    const work = { source, from, plan, start: part.end, end: source.size, pacer, onReached };
    if (options.ranges === undefined) await addWhole(work, part, keys);
    else await addRanges(options.ranges(work), work, part, keys);
    const isDeclared = (column: number): boolean => isDeclaredUnique(options.expectations, names[column] ?? '');
    const repeats = await findRepeats(keys, work, part, isDeclared);
    return { profile: await tableProfile(pacer, guess, opening, repeats), lines: part.lines };
  } finally {
    keys.dispose();
  }
}

/** All in one range, whose keys are put away as they come. */
async function addWhole(work: RangeWork, part: ProfilePart, keys: TableKeys): Promise<void> {
  const { source, plan, start, end, pacer, onReached } = work;
  const onKeys = (range: ProfilePart): void => keys.take(range, 0);
  const range = await profileRange({ source, plan, start, end }, { pacer, onReached, onKeys });
  onKeys(range);
  mergeParts(part, range, plan);
}

async function addRanges(
  ranges: AsyncIterable<ProfilePart>,
  { plan, onReached }: RangeWork,
  part: ProfilePart,
  keys: TableKeys,
): Promise<void> {
  for await (const range of ranges) {
    keys.take(range, part.rows);
    mergeParts(part, range, plan);
    onReached(part.end);
    if (range.changed) return;
  }
}

/** None where the file has changed: its bytes cannot be compared any more. */
async function findRepeats(
  keys: TableKeys,
  { source, pacer }: RangeWork,
  part: ProfilePart,
  isDeclared: (column: number) => boolean,
): Promise<TableRepeats> {
  const none = { records: noRepeats, columns: new Map() };
  if (part.changed) return none;
  try {
    return await keys.find(source, isDeclared, pacer);
  } catch (error) {
    if (!(error instanceof DataError) || error.reason !== 'changed') throw error;
    part.changed = true;
    return none;
  }
}

async function tableProfile(
  pacer: Pacer,
  guess: DialectGuess,
  { headers, endsWithNewline, part }: Opening,
  repeats: TableRepeats,
): Promise<TableProfile> {
  const empty = part.end <= guess.bom && part.rows === 0;
  const columns: ColumnProfile[] = [];
  for (const [index, header] of (empty ? [] : headers).entries()) {
    const state = part.columns[index] ?? createColumn();
    columns.push(columnProfile(index, header, state, part.sample, repeats.columns.get(index) ?? null));
    const pause = pacer.due();
    if (pause !== null) await pause;
  }
  const ends = { width: guess.width, endsWithNewline, repeats: repeats.records };
  const reason = stopReason(part);
  return { rows: part.rows, columns, structure: toStructure(part.structure, ends), complete: reason === null, reason };
}

function stopReason({ changed, rows, structure }: ProfilePart): string | null {
  if (changed) return `the file changed while it was read, at row ${String(rows + 1)}`;
  if (structure.cut === null) return null;
  const record = structure.cut < 0 ? 'the header' : `row ${String(structure.cut + 1)}`;
  return `${record} is longer than 16 MB, and what lies beyond that was not looked at`;
}
