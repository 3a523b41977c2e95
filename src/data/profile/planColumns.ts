import type { Expectations } from '../../project/expectations';
import type { ByteSource } from '../csv/byteSource';
import { cellText } from '../csv/cell';
import type { Dialect } from '../csv/dialect';
import { bestKernel } from './bestKernel';
import { firstSeed, hashBytes } from './cellHash';
import { CellKind } from './cellKind';
import { CellClassifier } from './classifyCell';
import type { TrackedKeys } from './columnState';
import { expectationOf, isMissing } from './declared';
import {
  addEntry,
  copyEntry,
  createDictionary,
  entryKind,
  findEntry,
  keyEnd,
  keyStart,
  type Dictionary,
} from './dictionary';
import {
  headBytes,
  headRecords,
  isDeclaredUnique,
  looksLikeIdentifier,
  seriesOf,
  type HeadColumn,
} from './identifiers';
import { columnLimits } from './limits';
import type { ProfilePart } from './profilePart';
import type { ProfilePlan } from './profilePlan';
import { leastLevel } from './rowSample';
import { viewed } from './viewed';

/** Frequent spellings that are counted exactly in a column with too many. */
const mostTracked = 64;

/** What comes less often among the records of the head is not frequent. */
const fewestTracked = 5;

const nothingTracked: TrackedKeys = createDictionary();

/** What a plan is made from, beside the bytes. */
export interface PlanFacts {
  readonly dialect: Dialect;
  readonly names: readonly string[];
  readonly expectations: Expectations;
  readonly now: Date;
  readonly keep: number;
}

/** Decides from the head of the table, whose first record begins at `start`, how to profile the whole. */
export function planProfile(source: ByteSource, start: number, facts: PlanFacts): ProfilePlan {
  const plain: ProfilePlan = {
    dialect: { delimiter: facts.dialect.delimiter, width: facts.dialect.width },
    columns: facts.names.map((name, index) => ({
      index,
      expectation: expectationOf(facts.expectations, name),
      unique: false,
      tracked: nothingTracked,
      closed: false,
      kept: { kinds: 0, flags: 0 },
    })),
    limits: columnLimits(facts.dialect.width),
    now: facts.now.getTime(),
    keep: facts.keep,
    sampleLevel: 0,
    meanRecord: 0,
  };
  const head = profileHead(source, start, plain);
  const meanRecord = (head.end - start) / Math.max(1, head.rows);
  const isText = head.columns.every(({ dictionary }) => holdsText(dictionary));
  return {
    ...plain,
    meanRecord,
    sampleLevel: leastLevel(head.sample, (source.size - start) / Math.max(1, meanRecord)),
    columns: plain.columns.map((column, index) => {
      const state = head.columns[index];
      const name = facts.names[index] ?? '';
      if (state === undefined) return column;
      const unique =
        isDeclaredUnique(facts.expectations, name) || looksLikeIdentifier(headColumn(state.dictionary, index, name));
      const tracked = frequent(state.dictionary);
      return { ...column, unique, tracked: isText && index === 0 ? withName(tracked, name, facts.now) : tracked };
    }),
  };
}

function profileHead(source: ByteSource, start: number, plan: ProfilePlan): ProfilePart {
  const kernel = bestKernel({ source, plan, start, end: start + headBytes, most: headRecords });
  try {
    while (kernel.step());
    return kernel.finish();
  } finally {
    kernel.dispose();
  }
}

function headColumn(dictionary: Dictionary, index: number, name: string): HeadColumn {
  const texts = new Set<string>();
  let values = 0;
  let decimals = false;
  for (let entry = 0; entry < dictionary.size; entry++) {
    const kind = entryKind(dictionary, entry);
    if (isMissing(kind)) continue;
    values += dictionary.counts[entry] ?? 0;
    decimals ||= kind === CellKind.Decimal;
    texts.add(cellText(dictionary.keys, keyStart(dictionary, entry), keyEnd(dictionary, entry)));
  }
  return { index, name, values, distinct: texts.size, decimals, ...seriesOf(texts) };
}

function holdsText(dictionary: Dictionary): boolean {
  for (let entry = 0; entry < dictionary.size; entry++) {
    const kind = entryKind(dictionary, entry);
    if (kind !== CellKind.Text && !isMissing(kind)) return false;
  }
  return true;
}

/** With the name of the column: in a table of text alone nothing else tells whether the header stands among the rows again. */
function withName(tracked: TrackedKeys, name: string, now: Date): TrackedKeys {
  const text = viewed(new TextEncoder().encode(name));
  const end = text.bytes.length;
  if (end === 0) return tracked;
  const hash = hashBytes(text.view, 0, end, firstSeed);
  if (findEntry(tracked, hash, text, 0, end) >= 0) return tracked;
  const named = tracked === nothingTracked ? createDictionary() : tracked;
  const classifier = new CellClassifier(now);
  classifier.classify(text.bytes, 0, end);
  const { kind, flags, number } = classifier;
  addEntry(named, hash, text, 0, end, { kind, flags, number });
  return named;
}

/** The spellings that came often, the most frequent first, with nothing counted. */
function frequent(dictionary: Dictionary): TrackedKeys {
  const entries = Array.from({ length: dictionary.size }, (_, entry) => entry)
    .filter((entry) => (dictionary.counts[entry] ?? 0) >= fewestTracked)
    .sort((a, b) => (dictionary.counts[b] ?? 0) - (dictionary.counts[a] ?? 0) || a - b)
    .slice(0, mostTracked);
  if (entries.length === 0) return nothingTracked;
  const tracked = createDictionary();
  const keys = viewed(dictionary.keys);
  for (const entry of entries) copyEntry(tracked, dictionary, keys, entry);
  return tracked;
}
